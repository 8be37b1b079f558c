import type { Node } from "jsonc-parser";
import { CliError } from "../core/errors.ts";
import { fieldsOf, isDay, kindOf, lineOf, parseTyped, quoted } from "../core/typed_json.ts";
import { canonicalZone } from "./timezone.ts";

/** A stay in a zone other than the home zone: local dates (`2019-05-01`), both inclusive. */
export interface TravelPeriod {
  readonly from: string;
  readonly to: string;
  /** A name that `canonicalZone` returned. */
  readonly zone: string;
}

/** What `timezones.json` says. */
export interface TravelLog {
  /** The home zone, from the entry without dates; undefined without such an entry. */
  readonly home: string | undefined;
  /** In the order of their dates, none overlapping another. */
  readonly periods: readonly TravelPeriod[];
}

/**
 * Parses `timezones.json`: which zone was in force from which local date to which, and, in the
 * entry without dates, the home zone. `path` is for errors.
 *
 * @throws {CliError} `bad-travel-log`, naming the entry and its line, or the line and column of
 *   broken JSON
 *
 * @example
 * ```ts
 * import { parseTravelLog } from "./travel_log.ts";
 *
 * const log = '[{ "zone": "America/Toronto" }, ' +
 *   '{ "from": "2019-05-01", "to": "2019-08-30", "zone": "Europe/Berlin" }]';
 * const { home, periods } = parseTravelLog(log, "data_raw/timezones.json");
 * console.assert(home === "America/Toronto" && periods[0]?.zone === "Europe/Berlin");
 * ```
 */
export function parseTravelLog(text: string, path: string): TravelLog {
  const json = parseTyped(text, { path, code: "bad-travel-log", ...LOG });
  const { root } = json;
  if (root.type !== "array") {
    throw badLog(`The travel log holds ${kindOf(root)}, expected a list.`, path, FORM);
  }
  const all = (root.children ?? []).map((node, at) => {
    const where = `${path}, line ${lineOf(json, node)}`;
    return { ...readEntry(node, { number: at + 1, where }), number: at + 1, where };
  });
  const [usual, second] = all.filter((entry) => entry.from === undefined);
  if (second !== undefined) {
    throw badEntry(
      second,
      "has no dates, as an entry before it",
      "Only one zone can be the home zone.",
    );
  }
  const entries = all.filter((entry) => entry.from !== undefined);
  entries.sort((a, b) => a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
  entries.forEach((entry, at) => refuseOverlap(entries[at - 1], entry, path));
  return { home: usual?.zone, periods: entries.map(({ from, to, zone }) => ({ from, to, zone })) };
}

/** Which entry is read, counted from 1, and its line. */
interface Place {
  readonly number: number;
  readonly where: string;
}

const KEYS = ["from", "to", "zone"] as const;

const FORM = 'The form is [{ "from": "2019-05-01", "to": "2019-08-30", "zone": "Europe/Berlin" }].';

const LOG = { called: "travel log", empty: "[] for no travels", form: FORM };

function readEntry(
  node: Node,
  place: Place,
): TravelPeriod | { from: undefined; to: undefined; zone: string } {
  if (node.type !== "object") throw badEntry(place, `is ${kindOf(node)}, expected an object`, FORM);
  const fields = readFields(node, place);
  if (!fields.has("from") && !fields.has("to") && fields.has("zone")) {
    return { from: undefined, to: undefined, zone: readZone(fields, place) };
  }
  const from = readDate(fields, "from", place);
  const to = readDate(fields, "to", place);
  if (from > to) {
    throw badEntry(place, `ends (${to}) before it begins (${from})`, "Swap or correct the dates.");
  }
  return { from, to, zone: readZone(fields, place) };
}

function readFields(node: Node, place: Place): Map<string, Node> {
  const fields = new Map<string, Node>();
  for (const [key, value] of fieldsOf(node)) {
    if (!KEYS.some((known) => known === key)) {
      const wanted = KEYS.map((known) => `"${known}"`).join(", ");
      throw badEntry(place, `has the key ${quoted(key)}, expected ${wanted}`, FORM);
    }
    if (fields.has(key)) throw badEntry(place, `has "${key}" twice`, "Remove one of them.");
    fields.set(key, value);
  }
  return fields;
}

function readText(fields: Map<string, Node>, key: string, place: Place): string {
  const node = fields.get(key);
  if (node === undefined) throw badEntry(place, `has no "${key}"`, FORM);
  if (node.type === "string") return String(node.value);
  throw badEntry(place, `has ${kindOf(node)} as "${key}", expected a text in double quotes`, FORM);
}

function readDate(fields: Map<string, Node>, key: string, place: Place): string {
  const text = readText(fields, key, place);
  if (isDay(text)) return text;
  throw badEntry(
    place,
    `has ${quoted(text)} as "${key}", expected a day of the calendar as year-month-day`,
    "Write it with four, two and two digits: 2019-05-01.",
  );
}

function readZone(fields: Map<string, Node>, place: Place): string {
  const text = readText(fields, "zone", place);
  try {
    return canonicalZone(text);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw badEntry(place, `names an unknown zone: ${error.message.replace(/\.$/, "")}`, error.fix);
  }
}

interface Entry extends TravelPeriod {
  readonly number: number;
}

/** Sorted by first date: if no period overlaps the one before it, none overlap. */
function refuseOverlap(before: Entry | undefined, entry: Entry, path: string): void {
  if (before === undefined || before.to < entry.from) return;
  const [first, second] = before.number < entry.number ? [before, entry] : [entry, before];
  const last = before.to < entry.to ? before.to : entry.to;
  const shared = entry.from === last ? last : `${entry.from} to ${last}`;
  throw badLog(
    `Entries ${named(first)} and ${named(second)} of the travel log overlap: both hold ${shared}.`,
    path,
    'A day can have one zone only, and "to" counts as well: let one end before the other begins.',
  );
}

function named({ number, from, to, zone }: Entry): string {
  return `${number} (${from} to ${to}, ${zone})`;
}

function badEntry({ number, where }: Place, found: string, fix?: string): CliError {
  return badLog(`Entry ${number} of the travel log ${found}.`, where, fix);
}

function badLog(what: string, where: string, fix?: string): CliError {
  return new CliError("bad-travel-log", { what, where, fix });
}
