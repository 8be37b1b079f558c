import { CliError } from "../core/errors.ts";
import type { RuleValue } from "../ingest/rules/rule.ts";
import type { FlagValues } from "./commands/command.ts";

/**
 * The rule that flags of `rules add` ask for. What they say is checked when the file is.
 *
 * @throws {CliError} `bad-flag` for flags that make no rule
 *
 * @example
 * ```ts
 * import { ruleOfFlags } from "./rule_of_flags.ts";
 *
 * const rule = ruleOfFlags({ artist: "Old Name", "same-as": "New Name" });
 * console.assert(rule.kind === "same_artist" && rule.value[0] === "New Name");
 * ```
 */
export function ruleOfFlags(flags: FlagValues): RuleValue {
  const { "same-as": standing, "of-artist": otherArtist, ...leaving } = flags;
  if (standing !== undefined) return sameAs(standing, otherArtist, leaving);
  if (otherArtist !== undefined) throw wrong("--of-artist goes with --same-as.");
  if (Object.keys(leaving).length === 0) throw wrong("add wants to know what to leave out.");
  const { artist, track, album, show, platform, from, to } = leaving;
  const fromHour = hourOf(leaving, "from-hour");
  const toHour = hourOf(leaving, "to-hour");
  return {
    kind: "leave_out",
    value: {
      ...(artist === undefined ? {} : { artist }),
      ...(track === undefined ? {} : { track }),
      ...(album === undefined ? {} : { album }),
      ...(show === undefined ? {} : { show }),
      ...(leaving["private"] === undefined ? {} : { private: true }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(platform === undefined ? {} : { platform }),
      ...(fromHour === undefined ? {} : { from_hour: fromHour }),
      ...(toHour === undefined ? {} : { to_hour: toHour }),
    },
  };
}

function sameAs(standing: string, otherArtist: string | undefined, flags: FlagValues): RuleValue {
  const { artist, track, ...others } = flags;
  const [other] = Object.keys(others);
  if (other !== undefined) throw wrong(`--${other} does not go with --same-as.`);
  if (artist === undefined) {
    throw wrong("--same-as wants --artist, and for a track --track as well.");
  }
  if (track === undefined) {
    if (otherArtist !== undefined) throw wrong("--of-artist goes with --track.");
    return { kind: "same_artist", value: [standing, artist] };
  }
  const first = { artist: otherArtist ?? artist, track: standing };
  return { kind: "same_track", value: [first, { artist, track }] };
}

function hourOf(flags: FlagValues, flag: string): number | undefined {
  const text = flags[flag];
  if (text === undefined) return undefined;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw wrong(`--${flag} is "${text}", expected a whole hour from 0 to 24.`);
}

function wrong(what: string): CliError {
  return new CliError("bad-flag", { what, fix: "deno task rules --help has examples." });
}
