import { createHash } from "node:crypto";

/** What is left out: records that match every condition here. */
export interface LeaveOut {
  readonly artist?: string;
  /** A title; always with its artist. */
  readonly track?: string;
  readonly album?: string;
  /** A podcast, or an audiobook. */
  readonly show?: string;
  /** Private sessions. */
  readonly private?: true;
  /** The first local day, as 2020-03-01. */
  readonly from?: string;
  /** The last local day, inclusive. */
  readonly to?: string;
  /** A device family. */
  readonly platform?: string;
  /** The first local hour, 0 to 23. */
  readonly from_hour?: number;
  /** The end hour, exclusive, 1 to 24; if not after `from_hour`, it is on the next day. */
  readonly to_hour?: number;
}

/** A track, by artist and title. */
export interface TrackNames {
  readonly artist: string;
  readonly track: string;
}

/** A rule without its position: what a person decided about their own history. */
export type RuleValue =
  | { readonly kind: "leave_out"; readonly value: LeaveOut }
  /** Names of one artist; the first is shown. */
  | { readonly kind: "same_artist"; readonly value: readonly string[] }
  /** Names of one track; the first is shown. */
  | { readonly kind: "same_track"; readonly value: readonly TrackNames[] };

/** A rule of `rules.json`. */
export type Rule = RuleValue & {
  /** Its line in the file, from 1. */
  readonly line: number;
};

/** The lists of `rules.json`, in the order in which their rules are numbered. */
export const RULE_KINDS = ["leave_out", "same_artist", "same_track"] as const;

/** Which list of `rules.json` a rule is in. */
export type RuleKind = (typeof RULE_KINDS)[number];

/** Rules of one kind. */
export type RuleOf<Kind extends RuleKind> = Extract<Rule, { kind: Kind }>;

/** The rules of one kind, with their indexes among all rules, from 0. */
export function rulesOf<Kind extends RuleKind>(
  rules: readonly Rule[],
  kind: Kind,
): (RuleOf<Kind> & { readonly at: number })[] {
  const isOfKind = (rule: Rule): rule is RuleOf<Kind> => rule.kind === kind;
  return rules.flatMap((rule, at) => isOfKind(rule) ? [{ ...rule, at }] : []);
}

/** Identifies a rule independent of its position in the file: 16 hex digits that reveal no name. */
export function ruleKey({ kind, value }: RuleValue): string {
  return createHash("sha256").update(JSON.stringify([kind, value])).digest("hex").slice(0, 16);
}

/**
 * A rule in words.
 *
 * @example
 * ```ts
 * import { ruleText } from "./rule.ts";
 *
 * const value = { artist: "A", track: "T" };
 * console.assert(ruleText({ kind: "leave_out", value }) === "Leave out “T” by A");
 * ```
 */
export function ruleText(rule: RuleValue): string {
  if (rule.kind === "leave_out") return `Leave out ${leaveOutText(rule.value)}`;
  const [first = "", ...others] = rule.kind === "same_artist"
    ? rule.value
    : rule.value.map(({ artist, track }) => `“${track}” by ${artist}`);
  return `${others.join(", ")} ${others.length === 1 ? "is" : "are"} ${first}`;
}

function leaveOutText(
  { artist, track, album, show, private: isPrivate, from, to, platform, ...hours }: LeaveOut,
): string {
  const what = track !== undefined
    ? `“${track}” by ${artist}`
    : album !== undefined
    ? `the album ${album}${artist === undefined ? "" : ` by ${artist}`}`
    : artist ?? (show === undefined ? undefined : `the show ${show}`);
  const days = from === undefined
    ? to === undefined ? undefined : `until ${to}`
    : to === undefined
    ? `from ${from}`
    : from === to
    ? `on ${from}`
    : `from ${from} to ${to}`;
  const { from_hour, to_hour } = hours;
  const clock = from_hour === undefined || to_hour === undefined
    ? undefined
    : `between ${hourText(from_hour)} and ${hourText(to_hour)}`;
  return [
    isPrivate === true ? "private sessions" : what ?? "all",
    isPrivate === true && what !== undefined ? `of ${what}` : undefined,
    platform === undefined ? undefined : `on ${platform}`,
    days,
    clock,
  ].filter((part) => part !== undefined).join(" ");
}

function hourText(hour: number): string {
  return `${String(hour % 24).padStart(2, "0")}:00`;
}
