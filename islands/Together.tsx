import { useEffect, useRef, useState } from "preact/hooks";
import {
  amount,
  type Axis,
  type InterestRow,
  keyOf,
  type Picked,
  togetherChart,
} from "../lib/ui/charts/together.ts";
import { huesOf } from "../lib/ui/charts/hues.ts";
import { keepPicks, tickBoxes } from "../lib/ui/charts/picks.ts";
import { ChartCanvas } from "../components/ChartCanvas.tsx";
import { useSlot } from "../lib/ui/navigation/use_slot.ts";

/** What is drawn together under some filters. */
export interface TogetherView {
  /** The address of the question `interest`, without ids. */
  api: string;
  metric: "hours" | "plays";
  /** How many can be drawn. */
  most: number;
  axis: Axis;
  picked: readonly Picked[];
  rows: readonly InterestRow[];
}

interface TogetherProps {
  /** What the server renders. */
  view: TogetherView;
  text: Record<Text, string> & { readonly unit: Record<"hours" | "plays", string> };
}

type Text =
  | "topic"
  | "label"
  | "hint"
  | "full"
  | "remove"
  | "clear"
  | "show"
  | "table"
  | "csv"
  | "when"
  | "name"
  | "failed"
  | "retry"
  | "keys";

/** What is ticked in the table below, drawn in one chart; the address keeps it. */
export default function Together({ view, text }: TogetherProps) {
  const { api, metric, most, axis, ...first } = useSlot("together", view);
  const slot = useRef<HTMLElement>(null);
  const [picked, pick] = useState(first.picked);
  const [rows, setRows] = useState(first.rows);
  const [hasFailed, fail] = useState(false);
  useEffect(() => {
    pick(first.picked);
    setRows(first.rows);
    fail(false);
  }, [first.picked, first.rows]);

  const show = async (wanted: readonly Picked[]) => {
    pick(wanted);
    keepPicks(wanted.map(({ id }) => id));
    const missing = wanted.filter(({ id }) => !rows.some((row) => row.id === id));
    if (missing.length === 0) return;
    try {
      const response = await fetch(`${api}&ids=${missing.map(({ id }) => id).join()}`);
      if (!response.ok) throw new Error(response.statusText);
      const { data }: { data: InterestRow[] } = await response.json();
      setRows((rows) => [...rows, ...data]);
      fail(false);
    } catch {
      fail(true);
    }
  };

  useEffect(() => tickBoxes(slot.current, picked, most, show), [picked, rows]);

  const chart = togetherChart(picked, rows, axis, metric);
  const hues = huesOf(picked.map(keyOf));
  return (
    <section
      class={`together${picked.length > 0 ? " open" : ""}`}
      aria-label={text.label}
      ref={slot}
    >
      <p class="hint" role="status">{picked.length < most ? text.hint : text.full}</p>
      <button class="button without-script" type="submit">{text.show}</button>
      {picked.length === 0 ? null : (
        <>
          <ul class="picked">
            {picked.map((one) => (
              <li key={one.id}>
                <svg viewBox="0 0 10 10" aria-hidden="true" class={`tone-${hues.get(keyOf(one))}`}>
                  <circle cx="5" cy="5" r="5" />
                </svg>
                <bdi>{one.name}</bdi>
                <button
                  type="button"
                  aria-label={`${text.remove} ${one.name}`}
                  onClick={() => show(picked.filter(({ id }) => id !== one.id))}
                >
                  ×
                </button>
              </li>
            ))}
            <li>
              <button type="button" onClick={() => show([])}>{text.clear}</button>
            </li>
          </ul>
          {hasFailed
            ? (
              <p role="alert">
                {text.failed}{" "}
                <button type="button" onClick={() => show(picked)}>{text.retry}</button>
              </p>
            )
            : <ChartCanvas name={text.name} description={text.keys} data={chart} />}
          <footer>
            <span>{text.unit[metric]}</span>
            <TogetherTable chart={chart} metric={metric} text={text} />
            <a href={`${api}&ids=${picked.map(({ id }) => id).join()}&format=csv`} download>
              {text.csv}
            </a>
          </footer>
        </>
      )}
    </section>
  );
}

interface TogetherTableProps {
  chart: ReturnType<typeof togetherChart>;
  metric: "hours" | "plays";
  text: TogetherProps["text"];
}

/** The same numbers. */
function TogetherTable({ chart: { titles, series }, metric, text }: TogetherTableProps) {
  return (
    <details>
      <summary>{text.table}</summary>
      <div class="numbers" tabindex={0} role="region" aria-label={text.name}>
        <table>
          <caption>{text.name}</caption>
          <thead>
            <tr>
              <th scope="col">{text.when}</th>
              {series.map(({ name }, at) => <th key={at} scope="col">{name}</th>)}
            </tr>
          </thead>
          <tbody>
            {titles.map((title, at) => (
              <tr>
                <th scope="row">{title}</th>
                {series.map(({ values }, line) => (
                  <td key={line}>{amount(values[at] ?? 0, metric)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
