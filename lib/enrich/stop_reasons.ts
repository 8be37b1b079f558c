/** The service wants no requests until a given time. The run goes on without it and succeeds. */
export class Paused extends Error {
  override readonly name = "Paused";
  /** When to come back, in milliseconds since 1970. */
  readonly until: number;

  constructor(service: string, until: number, why: string) {
    super(`${service}: ${why}`);
    this.until = until;
  }
}

/** The requests that `--limit` allows are used up. */
export class BudgetSpent extends Error {
  override readonly name = "BudgetSpent";
}

/** No attempt of a request got a definite answer. */
export class Down extends Error {
  override readonly name = "Down";

  constructor(service: string, trouble: string, tries: number) {
    super(`${service} ${trouble}, ${tries} times in a row`);
  }
}
