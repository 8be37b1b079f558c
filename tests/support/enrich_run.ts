/** Runs enrichment in this process, against services on loopback and a clock that does not wait. */
import { SETTINGS } from "../../lib/cli/settings.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import type { Clock } from "../../lib/enrich/clock.ts";
import { enrich, type EnrichOptions, type EnrichResult } from "../../lib/enrich/enrich.ts";
import { providersInUse } from "../../lib/enrich/use.ts";
import type { Target } from "../../lib/enrich/work_list.ts";
import { Progress } from "../../lib/core/progress.ts";
import type { Services } from "./services.ts";

/** 2026-11-22 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 22, 12);

/** A clock that jumps over every wait, and remembers them. */
export class JumpingClock implements Clock {
  readonly waits: number[] = [];
  /** What requests are given instead of a timeout. */
  patience = new AbortController();
  #now: number;

  constructor(now = NOON) {
    this.#now = now;
  }

  now = () => this.#now;
  timeout = () => this.patience.signal;

  sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }

  /** Lets time pass. */
  pass(ms: number): void {
    this.#now += ms;
  }
}

/** What a test says of a run; the rest is usual. */
export interface RunOptions extends
  Partial<
    Pick<
      EnrichOptions,
      | "limit"
      | "refreshBefore"
      | "isDryRun"
      | "isRetryNow"
      | "overrides"
      | "fetch"
      | "signal"
      | "progress"
    >
  > {
  readonly clock?: JumpingClock;
  readonly providers?: string;
  readonly only?: Target;
  readonly market?: string;
  /** Settings besides those that point to the services. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function run(
  services: Services,
  dataDir: string,
  options: RunOptions = {},
): Promise<EnrichResult> {
  const {
    clock = new JumpingClock(),
    providers = "spotify",
    only,
    market,
    environment: more,
    ...rest
  } = options;
  const environment = { ...services.environment, ENRICH_PROVIDERS: providers, ...more };
  const { settings } = resolveSettings(SETTINGS, { environment });
  return await enrich({
    dataDir,
    providers: providersInUse(settings, {
      now: clock.now,
      ...(market === undefined ? {} : { market }),
    }),
    targets: new Set(only === undefined ? ["tracks", "artists", "features"] : [only]),
    refreshBefore: 0,
    overrides: new Map(),
    clock,
    fetch: (url, init) => fetch(url, init),
    random: () => 1,
    progress: new Progress({ silent: true }),
    ...rest,
  });
}
