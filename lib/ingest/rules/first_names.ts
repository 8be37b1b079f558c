import { foldName } from "../../core/fold_name.ts";
import { type Rule, rulesOf, type TrackNames } from "./rule.ts";

/**
 * Rules with replaced names resolved to the names that replace them: a rule about an artist's old name
 * is about the artist.
 *
 * @example
 * ```ts
 * import { withFirstNames } from "./first_names.ts";
 *
 * const [rule] = withFirstNames([
 *   { kind: "leave_out", line: 1, value: { artist: "Old Name" } },
 *   { kind: "same_artist", line: 2, value: ["New Name", "Old Name"] },
 * ]);
 * console.assert(rule?.kind === "leave_out" && rule.value.artist === "New Name");
 * ```
 */
export function withFirstNames(rules: readonly Rule[]): Rule[] {
  const artists = new Map(
    rulesOf(rules, "same_artist").flatMap(({ value: [first = "", ...others] }) =>
      others.map((name) => [foldName(name), first])
    ),
  );
  const artistOf = (name: string) => artists.get(foldName(name)) ?? name;
  const ofArtist = ({ artist, track }: TrackNames) => ({ artist: artistOf(artist), track });
  const keyOf = (names: TrackNames) =>
    JSON.stringify([foldName(names.artist), foldName(names.track)]);
  const tracks = new Map(
    rulesOf(rules, "same_track").flatMap(({ value }) => {
      const [first, ...others] = value.map(ofArtist);
      return first === undefined ? [] : others.map((other) => [keyOf(other), first]);
    }),
  );
  return rules.map((rule): Rule => {
    if (rule.kind === "same_artist") return rule;
    if (rule.kind === "same_track") return { ...rule, value: rule.value.map(ofArtist) };
    const { artist, track } = rule.value;
    if (artist === undefined) return rule;
    if (track === undefined) return { ...rule, value: { ...rule.value, artist: artistOf(artist) } };
    const names = ofArtist({ artist, track });
    return { ...rule, value: { ...rule.value, ...tracks.get(keyOf(names)) ?? names } };
  });
}
