import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { words } from "../words/mod.ts";
import { settled } from "./settled.ts";

/** How many rejected records are listed. */
const REJECTS = 100;

/** All that the receipt shows, asked of the store side by side. */
export async function loadData(store: Store) {
  const [sources, setAside, notices, rejects, coverage, meta, health] = await Promise.all([
    store.query(QUESTIONS.sources, {}),
    store.query(QUESTIONS["set-aside"], {}),
    store.query(QUESTIONS.notices, {}),
    settled(store.query(QUESTIONS.rejects, { limit: REJECTS })),
    settled(store.query(QUESTIONS.coverage, {})),
    store.query(QUESTIONS.meta, {}),
    store.health(),
  ]);
  return {
    sources: sources.data,
    setAside: setAside.data,
    notices: notices.data,
    get rejects() {
      return rejects().data;
    },
    get coverage() {
      return coverage().data;
    },
    facts: new Map(meta.data.map(({ key, value }) => [key, value ?? ""])),
    engine: health.engine,
  };
}

/** What {@linkcode loadData} gives. */
export type DataPage = Awaited<ReturnType<typeof loadData>>;

/** What a notice is about, in a word or two. */
export function noticeName(code: string): string {
  const { names } = words.data.notices;
  return isNotice(code) ? names[code] : code;
}

function isNotice(code: string): code is keyof typeof words.data.notices.names {
  return Object.hasOwn(words.data.notices.names, code);
}

/** The zones of a travel log, as `meta` holds it; one without a log. */
export function zonesOf(spans: string | undefined, zone: string): string[] {
  const found = new Set(zone === "" ? [] : [zone]);
  try {
    const parsed: unknown = JSON.parse(spans ?? "[]");
    for (const span of Array.isArray(parsed) ? parsed : []) {
      if (typeof span?.zone === "string") found.add(span.zone);
    }
  } catch { /* a database of another version: its zone is known all the same */ }
  return [...found];
}

/** The city of a zone, which is how people call it: `Buenos Aires`. */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** A threshold in milliseconds as `30 s`; the setting's default when the database does not say. */
export function thresholdText(milliseconds: string | undefined): string {
  const value = Number(milliseconds ?? "30000");
  return `${(Number.isFinite(value) ? value : 30_000) / 1000}\u00a0s`;
}
