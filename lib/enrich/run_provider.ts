import type { HttpClient } from "./http.ts";
import { isoTime } from "./clock.ts";
import { type Ask, type Findings, type Kind, type Provider, Unusable } from "./provider.ts";
import { BudgetSpent, Down, Paused } from "./stop_reasons.ts";
import type { WorkList } from "./work_list.ts";

/** How a provider's part of a run ended. */
export interface Ending {
  /** `done`: all was asked; `limit`: `--limit` is used up; `paused`: come back at `resumeAt`. */
  readonly how: "done" | "limit" | "paused" | "down";
  /** Milliseconds since 1970. */
  readonly resumeAt?: number;
  /** What went wrong, in words. */
  readonly problem?: string;
}

/** What a provider's part of a run works with. */
export interface ProviderRun {
  readonly provider: Provider;
  readonly client: HttpClient;
  readonly work: WorkList;
  readonly now: () => number;
  /** Stores an answer for good. */
  readonly keep: (findings: Findings) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** After this many consecutive requests without an answer, the service counts as down. */
const MOST_FAILURES = 3;
const DAY_MS = 24 * 3_600_000;
/** Kinds that cost one call each in single mode. */
const CALLS: readonly Kind[] = ["track", "search", "artist"];

/**
 * Sends a provider's requests one after the other, storing each answer before the next request. A
 * request without an answer is left for another run.
 *
 * @throws {CliError} when the service refuses to be asked at all
 */
export async function runProvider(run: ProviderRun): Promise<Ending> {
  const { provider, work } = run;
  let failures = 0;
  let problem: string | undefined;
  for (const ask of provider.asks(work)) {
    run.signal?.throwIfAborted();
    try {
      await send(run, ask);
      failures = 0;
    } catch (error) {
      if (error instanceof BudgetSpent) return { how: "limit", ...said(problem) };
      if (error instanceof Paused) return await pause(run, error);
      if (!(error instanceof Down || error instanceof Unusable)) throw error;
      problem = error.message;
      leave(run, ask);
      if (++failures === MOST_FAILURES) return { how: "down", problem };
    }
  }
  return { how: "done", ...said(problem) };
}

async function send(run: ProviderRun, ask: Ask): Promise<void> {
  const { provider, client, work, keep, now } = run;
  const answer = await (provider.send?.(client, ask.request) ?? client.send(ask.request));
  const findings = ask.read(answer);
  const isNothing = findings.answered.length === 0 && (findings.service ?? []).length === 0;
  if (isNothing) throw new Unusable(`${provider.name} gave an answer that says nothing`);
  await keep(findings);
  work.apply(provider.name, findings, now());
}

/** A failed request is not repeated in this run, so that one bad answer cannot hold up the rest. */
function leave({ provider, work }: ProviderRun, { about }: Ask): void {
  for (const key of about) work.requestLog.skip({ provider: provider.name, ...key });
}

async function pause({ provider, work, keep, now }: ProviderRun, paused: Paused): Promise<Ending> {
  const value = isoTime(Math.ceil(paused.until / 1000) * 1000);
  const calls = work.requestLog.countSince(provider.name, CALLS, now() - DAY_MS);
  const isMeasured = provider.name === "spotify" && calls >= 100 &&
    work.requestLog.service("spotify", "mode")?.value === "single";
  const findings: Findings = {
    answered: [],
    service: [
      { key: "resume_at", value },
      ...(isMeasured ? [{ key: "calls_a_day", value: String(calls) } as const] : []),
    ],
  };
  await keep(findings);
  work.apply(provider.name, findings, now());
  return { how: "paused", resumeAt: paused.until, problem: paused.message };
}

function said(problem: string | undefined): { problem?: string } {
  return problem === undefined ? {} : { problem };
}
