/** One of some ways to see a card. */
export interface ChoiceLink {
  readonly text: string;
  readonly href: string;
  readonly isChosen: boolean;
}

/** A choice within a card, as links: its state is in the address. */
export function Choice({ label, links }: { label: string; links: readonly ChoiceLink[] }) {
  return (
    <ul class="choice" aria-label={label}>
      {links.map(({ text, href, isChosen }) => (
        <li>
          <a href={href} aria-current={isChosen ? "true" : undefined}>{text}</a>
        </li>
      ))}
    </ul>
  );
}
