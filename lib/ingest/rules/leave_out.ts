import type { Node } from "jsonc-parser";
import * as v from "valibot";
import { nearest } from "../../core/nearest.ts";
import { fieldsOf, isDay, kindOf, quoted } from "../../core/typed_json.ts";
import { PLATFORM_FAMILIES } from "../platform.ts";
import type { Refuse } from "./parse_rules.ts";
import type { LeaveOut } from "./rule.ts";

/** The keys of a `leave_out` rule, with the parser of each value. */
const KEYS = {
  artist: readName,
  track: readName,
  album: readName,
  show: readName,
  private: readTrue,
  from: readDay,
  to: readDay,
  platform: readPlatform,
  from_hour: hourReader(0, 23),
  to_hour: hourReader(1, 24),
} as const satisfies Record<Key, (field: Field) => string | number | true>;

type Key = keyof LeaveOut;

const text = v.exactOptional(v.string());
const hour = v.exactOptional(v.number());
const LEAVE_OUT = v.strictObject({
  artist: text,
  track: text,
  album: text,
  show: text,
  private: v.exactOptional(v.literal(true)),
  from: text,
  to: text,
  platform: text,
  from_hour: hour,
  to_hour: hour,
});

/** A value with its position, for error messages. */
interface Field {
  readonly key: Key;
  readonly node: Node;
  readonly refuse: Refuse;
}

const FORM = 'As in { "artist": "Rain Sounds" }, { "artist": "A", "track": "T" }, ' +
  '{ "private": true }, { "from": "2020-03-01", "to": "2020-03-14" } or ' +
  '{ "platform": "cast", "from_hour": 22, "to_hour": 6 }.';

/**
 * Reads a rule of `leave_out`.
 *
 * @throws {CliError} `bad-rules`
 */
export function readLeaveOut(node: Node, refuse: Refuse): LeaveOut {
  if (node.type !== "object") {
    throw refuse(node, `A rule of "leave_out" is ${kindOf(node)}, expected an object.`, FORM);
  }
  const fields = conditionsOf(node, refuse);
  const rule: LeaveOut = v.parse(
    LEAVE_OUT,
    // In a fixed order, so that equal rules have equal text.
    Object.fromEntries(
      keysOf(KEYS).flatMap((key) => {
        const field = fields.get(key);
        return field === undefined ? [] : [[key, KEYS[key](field)]];
      }),
    ),
  );
  refuseNonsense(rule, node, refuse);
  return rule;
}

function conditionsOf(node: Node, refuse: Refuse): Map<Key, Field> {
  const fields = new Map<Key, Field>();
  for (const [name, value] of fieldsOf(node)) {
    const key = keysOf(KEYS).find((known) => known === name);
    if (key === undefined) {
      const [close] = nearest(name, Object.keys(KEYS), 1);
      const meant = close === undefined ? "" : ` Did you mean "${close}"?`;
      throw refuse(
        value,
        `A rule of "leave_out" has the key ${quoted(name)}, expected ${
          Object.keys(KEYS).map((known) => `"${known}"`).join(", ")
        }.${meant}`,
        FORM,
      );
    }
    if (fields.has(key)) {
      throw refuse(value, `A rule of "leave_out" has "${key}" twice.`, "Remove one of them.");
    }
    fields.set(key, { key, node: value, refuse });
  }
  return fields;
}

function refuseNonsense(rule: LeaveOut, node: Node, refuse: Refuse): void {
  const { artist, track, album, show, from, to, from_hour, to_hour } = rule;
  if (Object.keys(rule).length === 0) {
    throw refuse(node, 'A rule of "leave_out" is empty, which would leave out everything.', FORM);
  }
  if (track !== undefined && artist === undefined) {
    throw refuse(
      node,
      'A rule of "leave_out" has a "track" without the "artist" it is by.',
      'Titles repeat: write { "artist": "A", "track": "T" }.',
    );
  }
  if (show !== undefined && [artist, track, album].some((name) => name !== undefined)) {
    throw refuse(
      node,
      'A rule of "leave_out" names a "show" and music, and no record is both.',
      "Make two rules.",
    );
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw refuse(
      node,
      `A rule of "leave_out" ends (${to}) before it begins (${from}).`,
      "Swap or correct the dates.",
    );
  }
  if ((from_hour === undefined) !== (to_hour === undefined)) {
    throw refuse(
      node,
      `A rule of "leave_out" has "${from_hour === undefined ? "to_hour" : "from_hour"}" alone.`,
      'Hours come in pairs: "from_hour": 22, "to_hour": 6 is from 22:00 until just before 06:00.',
    );
  }
  if (from_hour !== undefined && from_hour === to_hour) {
    throw refuse(
      node,
      `A rule of "leave_out" begins and ends at ${from_hour} o'clock.`,
      '"to_hour" is the first hour that counts again; leave both out for the whole day.',
    );
  }
}

function readName({ key, node, refuse }: Field): string {
  const value = node.type === "string" ? String(node.value).trim() : "";
  if (value !== "") return value;
  throw refuse(node, `"${key}" is ${kindOf(node)}, expected a name in double quotes.`, FORM);
}

function readTrue({ key, node, refuse }: Field): true {
  if (node.type === "boolean" && node.value === true) return true;
  throw refuse(node, `"${key}" is ${kindOf(node)}, expected true.`, FORM);
}

function readDay({ key, node, refuse }: Field): string {
  if (node.type === "string" && isDay(String(node.value))) return String(node.value);
  throw refuse(
    node,
    `"${key}" is ${kindOf(node)}, expected a day of the calendar as year-month-day.`,
    "Write it with four, two and two digits: 2020-03-01.",
  );
}

function readPlatform({ key, node, refuse }: Field): string {
  const value = node.type === "string" ? String(node.value).trim().toLowerCase() : "";
  if (PLATFORM_FAMILIES.includes(value)) return value;
  throw refuse(
    node,
    `"${key}" is ${kindOf(node)}, expected one of ${PLATFORM_FAMILIES.join(", ")}.`,
    FORM,
  );
}

function hourReader(least: number, most: number): (field: Field) => number {
  return ({ key, node, refuse }) => {
    const value = node.type === "number" ? Number(node.value) : NaN;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw refuse(
      node,
      `"${key}" is ${kindOf(node)}, expected a whole hour from ${least} to ${most}.`,
      FORM,
    );
  };
}

function keysOf<T extends object>(table: T): Extract<keyof T, string>[] {
  const isKey = (key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);
  return Object.keys(table).filter(isKey);
}
