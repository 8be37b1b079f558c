import type { Findings, Kind, ProviderName, ServiceFact } from "./provider.ts";
import type { WorkInput } from "./work_input.ts";

/** One thing that one provider can be asked. */
export interface RequestKey {
  readonly provider: ProviderName;
  readonly kind: Kind;
  readonly key: string;
}

/** Which requests were answered, as stored in `enrichment_state`. */
export class RequestLog {
  readonly #refreshBefore: number;
  readonly #answered = new Map<string, { readonly status: string; readonly at: number }>();
  readonly #skipped = new Set<string>();

  constructor({ earlier, refreshBefore }: Pick<WorkInput, "earlier" | "refreshBefore">) {
    this.#refreshBefore = refreshBefore;
    for (const { provider, kind, key, status, at } of earlier) {
      this.#answered.set(index({ provider, kind, key }), { status, at });
    }
  }

  /**
   * Whether to ask: a definite answer is not asked for twice, unless it is old and a refresh is due;
   * without an answer, it is asked for if it has gaps.
   */
  wants(key: RequestKey, isLacking: boolean): boolean {
    const at = index(key);
    if (this.#skipped.has(at)) return false;
    const answered = this.#answered.get(at);
    return answered === undefined ? isLacking : answered.at < this.#refreshBefore;
  }

  /** What was answered, or undefined. */
  status({ provider, kind, key }: RequestKey): string | undefined {
    return this.#answered.get(index({ provider, kind, key }))?.status;
  }

  /** Skips something for the rest of the run. */
  skip(key: RequestKey): void {
    this.#skipped.add(index(key));
  }

  /** Allows skipped requests again. */
  forgetSkipped(): void {
    this.#skipped.clear();
  }

  /** What is known of a service itself, and when it was learnt, in milliseconds since 1970. */
  service(
    provider: ProviderName,
    key: ServiceFact["key"],
  ): { readonly value: string; readonly at: number } | undefined {
    const fact = this.#answered.get(index({ provider, kind: "provider", key }));
    return fact && { value: fact.status, at: fact.at };
  }

  apply(provider: ProviderName, { answered, service = [] }: Findings, now: number): void {
    for (const { kind, key, status } of answered) {
      this.#answered.set(index({ provider, kind, key }), { status, at: now });
    }
    for (const { key, value } of service) {
      this.#answered.set(index({ provider, kind: "provider", key }), { status: value, at: now });
    }
  }

  /** How many things of some kinds a provider answered after a time. */
  countSince(provider: ProviderName, kinds: readonly Kind[], since: number): number {
    const starts = kinds.map((kind) => index({ provider, kind, key: "" }));
    return [...this.#answered].filter(([at, { at: time }]) =>
      time >= since && starts.some((start) => at.startsWith(start))
    ).length;
  }
}

function index({ provider, kind, key }: { provider: string; kind: string; key: string }): string {
  return `${provider} ${kind} ${key}`;
}
