import type { FilterBarView } from "../../lib/ui/views/filter_bar.ts";

interface ChipsProps {
  view: Pick<FilterBarView, "chips" | "clear" | "everything">;
  texts: Readonly<Record<"active" | "clear" | "all", string>>;
}

/** What is shown, in words: the whole of the data, or what was chosen of it, each removable. */
export function Chips({ view: { chips, clear, everything }, texts }: ChipsProps) {
  return (
    <div class="shown">
      {everything === null ? null : (
        <p>
          {texts.all} <span class="hint">{everything}</span>
        </p>
      )}
      {chips.length === 0 ? null : (
        <ul class="chips" aria-label={texts.active}>
          {chips.map(({ name, text, label, href }) => (
            <li key={name} class={name === "range" ? name : undefined}>
              <a href={href} aria-label={label}>
                <bdi>{text}</bdi>
                <svg viewBox="0 0 10 10" aria-hidden="true">
                  <path d="M1.5 1.5l7 7m0-7l-7 7" stroke="currentColor" stroke-width="1.4" />
                </svg>
              </a>
            </li>
          ))}
          {clear === null || chips.length < 2 ? null : (
            <li key="clear" class="clear">
              <a href={clear}>{texts.clear}</a>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
