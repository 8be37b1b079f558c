import type { Node } from "jsonc-parser";
import { CliError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import {
  fieldsOf,
  kindOf,
  lineOf,
  parseTyped,
  quoted,
  type TypedJson,
} from "../../core/typed_json.ts";
import { foldName } from "../../core/fold_name.ts";
import { readLeaveOut } from "./leave_out.ts";
import { type Rule, RULE_KINDS, type RuleKind, type TrackNames } from "./rule.ts";

const FORM = 'The form is { "leave_out": [{ "artist": "Rain Sounds" }], ' +
  '"same_artist": [["New Name", "Old Name"]], ' +
  '"same_track": [[{ "artist": "A", "track": "T" }, { "artist": "A", "track": "T - Live" }]] }.';

/** Makes the error for a node of the file. */
export type Refuse = (node: Node, what: string, fix?: string) => CliError;

/**
 * Parses `rules.json`: what to leave out, and which names to merge. `path` is for errors.
 *
 * @throws {CliError} `bad-rules`, naming the line and what was expected there
 *
 * @example
 * ```ts
 * import { parseRules } from "./parse_rules.ts";
 *
 * const [rule] = parseRules('{ "leave_out": [{ "artist": "Rain Sounds" }] }', "data_raw/rules.json");
 * console.assert(rule?.kind === "leave_out" && rule.value.artist === "Rain Sounds");
 * ```
 */
export function parseRules(text: string, path: string): Rule[] {
  const file = { path, called: "rules", code: "bad-rules", empty: "{}", form: FORM } as const;
  const json = parseTyped(text, file);
  const refuse: Refuse = (node, what, fix = FORM) =>
    new CliError("bad-rules", { what, where: `${path}, line ${lineOf(json, node)}`, fix });
  const lists = listsOf(json, refuse);
  const rules = RULE_KINDS.flatMap((kind) => {
    const list = lists.get(kind);
    return (list?.children ?? []).map((node) => readRule(json, kind, node, refuse));
  });
  refuseRepeats(lists, rules, refuse);
  return rules;
}

function listsOf({ root }: TypedJson, refuse: Refuse): Map<RuleKind, Node> {
  if (root.type !== "object") {
    throw refuse(root, `The rules are ${kindOf(root)}, expected an object.`);
  }
  const lists = new Map<RuleKind, Node>();
  for (const [key, node] of fieldsOf(root)) {
    const kind = RULE_KINDS.find((known) => known === key);
    if (kind === undefined) {
      const [close] = nearest(key, RULE_KINDS, 1);
      const meant = close === undefined ? "" : ` Did you mean "${close}"?`;
      const wanted = RULE_KINDS.map((known) => `"${known}"`).join(", ");
      throw refuse(node, `The rules have the key ${quoted(key)}, expected ${wanted}.${meant}`);
    }
    if (lists.has(kind)) throw refuse(node, `The rules have "${kind}" twice.`, "Make one list.");
    if (node.type !== "array") {
      throw refuse(node, `"${kind}" is ${kindOf(node)}, expected a list.`);
    }
    lists.set(kind, node);
  }
  return lists;
}

function readRule(json: TypedJson, kind: RuleKind, node: Node, refuse: Refuse): Rule {
  const line = lineOf(json, node);
  if (kind === "leave_out") return { kind, line, value: readLeaveOut(node, refuse) };
  const names = namesOf(kind, node, refuse);
  if (kind === "same_artist") {
    return { kind, line, value: names.map((name) => readName(name, "An artist", refuse)) };
  }
  return { kind, line, value: names.map((name) => readTrack(name, refuse)) };
}

function namesOf(kind: RuleKind, node: Node, refuse: Refuse): Node[] {
  if (node.type !== "array") {
    throw refuse(node, `A group of "${kind}" is ${kindOf(node)}, expected a list of names.`);
  }
  const names = node.children ?? [];
  if (names.length > 1) return names;
  throw refuse(
    node,
    `A group of "${kind}" has ${
      names.length === 0 ? "no name" : "one name"
    }, expected two or more.`,
    "The first name of a group stands for the others.",
  );
}

function readName(node: Node, what: string, refuse: Refuse): string {
  const value = node.type === "string" ? String(node.value).trim() : "";
  if (value !== "") return value;
  throw refuse(node, `${what} is ${kindOf(node)}, expected a name in double quotes.`);
}

function readTrack(node: Node, refuse: Refuse): TrackNames {
  if (node.type !== "object") {
    throw refuse(node, `A track is ${kindOf(node)}, expected an object with artist and track.`);
  }
  const fields = fieldsOf(node);
  const wrong = fields.find(([key]) => key !== "artist" && key !== "track");
  if (wrong !== undefined) {
    throw refuse(wrong[1], `A track has the key ${quoted(wrong[0])}, expected "artist", "track".`);
  }
  const read = (key: "artist" | "track") => {
    const [field, second] = fields.filter(([name]) => name === key);
    if (field === undefined) throw refuse(node, `A track has no "${key}".`);
    if (second !== undefined) {
      throw refuse(second[1], `A track has "${key}" twice.`, "Remove one of them.");
    }
    return readName(field[1], `The ${key} of a track`, refuse);
  };
  return { artist: read("artist"), track: read("track") };
}

/** A name may be in one group only, and each rule only once. */
function refuseRepeats(
  lists: ReadonlyMap<RuleKind, Node>,
  rules: readonly Rule[],
  refuse: Refuse,
): void {
  for (const kind of RULE_KINDS) {
    const nodes = lists.get(kind)?.children ?? [];
    const seen = new Map<string, number>();
    for (const [at, rule] of rules.filter((one) => one.kind === kind).entries()) {
      for (const name of namesIn(rule)) {
        const before = seen.get(name);
        const node = nodes[at];
        if (before !== undefined && node !== undefined) {
          throw refuse(node, repeatText(kind, before === at), "Remove one of them.");
        }
        seen.set(name, at);
      }
    }
  }
}

function namesIn(rule: Rule): string[] {
  if (rule.kind === "leave_out") return [JSON.stringify(rule.value)];
  if (rule.kind === "same_artist") return rule.value.map(foldName);
  return rule.value.map(({ artist, track }) => JSON.stringify([foldName(artist), foldName(track)]));
}

function repeatText(kind: RuleKind, isOneGroup: boolean): string {
  if (kind === "leave_out") return 'The same rule of "leave_out" is there twice.';
  return isOneGroup
    ? `A group of "${kind}" has the same name twice; case and spaces do not tell names apart.`
    : `A name is in two groups of "${kind}", expected in one.`;
}
