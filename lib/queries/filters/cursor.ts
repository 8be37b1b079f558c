/** Where a page of history ended: the last play on it, so that new plays do not shift pages. */
export interface PlaysCursor {
  /** UTC, as `2024-01-31T21:05:00`. */
  readonly playedAtUtc: string;
  readonly msPlayed: number;
  readonly uri: string;
  readonly track: string;
  readonly artist: string;
}

/**
 * A cursor as text for a URL.
 *
 * @example
 * ```ts
 * import { decodeCursor, encodeCursor } from "./cursor.ts";
 *
 * const cursor = { playedAtUtc: "2024-01-31T21:05:00", msPlayed: 1, uri: "", track: "é", artist: "" };
 * console.assert(decodeCursor(encodeCursor(cursor))?.track === "é");
 * ```
 */
export function encodeCursor(cursor: PlaysCursor): string {
  const { playedAtUtc, msPlayed, uri, track, artist } = cursor;
  return new TextEncoder()
    .encode(JSON.stringify([playedAtUtc, msPlayed, uri, track, artist]))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

/** The cursor that a text encodes, or undefined if it is not one. */
export function decodeCursor(text: string): PlaysCursor | undefined {
  if (text.length > 4000) return undefined;
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: "base64url" });
    const parts: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(parts) || parts.length !== 5) return undefined;
    const [playedAtUtc, msPlayed, uri, track, artist]: unknown[] = parts;
    if (!isTime(playedAtUtc) || !isDuration(msPlayed)) return undefined;
    if (!isText(uri) || !isText(track) || !isText(artist)) return undefined;
    return { playedAtUtc, msPlayed, uri, track, artist };
  } catch {
    return undefined;
  }
}

function isTime(value: unknown): value is string {
  return typeof value === "string" &&
    /^(19[7-9]\d|2[01]\d\d)-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?$/.test(value) &&
    !Number.isNaN(Date.parse(`${value}Z`)) &&
    new Date(`${value.slice(0, 19)}Z`).toISOString().startsWith(value.slice(0, 19));
}

function isDuration(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && !value.includes("\0") && value.isWellFormed();
}
