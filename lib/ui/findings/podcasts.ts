import {
  type Finding,
  finding,
  type FindingScope,
  type Share,
  type Ties,
  tiesOf,
} from "./finding.ts";

/** What podcasts come to. */
export interface PodcastNumbers {
  readonly hours: number;
  /** How often one was started, however short. */
  readonly plays: number;
  readonly shows: number;
  readonly episodes: number;
}

/** How much was listened to, of how many shows. */
export type PodcastTotal = Finding<PodcastNumbers & { readonly says: "total" }, "hours" | "starts">;

/** What the podcasts of a range come to. */
export function podcastTotal(
  numbers: PodcastNumbers,
  { measure, range, isNarrowed }: FindingScope,
): PodcastTotal {
  const counted = measure === "hours" ? "hours" as const : "starts" as const;
  const basis = { range, isNarrowed, sample: numbers.plays, least: 1 };
  return finding(
    { measure: counted, ...basis },
    () => ({ says: "total" as const, ...numbers }),
  );
}

/** A show's listening. */
export interface ShowNumbers {
  readonly show_name: string | null;
  readonly hours: number;
  readonly plays: number;
}

/** How much of the podcasts the first show took. */
export type TopShow = Finding<
  | { readonly says: "all"; readonly name: string }
  | { readonly says: "took"; readonly name: string; readonly share: Share }
  | { readonly says: "tied"; readonly name: string; readonly value: number } & Ties,
  "hours" | "starts"
>;

/**
 * How much the first show took of all podcasts of the range, by the measure that is shown.
 *
 * @param rows by rank, the top one first
 * @param all the totals of all shows, not only of those that are listed
 */
export function topShow(
  rows: readonly ShowNumbers[],
  all: PodcastNumbers,
  { measure, range, isNarrowed }: FindingScope,
): TopShow {
  const counted = measure === "hours" ? "hours" as const : "starts" as const;
  const basis = { range, isNarrowed, sample: all.plays, least: 1 };
  return finding({ measure: counted, ...basis }, () => {
    const [top] = rows;
    if (top === undefined) return { says: "none" as const };
    const name = top.show_name ?? "";
    if (all.shows === 1) return { says: "all" as const, name };
    const value = top[measure];
    const ties = tiesOf(rows, (row) => row[measure], rows.length === all.shows);
    if (ties.ties > 0) return { says: "tied" as const, name, value, ...ties };
    const share: Share = {
      part: value,
      whole: all[measure],
      of: measure === "hours" ? "podcast-hours" : "podcast-starts",
    };
    return { says: "took" as const, name, share };
  });
}

/** How much went into the first episode. */
export type TopEpisode = Finding<
  { readonly says: "went"; readonly name: string | null; readonly value: number },
  "hours" | "starts"
>;

/** How much went into the first episode, by the measure that is shown. */
export function topEpisode(
  rows: readonly {
    readonly episode_name: string | null;
    readonly hours: number;
    readonly plays: number;
  }[],
  { measure, range, isNarrowed }: FindingScope,
): TopEpisode {
  const counted = measure === "hours" ? "hours" as const : "starts" as const;
  const [top] = rows;
  const basis = { range, isNarrowed, sample: top?.plays ?? 0, least: 1 };
  return finding({ measure: counted, ...basis }, () => ({
    says: "went" as const,
    name: top?.episode_name ?? null,
    value: top?.[measure] ?? 0,
  }));
}
