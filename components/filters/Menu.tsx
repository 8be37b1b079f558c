import type { ComponentChildren } from "preact";

interface MenuProps {
  kind: string;
  /** What it opens. */
  name: string;
  /** What of it is chosen, when that is to be seen. */
  chosen?: string | undefined;
  children: ComponentChildren;
  onToggle?: (isOpen: boolean) => void;
}

/** A part of the filter bar that opens over the page; the browser alone can do it. */
export function Menu({ kind, name, chosen, children, onToggle }: MenuProps) {
  return (
    <details
      class={`menu ${kind}`}
      name="filters"
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary aria-current={chosen === undefined ? undefined : "true"}>
        {chosen ?? name}
        <svg viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.4" />
        </svg>
        {chosen === undefined ? null : <span class="visually-hidden">, {name}</span>}
      </summary>
      <div class="sheet">{children}</div>
    </details>
  );
}
