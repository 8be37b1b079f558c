import type { Progress } from "../core/progress.ts";
import { type Clock, isoTime } from "./clock.ts";
import { type Coverage, measureCoverage } from "./coverage.ts";
import type { GenreOverrides } from "./genres.ts";
import { HttpClient, type HttpRuntime } from "./http.ts";
import { loadWork } from "./load.ts";
import { oneAtATime } from "./one_at_a_time.ts";
import { type Plan, plan, planWithFirstDay, resumeAt } from "./plan.ts";
import type { Findings, Provider, ProviderName } from "./provider.ts";
import { spotifyMode } from "./providers/spotify.ts";
import { progressLine } from "./report.ts";
import { type Ending, runProvider } from "./run_provider.ts";
import { store, type StoreOptions, tidy } from "./store.ts";
import { Counter, type Tally } from "./tally.ts";
import type { WorkInput } from "./work_input.ts";
import { type Target, WorkList } from "./work_list.ts";
import { Writer } from "./writer.ts";

/** The options of an enrichment. */
export interface EnrichOptions {
  readonly dataDir: string;
  /** The providers, in order. */
  readonly providers: readonly Provider[];
  readonly targets: ReadonlySet<Target>;
  /** The maximum number of requests; absent for no limit. */
  readonly limit?: number;
  /** What was answered before this, in milliseconds since 1970, is asked again; 0 for never. */
  readonly refreshBefore: number;
  /** Send nothing; report what would be requested. */
  readonly isDryRun?: boolean;
  /** Ignore the pauses that services requested, and ask them now. */
  readonly isRetryNow?: boolean;
  readonly overrides: GenreOverrides;
  readonly clock: Clock;
  readonly fetch: HttpRuntime["fetch"];
  readonly random: () => number;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** The result of an enrichment. */
export interface EnrichResult {
  readonly mode: "batch" | "single" | null;
  readonly requests: Readonly<Record<string, number>>;
  readonly tracks: Tally;
  readonly artists: Tally;
  readonly features: Tally;
  readonly coverage: Coverage;
  /** When a service may be asked again, UTC; null when none requested a pause. */
  readonly resume_at: string | null;
  /** What this run was predicted to do, for each way Spotify may turn out to be. */
  readonly plans: readonly Plan[];
  /** How each provider's part ended. */
  readonly endings: Readonly<Record<string, Ending>>;
}

/**
 * Fetches metadata that is missing, the most-listened first, and stores every answer as it comes.
 * It can be stopped at any moment, and goes on where it stopped.
 *
 * @throws {CliError} when there is no database, another enrichment is going on, or a service
 *   refuses all requests; what was fetched until then is kept
 */
export async function enrich(options: EnrichOptions): Promise<EnrichResult> {
  if (options.isDryRun === true) return await enrichAlone(options);
  return await oneAtATime(options.dataDir, () => enrichAlone(options));
}

async function enrichAlone(options: EnrichOptions): Promise<EnrichResult> {
  const { dataDir, providers, progress, clock } = options;
  const path = `${dataDir}/spotify.duckdb`;
  progress.stage("Looking for what is missing");
  const input = await loadWork(path, options.refreshBefore);
  const work = new WorkList(input, options.targets);
  const resumed = options.isRetryNow === true ? pausedProviders(options, work) : [];
  for (const name of resumed) work.apply(name, pauseOver(clock.now()), clock.now());
  const counter = new Counter(work, providers);
  const plans = plansOf(options, input, work);
  const order = providers.map(({ name }) => name);
  const requests: Record<string, number> = {};
  const endings: Record<string, Ending> = {};
  if (options.isDryRun !== true) {
    const writer = await Writer.open(dataDir);
    const stored: StoreOptions = { writer, order, overrides: options.overrides };
    try {
      for (const name of resumed) await store(stored, name, pauseOver(clock.now()), clock.now());
      await askAll(options, { work, counter, plans, stored, requests, endings });
    } finally {
      await tidy(stored).finally(() => writer.close());
    }
  }
  progress.done();
  work.requestLog.forgetSkipped();
  const paused = pausedProviders(options, work)
    .flatMap((name) => resumeAt(work, name, clock.now()) ?? []);
  return {
    mode: spotifyMode(work, clock.now()) ?? null,
    requests,
    tracks: counter.tracks,
    artists: counter.artists,
    features: counter.features,
    coverage: await measureCoverage(path),
    resume_at: paused.length === 0 ? null : isoTime(Math.min(...paused)),
    plans,
    endings,
  };
}

function pausedProviders({ providers, clock }: EnrichOptions, work: WorkList): ProviderName[] {
  return providers.map(({ name }) => name)
    .filter((name) => resumeAt(work, name, clock.now()) !== undefined);
}

/** Ends a pause now. */
function pauseOver(now: number): Findings {
  return { answered: [], service: [{ key: "resume_at", value: isoTime(now) }] };
}

/** The state of a run. */
interface Going {
  readonly work: WorkList;
  readonly counter: Counter;
  readonly plans: readonly Plan[];
  readonly stored: StoreOptions;
  readonly requests: Record<string, number>;
  readonly endings: Record<string, Ending>;
}

async function askAll(options: EnrichOptions, going: Going): Promise<void> {
  const { providers, limit = Infinity, clock, progress } = options;
  const { work, requests, endings, plans } = going;
  let spent = 0;
  for (const provider of providers) {
    const { name } = provider;
    const until = resumeAt(work, name, clock.now());
    if (until !== undefined) {
      requests[name] = 0;
      endings[name] = {
        how: "paused",
        resumeAt: until,
        problem: `${name} asked to be left alone for now`,
      };
      continue;
    }
    const client = new HttpClient(name, provider.rateLimit, {
      fetch: options.fetch,
      clock,
      random: options.random,
      say: (line) => progress.say(line),
      spend: () => spent < limit && ++spent > 0,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const most = Math.max(...plans.map(({ requests }) => requests[name] ?? 0));
    progress.stage(`Asking ${name}`, most);
    try {
      endings[name] = await runProvider({
        provider,
        client,
        work,
        now: clock.now,
        keep: async (findings) => {
          await store(going.stored, name, findings, clock.now());
          going.counter.note(findings);
          progress.at(client.requests);
          if (client.requests % 100 === 0) {
            progress.say(progressLine(name, client.requests, work, going.counter, plans));
            progress.stage(`Asking ${name}`, most);
            progress.at(client.requests);
          }
        },
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      });
    } finally {
      requests[name] = client.requests;
    }
  }
}

/** One plan if Spotify's mode is known or Spotify is not asked; otherwise one for each mode. */
function plansOf(options: EnrichOptions, input: WorkInput, work: WorkList): Plan[] {
  const { targets, limit, clock } = options;
  const now = clock.now();
  const providers = options.providers.filter(({ name }) => resumeAt(work, name, now) === undefined);
  const from = { input, targets, providers, now, ...(limit === undefined ? {} : { limit }) };
  if (!providers.some(({ name }) => name === "spotify")) return [plan(from)];
  const mode = spotifyMode(work, now);
  const modes = mode === undefined ? ["batch", "single"] as const : [mode];
  return modes.map((mode) => planWithFirstDay(from, mode));
}
