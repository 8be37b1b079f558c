import type { SetAside } from "../../queries/questions/set_aside.ts";
import type { SourceRow } from "../../queries/questions/sources.ts";
import { words } from "../words/mod.ts";

/** A line of the receipt. */
export interface ReceiptLine {
  readonly name: string;
  readonly count: number;
}

/** Where every record ended, and whether the sum is right. */
export interface Receipt {
  readonly records: number;
  readonly lines: readonly ReceiptLine[];
  /** The sum of the lines, which should be `records`. */
  readonly total: number;
  readonly isBalanced: boolean;
}

/**
 * The reconciliation: what the sources hold on one side, where it ended on the other. Records that
 * were set aside are counted where they are, not as the sources say.
 */
export function receiptOf(
  sources: readonly SourceRow[],
  setAside: readonly SetAside[],
): Receipt {
  const sum = (column: "records" | "plays" | "duplicates" | "rejected") =>
    sources.reduce((all, source) => all + source[column], 0);
  const { lines: names } = words.data.receipt;
  const lines = [
    { name: names.plays, count: sum("plays") },
    ...setAside.map(({ reason, records }) => ({ name: reasonName(reason), count: records })),
    { name: names.duplicates, count: sum("duplicates") },
    { name: names.rejected, count: sum("rejected") },
  ];
  const records = sum("records");
  const total = lines.reduce((all, { count }) => all + count, 0);
  return { records, lines, total, isBalanced: records === total };
}

/** A reason for setting a record aside, as it is called. */
export function reasonName(reason: string): string {
  const { reasons } = words.data.setAside;
  return isReason(reason) ? reasons[reason].name : reason;
}

/** Why such records are no plays. */
export function reasonText(reason: string, seconds: string): string {
  const { reasons } = words.data.setAside;
  return isReason(reason) ? reasons[reason].why(seconds) : "";
}

function isReason(reason: string): reason is keyof typeof words.data.setAside.reasons {
  return Object.hasOwn(words.data.setAside.reasons, reason);
}
