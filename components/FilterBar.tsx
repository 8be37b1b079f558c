import { linkTo } from "../lib/site/links.ts";
import {
  compareLinks,
  type FilterLink,
  metricLinks,
  presetLinks,
} from "../lib/views/filter_links.ts";
import type { Scope } from "../lib/views/overview.ts";
import { words } from "../lib/words/mod.ts";

interface FilterBarProps {
  scope: Scope;
  path: string;
  /** Whether the page compares ranges. */
  compares?: boolean;
  /** What the page itself was asked for, which a change of filters keeps. */
  kept?: Readonly<Record<string, string>>;
}

/** Range, measure and comparison: links and one form, so that all state is in the address. */
export function FilterBar({ scope, path, compares = true, kept = {} }: FilterBarProps) {
  const { filters } = words;
  const { data, range, state } = scope;
  const presets = presetLinks(scope);
  return (
    <section class="filters" aria-label={filters.label}>
      <Links label={filters.presets} links={presets} path={path} kept={kept} kind="presets" />
      <Links
        label={filters.metric}
        links={metricLinks(scope)}
        path={path}
        kept={kept}
        kind="metric"
      />
      <details open={!presets.some(({ isChosen }) => isChosen)}>
        <summary>{filters.custom}</summary>
        <form action={linkTo(path)}>
          {state.metric === "hours"
            ? null
            : <input type="hidden" name="metric" value={state.metric} />}
          {state.compare === "none"
            ? null
            : <input type="hidden" name="compare" value={state.compare} />}
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Day name="startDate" label={filters.from} value={range.start} data={data} />
          <Day name="endDate" label={filters.to} value={range.end} data={data} />
          <button class="button" type="submit">{filters.apply}</button>
        </form>
      </details>
      <Links
        label={filters.compare}
        links={compares ? compareLinks(scope) : []}
        path={path}
        kept={kept}
        kind="compare"
      />
    </section>
  );
}

interface LinksProps {
  label: string;
  links: readonly FilterLink[];
  path: string;
  kept: Readonly<Record<string, string>>;
  kind: string;
}

function Links({ label, links, path, kept, kind }: LinksProps) {
  if (links.length === 0) return null;
  return (
    <ul class={kind} aria-label={label}>
      {links.map(({ text, search, isChosen }) => (
        <li>
          <a
            href={linkTo(path, new URLSearchParams([...search, ...Object.entries(kept)]))}
            aria-current={isChosen ? "true" : undefined}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface DayProps {
  name: string;
  label: string;
  value: string;
  data: { start: string; end: string };
}

function Day({ name, label, value, data }: DayProps) {
  return (
    <label>
      {label}
      <input type="date" name={name} value={value} min={data.start} max={data.end} required />
    </label>
  );
}
