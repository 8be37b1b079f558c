/** How a check ended. */
export interface Outcome {
  readonly ok: boolean;
  readonly detail: string;
  /** How to fix it, or what would be better; empty when there is nothing to say. */
  readonly fix: string;
}

/** The check passed; `advice` is an optional improvement. */
export const fine = (detail: string, advice = ""): Outcome => ({ ok: true, detail, fix: advice });

/** Something must be fixed. */
export const bad = (detail: string, fix: string): Outcome => ({ ok: false, detail, fix });
