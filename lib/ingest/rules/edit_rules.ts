import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { foldName } from "../../core/fold_name.ts";
import { parseRules } from "./parse_rules.ts";
import {
  type Rule,
  ruleKey,
  type RuleKind,
  rulesOf,
  type RuleValue,
  type TrackNames,
} from "./rule.ts";

/**
 * Adds a rule to the text of `rules.json`, preserving its formatting. A name that is merged into
 * another joins that one's group, together with its own group.
 *
 * @param text the file's content; null if there is none
 * @param path for errors
 * @returns the new text; unchanged if the rule is already there
 * @throws {CliError} `bad-rules` when the file or the rule cannot be used
 *
 * @example
 * ```ts
 * import { addRule } from "./edit_rules.ts";
 *
 * const rule = { kind: "leave_out", value: { artist: "Rain Sounds" } } as const;
 * console.assert(addRule(null, "rules.json", rule).includes("Rain Sounds"));
 * ```
 */
export function addRule(text: string | null, path: string, rule: RuleValue): string {
  const before = text === null || text.trim() === "" ? "{}\n" : text.replace(/^\uFEFF/, "");
  const rules = parseRules(before, path);
  parseRules(JSON.stringify({ [rule.kind]: [rule.value] }), path);
  if (rules.some((known) => ruleKey(known) === ruleKey(rule))) return before;
  const after = rule.kind === "leave_out"
    ? append(before, rule.kind, rule.value)
    : join(before, rules, rule);
  parseRules(after, path);
  return after;
}

/**
 * Removes a rule from the text of `rules.json`.
 *
 * @param at its number among all rules, from 0
 * @throws {CliError} `bad-rules` when the file cannot be used
 * @throws {RangeError} when there is no rule of that number
 */
export function removeRule(text: string, path: string, at: number): string {
  const rule = parseRules(text, path)[at];
  if (rule === undefined) throw new RangeError(`there is no rule ${at + 1}`);
  const index = rulesOf(parseRules(text, path), rule.kind).findIndex((one) => one.at === at);
  return without(text, rule.kind, index);
}

type Name = string | TrackNames;

/** Merges a group into the group of its first name, including the groups of its other names. */
function join(
  text: string,
  rules: readonly Rule[],
  { kind, value }: Exclude<RuleValue, { kind: "leave_out" }>,
): string {
  const groups = rulesOf(rules, kind).map((group) => [...group.value] as readonly Name[]);
  const holding = (name: Name) =>
    groups.findIndex((group) => group.some((one) => keyOf(one) === keyOf(name)));
  const [first, ...others] = value;
  if (first === undefined) return text;
  const target = holding(first);
  const joined = others.map(holding).filter((at) => at >= 0 && at !== target);
  const names = [
    ...groups[target] ?? [first],
    ...others,
    ...joined.flatMap((at) => groups[at] ?? []),
  ];
  const distinct = [...new Map(names.toReversed().map((name) => [keyOf(name), name])).values()]
    .toReversed();
  const kept = target >= 0 ? replaceAt(text, kind, target, distinct) : text;
  // From last to first, so that earlier offsets stay valid.
  const rest = [...new Set(joined)].sort((a, b) => b - a)
    .reduce((text, at) => without(text, kind, at), kept);
  return target >= 0 ? rest : append(rest, kind, distinct);
}

function keyOf(name: Name): string {
  if (typeof name === "string") return foldName(name);
  return JSON.stringify([foldName(name.artist), foldName(name.track)]);
}

/** Appends a value to a list, creating the list if necessary, in the file's own formatting. */
function append(text: string, kind: RuleKind, value: unknown): string {
  const root = parseTree(text);
  const list = root === undefined ? undefined : findNodeAtLocation(root, [kind]);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const last = list?.children?.at(-1);
  if (last !== undefined) {
    const before = text.slice(text.lastIndexOf("\n", last.offset) + 1, last.offset);
    const gap = /^[ \t]*$/.test(before) && text.includes("\n") ? `${eol}${before}` : " ";
    return insert(text, last.offset + last.length, `,${gap}${compact(value)}`);
  }
  const items = `[${eol}    ${compact(value)}${eol}  ]`;
  if (list !== undefined) return replace(text, list, items);
  const property = `${eol}  ${JSON.stringify(kind)}: ${items}`;
  const before = root?.children?.at(-1);
  if (before !== undefined) return insert(text, before.offset + before.length, `,${property}`);
  return root === undefined ? text : replace(text, root, `{${property}${eol}}`);
}

function insert(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at);
}

function replace(text: string, { offset, length }: Node, by: string): string {
  return text.slice(0, offset) + by + text.slice(offset + length);
}

function replaceAt(text: string, kind: RuleKind, index: number, value: unknown): string {
  const root = parseTree(text);
  const node = root === undefined ? undefined : findNodeAtLocation(root, [kind, index]);
  return node === undefined ? text : replace(text, node, compact(value));
}

/** Removes a list item and its comma. */
function without(text: string, kind: RuleKind, index: number): string {
  const root = parseTree(text);
  const list = root === undefined ? undefined : findNodeAtLocation(root, [kind]);
  const [before, node, after] = [-1, 0, 1].map((by) => list?.children?.[index + by]);
  if (list === undefined || node === undefined) return text;
  const end = node.offset + node.length;
  if (after !== undefined) return text.slice(0, node.offset) + text.slice(after.offset);
  if (before === undefined) return replace(text, list, "[]");
  return text.slice(0, before.offset + before.length) + text.slice(end);
}

/** A value on one line, as people write it. */
function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, one]) =>
    `${JSON.stringify(key)}: ${compact(one)}`
  );
  return `{ ${fields.join(", ")} }`;
}
