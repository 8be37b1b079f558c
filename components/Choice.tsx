import type { ChoiceView } from "../lib/ui/views/card.ts";

/** A choice within a card, as links; nothing where there is none. */
export function Choice({ view: { label, links } }: { view: ChoiceView }) {
  if (links.length === 0) return null;
  return (
    <ul class="choice" aria-label={label}>
      {links.map(({ text, href, isChosen }) => (
        <li key={text}>
          <a href={href} aria-current={isChosen ? "true" : undefined}>{text}</a>
        </li>
      ))}
    </ul>
  );
}
