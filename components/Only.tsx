import type { MarkLink } from "../lib/ui/charts/data.ts";

/** Narrows the page down to the row that it is in. */
export function Only({ link: { href, label } }: { link: MarkLink }) {
  return (
    <a class="only" href={href} aria-label={label} title={label}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 3h12M4.5 8h7M7 13h2" />
      </svg>
    </a>
  );
}
