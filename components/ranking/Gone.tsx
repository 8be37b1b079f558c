import type { GoneView } from "../../lib/ui/pages/ranking.ts";

/** What was among the first of the compared range and is not played any more. */
export function Gone({ view: { title, rows } }: { view: GoneView }) {
  return (
    <section class="gone" aria-labelledby="gone-title">
      <h2 id="gone-title">{title}</h2>
      <ul>
        {rows.map(({ name: { name, href }, was }) => (
          <li key={name}>
            {href === undefined ? <bdi>{name}</bdi> : (
              <a href={href}>
                <bdi>{name}</bdi>
              </a>
            )} <span class="was">{was}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
