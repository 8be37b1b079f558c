import { withProgramName } from "../../core/program.ts";
import { FILTERS } from "../../queries/filters/params.ts";
import type { Question } from "../../queries/question.ts";
import type { Coverage } from "../../queries/questions/coverage.ts";
import type { NoticeRow } from "../../queries/questions/notices.ts";
import type { Reject } from "../../queries/questions/rejects.ts";
import type { SetAside } from "../../queries/questions/set_aside.ts";
import type { SourceRow } from "../../queries/questions/sources.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { ratioOf } from "../findings/finding.ts";
import { leastKnown, setAsideShare, sourceDays } from "../findings/sources.ts";
import { linkTo } from "../links/links.ts";
import { type Section, sectionOf } from "../section.ts";
import type { CardView, FigureView, ShareRow } from "../views/card.ts";
import { localTimes, zonesOf } from "../views/local_times.ts";
import { leftAside } from "../views/ignored_filters.ts";
import { pageStateOf } from "../views/page_state.ts";
import { reasonName, reasonText, type Receipt, receiptOf } from "../views/receipt.ts";
import { fileName, type SourceTimes, sourceTimes } from "../views/source_times.ts";
import { count, hours, longDay, percent, shortDay, timeOfDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.data;

/** How many rejected records are listed. */
const REJECTS = 100;
/** Below this share it is said how more becomes known. */
const WELL_KNOWN = 0.8;

/** What the page about the data shows. */
export interface DataPage {
  readonly title: string;
  readonly lead: string;
  readonly receipt: Receipt;
  /** When the database was made. */
  readonly made: string;
  /** Null where the last ingest found nothing to tell. */
  readonly notices: NoticesCardView | null;
  readonly sources: SourcesCardView;
  readonly setAside: SharesCardView;
  readonly coverage: Section<SharesCardView & { readonly command: string | null }>;
  readonly rejects: Section<RejectsCardView>;
  readonly assumptions: CardView & { readonly figures: readonly FigureView[] };
  readonly definitions: DefinitionsCardView;
  readonly versions: CardView & { readonly rows: readonly (readonly [string, string])[] };
}

/** What the last ingest found that a person should know. */
export interface NoticesCardView extends CardView {
  readonly rows: readonly { readonly name: string; readonly sentence: string }[];
  readonly api: string;
}

/** The files along time. */
export interface SourcesCardView extends CardView {
  readonly times: SourceTimes;
}

/** Parts of a whole. */
export interface SharesCardView extends CardView {
  readonly rows: readonly ShareRow[];
}

/** The records that could not be used. */
export interface RejectsCardView extends CardView {
  readonly rows: readonly {
    readonly reason: string;
    readonly position: string;
    readonly file: string;
    readonly path: string;
  }[];
  readonly csv: string;
}

/** Every question with the sentence that declares it. */
export interface DefinitionsCardView extends CardView {
  readonly rows: readonly {
    readonly path: string;
    /** Null for one that needs to be told more. */
    readonly href: string | null;
    readonly help: string;
  }[];
  readonly api: string;
}

/** Builds the page about the data. */
export async function loadDataPage(store: Store, search: URLSearchParams): Promise<DataPage> {
  const aside = leftAside([...FILTERS, "credit"], pageStateOf(search));
  const [{ data: sources }, { data: setAside }, { data: meta }, credits, notices, health] =
    await Promise
      .all([
        store.query(QUESTIONS.sources, {}),
        store.query(QUESTIONS["set-aside"], {}),
        store.query(QUESTIONS.meta, {}),
        store.query(QUESTIONS.credits, {}),
        store.query(QUESTIONS.notices, {}),
        store.health(),
      ]);
  const facts = new Map(meta.map(({ key, value }) => [key, value ?? ""]));
  const [coverage, rejects] = await Promise.all([
    sectionOf(text.coverage.topic, async () => {
      const [{ data: rows }, { data: summary }] = await Promise.all([
        store.query(QUESTIONS.coverage, {}),
        store.query(QUESTIONS.summary, {}),
      ]);
      return coverageCard(rows, summary.total_hours);
    }),
    sectionOf(text.rejects.topic, async () => {
      const { data: rows } = await store.query(QUESTIONS.rejects, { limit: REJECTS });
      return rejectsCard(rows, sum(sources, "rejected"));
    }),
  ]);
  const receipt = receiptOf(sources, setAside);
  const built = facts.get("built_at") ?? "";
  const day = built === "" ? "" : longDay(built);
  return {
    title: text.hero(receipt.records, receipt.isBalanced),
    lead: [
      text.lead(sources.length, day, sum(sources, "plays"), receipt.records),
      ...aside.map((line) => `${line}.`),
    ].join(" "),
    receipt,
    made: [day, timeOfDay(built)].filter(Boolean).join(", "),
    notices: noticesCard(notices.data),
    sources: sourcesCard(sources, facts, store.shows),
    setAside: setAsideCard(setAside, receipt.records, facts),
    coverage,
    rejects,
    assumptions: assumptionsCard(sources, facts, credits.data.tracks),
    definitions: definitionsCard(),
    versions: versionsCard(facts, health.engine),
  };
}

type Facts = ReadonlyMap<string, string>;

function sum(
  sources: readonly SourceRow[],
  column: "plays" | "duplicates" | "rejected",
): number {
  return sources.reduce((all, row) => all + row[column], 0);
}

function noticesCard(notices: readonly NoticeRow[]): NoticesCardView | null {
  const { topic, finding, note, name } = text.notices;
  return notices.length === 0 ? null : {
    id: "notices",
    topic,
    finding: finding(notices.length),
    notes: [note],
    table: null,
    rows: notices.map(({ code, sentence }) => ({ name: name(code), sentence })),
    api: linkTo("/api/notices"),
  };
}

function sourcesCard(
  sources: readonly SourceRow[],
  facts: Facts,
  shows: Store["shows"],
): SourcesCardView {
  const local = localTimes(facts.get("timezone") ?? "", facts.get("timezone_spans"));
  const times = sourceTimes(sources, local);
  const files = shows === "sums" ? null : times.bars.map(({ days }) => days);
  const found = sourceDays(files, {
    files: sources.length,
    duplicates: sum(sources, "duplicates"),
  });
  const dayOf = (utc: string | null) => utc === null ? "" : shortDay(local(utc));
  return {
    id: "sources",
    topic: text.sources.topic,
    finding: text.sources.finding(found),
    notes: [text.sources.note],
    times,
    table: {
      caption: text.sources.topic,
      columns: [...text.sources.columns, text.sources.rejected],
      rows: sources.map((row) => [
        row.path,
        row.format.replaceAll("_", " "),
        dayOf(row.first_at),
        dayOf(row.last_at),
        ...[row.records, row.plays, row.set_aside, row.duplicates, row.rejected].map(count),
      ]),
      csv: linkTo("/api/sources", "format=csv"),
    },
  };
}

function setAsideCard(rows: readonly SetAside[], records: number, facts: Facts): SharesCardView {
  const shortest = thresholdText(facts.get("min_play_duration_ms"));
  const share = (part: number) => ratioOf({ part, whole: records, of: "records" });
  const { topic, finding, note, reason, records: columnRecords, hours: columnHours } =
    text.setAside;
  return {
    id: "set-aside",
    topic,
    finding: finding(setAsideShare(rows, records)),
    notes: [note],
    rows: rows.map((row) => ({
      name: reasonName(row.reason),
      under: reasonText(row.reason, shortest),
      value: `${count(row.records)} · ${percent(share(row.records))}`,
      share: share(row.records),
    })),
    table: {
      caption: topic,
      columns: [reason, columnRecords, columnHours],
      rows: rows.map((row) => [reasonName(row.reason), count(row.records), hours(row.hours)]),
      csv: linkTo("/api/set-aside", "format=csv"),
    },
  };
}

function coverageCard(
  rows: readonly Coverage[],
  allHours: number,
): SharesCardView & { readonly command: string | null } {
  const { coverage } = text;
  const found = leastKnown(rows, allHours);
  const isLow = found.says === "nothing" ||
    found.says === "least" && ratioOf(found.share) < WELL_KNOWN;
  return {
    id: "coverage",
    topic: coverage.topic,
    finding: coverage.finding(found),
    notes: [coverage.note],
    rows: rows.map((row) => ({
      name: kindName(row.what),
      under: coverage.ofPlays(percent(row.plays_share ?? 0)),
      value: percent(row.hours_share ?? 0),
      share: row.hours_share ?? 0,
    })),
    table: {
      caption: coverage.topic,
      columns: [coverage.what, coverage.hours, coverage.plays],
      rows: rows.map((row) => [
        kindName(row.what),
        percent(row.hours_share ?? 0),
        percent(row.plays_share ?? 0),
      ]),
      csv: linkTo("/api/coverage", "format=csv"),
    },
    command: isLow ? withProgramName("deno task enrich") : null,
  };
}

function kindName(what: string): string {
  const kinds: Readonly<Record<string, string>> = text.coverage.kinds;
  return kinds[what] ?? what;
}

function rejectsCard(rows: readonly Reject[], rejected: number): RejectsCardView {
  const { rejects } = text;
  const all = Math.max(rejected, rows.length);
  return {
    id: "rejects",
    topic: rejects.topic,
    finding: all === 0 ? rejects.none : rejects.finding(all),
    notes: all === 0 ? [] : [
      rejects.note,
      ...(all > rows.length ? [rejects.more(rows.length, all)] : []),
    ],
    table: null,
    rows: rows.map(({ path, position, reason }) => ({
      reason,
      position: count(position),
      file: fileName(path ?? ""),
      path: path ?? "",
    })),
    csv: linkTo("/api/rejects", "format=csv"),
  };
}

/** The rules behind every number, with the values they have now. */
function assumptionsCard(
  sources: readonly SourceRow[],
  facts: Facts,
  creditedTracks: number,
): DataPage["assumptions"] {
  const { assumptions } = text;
  const zone = facts.get("timezone") ?? "";
  const zones = zonesOf(facts.get("timezone_spans"), zone);
  const travels = zones.length > 1;
  const zoneText = travels ? assumptions.zones(zones.length) : cityOf(zone);
  return {
    id: "assumptions",
    topic: assumptions.topic,
    finding: assumptions.finding,
    notes: [],
    table: null,
    figures: [
      {
        label: assumptions.shortest,
        value: thresholdText(facts.get("min_play_duration_ms")),
        note: assumptions.shortestNote,
      },
      {
        label: assumptions.zone,
        value: zone === "" ? assumptions.zoneUnknown : zoneText,
        note: travels ? assumptions.zonesNote(zone) : assumptions.zoneNote(zone),
      },
      {
        label: assumptions.duplicates,
        value: count(sum(sources, "duplicates")),
        note: assumptions.duplicatesNote,
      },
      {
        label: assumptions.session,
        value: assumptions.sessionValue,
        note: assumptions.sessionNote,
      },
      {
        label: words.credit.label,
        value: words.credit.album,
        note: assumptions.creditNote(creditedTracks),
      },
    ],
  };
}

function definitionsCard(): DefinitionsCardView {
  const questions = Object.values<Question>(QUESTIONS);
  const { topic, finding, note } = text.definitions;
  return {
    id: "definitions",
    topic,
    finding: finding(questions.length),
    notes: [note],
    table: null,
    rows: questions.map(({ path, help, inPath, required }) => ({
      path,
      href: inPath.length === 0 && required === undefined ? linkTo(`/api/${path}`) : null,
      help: help.replaceAll("`", ""),
    })),
    api: linkTo("/api"),
  };
}

/** What the answers were made of. */
function versionsCard(facts: Facts, engine: "duckdb" | "postgres"): DataPage["versions"] {
  const { versions } = text;
  const fact = (key: string) => facts.get(key) || versions.unknown;
  const synced = facts.get("synced_at");
  return {
    id: "versions",
    topic: versions.topic,
    finding: versions.finding,
    notes: [],
    table: null,
    rows: [
      [versions.engine, versions.engines[engine]],
      [versions.built, utc(facts.get("built_at"))],
      ...(synced === undefined ? [] : [[versions.synced, utc(synced)] as const]),
      [versions.data, fact("data_version")],
      [versions.metadata, fact("metadata_version")],
      [versions.schema, fact("schema_version")],
    ],
  };
}

function utc(time: string | undefined): string {
  const { versions } = text;
  if (time === undefined || time === "") return versions.unknown;
  const at = timeOfDay(time);
  return at === undefined ? longDay(time) : versions.utc(`${longDay(time)}, ${at}`);
}

/** The city of a zone, which is how people call it: `Buenos Aires`. */
function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** A threshold in milliseconds as `30 s`; the setting's default when the database does not say. */
function thresholdText(milliseconds: string | undefined): string {
  const value = Number(milliseconds ?? "30000");
  return `${(Number.isFinite(value) ? value : 30_000) / 1000}\u00a0s`;
}
