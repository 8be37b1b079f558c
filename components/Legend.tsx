import type { ChartSeries } from "../lib/ui/charts/data.ts";

/** What the colours of a chart stand for. */
export function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul class="legend">
      {series.map(({ name, tone, link }) => (
        <li>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect class={`data-${tone}`} width="10" height="10" />
          </svg>
          {link === undefined ? <bdi>{name}</bdi> : (
            <a href={link.href} title={link.label}>
              <bdi>{name}</bdi>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
