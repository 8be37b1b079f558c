import type { BarLink } from "../../lib/ui/views/filter_bar.ts";

interface BarLinksProps {
  kind: string;
  label: string;
  links: readonly BarLink[];
}

/** A choice of the filter bar, as links. */
export function BarLinks({ kind, label, links }: BarLinksProps) {
  return (
    <ul class={kind} aria-label={label}>
      {links.map(({ text, hint, href, isChosen }) => (
        <li key={text}>
          <a href={href} aria-current={isChosen ? "true" : undefined}>
            {text}
            {hint === undefined ? null : (
              <>
                <span class="hint">{hint}</span>
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
