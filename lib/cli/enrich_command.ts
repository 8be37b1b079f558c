import type { Answer, CallOf } from "./cli.ts";
import { integerFlag } from "./command_line.ts";
import { CliError } from "../core/errors.ts";
import { systemClock } from "../enrich/clock.ts";
import { enrich, type EnrichResult } from "../enrich/enrich.ts";
import { readGenreOverrides } from "../enrich/genre_overrides.ts";
import { askedOf } from "../enrich/hosts.ts";
import { enrichText } from "../enrich/report.ts";
import { providersInUse } from "../enrich/use.ts";
import type { ProviderName } from "../enrich/provider_names.ts";
import { type EnrichSettings, enrichSettings } from "../enrich/settings.ts";
import type { Progress } from "../core/progress.ts";
import type { Target } from "../enrich/work_list.ts";

const TARGETS: readonly Target[] = ["tracks", "artists", "features"];
const DAY_MS = 24 * 3_600_000;

/** `deno task enrich`: fetches what is missing from the providers that settings name. */
export async function enrichCommand(call: CallOf<"enrich">): Promise<Answer> {
  const result = await enrichConfigured(call);
  const isDown = Object.values(result.endings).some(({ how }) => how === "down");
  return {
    json: enrichJson(result, isDryRun(call)),
    text: enrichText(result, isDryRun(call)),
    exitCode: isDown ? 1 : 0,
  };
}

/**
 * Runs an enrichment as settings and flags say.
 *
 * @throws {CliError} as `enrich` does, and for flags and settings that cannot be used
 */
async function enrichConfigured(call: CallOf<"enrich">): Promise<EnrichResult> {
  const { progress, signal, flags } = call;
  const settings = enrichSettings(call.config.settings, flags);
  const market = marketFlag(flags["market"]);
  const limit = flags["limit"] === undefined
    ? {}
    : { limit: integerFlag(call, "limit", 0, 1, 1e9) };
  const targets = targetsFlag(flags["only"]);
  const refreshBefore = refreshFlag(flags["refresh-older-than"], systemClock.now());
  refuseNoFeatures(targets, settings.enrichProviders);
  const overrides = await readGenreOverrides(settings.dataRawDir);
  const providers = providersInUse(settings, {
    now: systemClock.now,
    ...(market === undefined ? {} : { market }),
  });
  sayWhoIsAsked(settings, progress);
  try {
    return await enrich({
      dataDir: settings.dataDir,
      providers,
      targets,
      ...limit,
      refreshBefore,
      isDryRun: isDryRun(call),
      isRetryNow: flags["retry-now"] !== undefined,
      overrides,
      clock: systemClock,
      fetch: (url, init) => fetch(url, init),
      random: Math.random,
      progress,
      signal,
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new CliError("interrupted", {
      what: "Stopped. What was fetched until now is kept; run it again to go on.",
      cause: error,
    });
  }
}

/** The `--json` form. */
function enrichJson(result: EnrichResult, isDryRun: boolean) {
  const { plans, endings, ...promised } = result;
  const problems = Object.entries(endings).flatMap(([provider, { problem }]) =>
    problem === undefined ? [] : [{ provider, problem }]
  );
  return { ...promised, plans, problems, dry_run: isDryRun };
}

function isDryRun({ flags }: Pick<CallOf<"enrich">, "flags">): boolean {
  return flags["dry-run"] !== undefined;
}

/** What is sent to each service. */
const SENT: Readonly<Record<ProviderName, string>> = {
  spotify: "your app's keys, ids of tracks and artists, names of what has no id",
  listenbrainz: "names of artists and titles",
  reccobeats: "ids of tracks",
  wikidata: "ids of artists",
  musicbrainz: "ids of artists and tracks",
};

function sayWhoIsAsked(settings: EnrichSettings, progress: Progress): void {
  const asked = askedOf(settings);
  if (asked.length < settings.enrichProviders.length) {
    progress.say("Spotify is left out: SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET are not set.");
  }
  for (const name of asked) progress.say(`${name} is sent ${SENT[name]}.`);
  const wantContact = asked.filter((name) => ["wikidata", "musicbrainz"].includes(name));
  if (wantContact.length > 0 && settings.enrichContact === "") {
    progress.say(
      `${wantContact.join(" and ")} want to know how to reach a client's user; they are told the ` +
        "project's address. To give your own, set ENRICH_CONTACT to your e-mail or web address.",
    );
  }
}

function targetsFlag(text: string | undefined): ReadonlySet<Target> {
  if (text === undefined) return new Set(TARGETS);
  const target = TARGETS.find((one) => one === text);
  if (target !== undefined) return new Set([target]);
  throw new CliError("bad-flag", {
    what: `--only is "${text}", expected one of ${TARGETS.join(", ")}.`,
  });
}

/** Only one provider has audio features. */
function refuseNoFeatures(targets: ReadonlySet<Target>, names: readonly ProviderName[]): void {
  if (targets.size > 1 || !targets.has("features") || names.includes("reccobeats")) return;
  throw new CliError("bad-flag", {
    what: `--only features was given, but ${names.join(" and ")} have no audio features.`,
    fix: "Name the provider that has them: --providers reccobeats",
  });
}

/** `180d` as the time before which answers are old, in milliseconds since 1970. */
function refreshFlag(text: string | undefined, now: number): number {
  if (text === undefined) return 0;
  const days = Number(text.match(/^(\d{1,5})d$/)?.[1] ?? NaN);
  if (days >= 1) return now - days * DAY_MS;
  throw new CliError("bad-flag", {
    what: `--refresh-older-than is "${text}", expected a number of days such as 180d.`,
  });
}

function marketFlag(text: string | undefined): string | undefined {
  if (text === undefined || /^[A-Z]{2}$/.test(text)) return text;
  throw new CliError("bad-flag", {
    what: `--market is "${text}", expected two capital letters of a country such as CA.`,
  });
}
