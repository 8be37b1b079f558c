import { BACKSLASH, characterAt, escapeAt, LONGEST_UNIT } from "./json_characters.ts";

/** The options of {@linkcode JsonRewriter}. */
export interface JsonForm {
  /** True for one record per line (or consecutive values) instead of one list. */
  readonly isLines: boolean;
  /** The fields of a record that are read; what is replaced elsewhere is not counted. */
  readonly fields: ReadonlySet<string>;
}

/**
 * Rewrites JSON, chunk by chunk, into what DuckDB's reader accepts: one list of values without broken
 * characters. Half of a surrogate pair (`\ud83d`, or its bytes) and a truncated character become
 * U+FFFD; consecutive values become one list. All other bytes, even invalid ones, are left alone, so
 * that broken JSON stays broken.
 *
 * @example
 * ```ts
 * import { JsonRewriter } from "./json_rewriter.ts";
 *
 * const rewriter = new JsonRewriter({ isLines: true, fields: new Set(["name"]) });
 * const json = new TextEncoder().encode('{"name":"\\ud83d"}\n{}');
 * const text = [...rewriter.write(json), ...rewriter.end()].map((b) => new TextDecoder().decode(b));
 * console.assert(text.join("") === '[{"name":"\\ufffd"}\n,{}]');
 * console.assert(rewriter.replaced === 1);
 * ```
 */
export class JsonRewriter {
  /** How many characters were replaced in fields that are read. */
  replaced = 0;
  /** Whether any byte differs from what came in. */
  isChanged = false;

  readonly #form: JsonForm;
  /** How deep a record's own keys lie. */
  readonly #recordDepth: number;
  #rest = new Uint8Array(0);
  #isFirst = true;
  #depth = 0;
  #isInString = false;
  #isInScalar = false;
  #hasValue = false;
  /** The key being read, while a record's key may come. */
  #key: string | undefined;
  #field: string | undefined;

  constructor(form: JsonForm) {
    this.#form = form;
    this.#recordDepth = form.isLines ? 1 : 2;
  }

  /** Takes a chunk and returns what can be written by now. */
  write(chunk: Uint8Array): Uint8Array[] {
    return this.#take(chunk, false);
  }

  /** Returns what was held back, and the end of the list; a value that breaks off leaves it open. */
  end(): Uint8Array[] {
    const last = this.#take(new Uint8Array(0), true);
    const isWhole = this.#depth === 0 && !this.#isInString;
    return this.#form.isLines && isWhole ? [...last, CLOSE_LIST] : last;
  }

  #take(chunk: Uint8Array, isLast: boolean): Uint8Array[] {
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    if (!isLast && bytes.length < LONGEST_UNIT) {
      this.#rest = bytes;
      return [];
    }
    const pieces: Uint8Array[] = [];
    const start = this.#isFirst ? this.#begin(bytes, pieces) : 0;
    const end = this.#scan(bytes, start, isLast, pieces);
    this.#rest = bytes.slice(end);
    return pieces;
  }

  /** Leaves the byte order mark out, and opens the list of values in a row. */
  #begin(bytes: Uint8Array, pieces: Uint8Array[]): number {
    this.#isFirst = false;
    if (this.#form.isLines) {
      this.isChanged = true;
      pieces.push(OPEN_LIST);
    }
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** Looks at bytes up to one that needs more to be judged; returns where that is. */
  #scan(bytes: Uint8Array, start: number, isLast: boolean, pieces: Uint8Array[]): number {
    let written = start;
    let at = start;
    const put = (piece: Uint8Array, skipped: number) => {
      if (at > written) pieces.push(bytes.subarray(written, at));
      pieces.push(piece);
      written = at + skipped;
      this.isChanged = true;
    };
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0;
      if (!this.#isInString) {
        if (this.#form.isLines && this.#startsAnotherValue(byte)) put(COMMA, 0);
        this.#seeOutside(byte);
        at++;
      } else if (byte === BACKSLASH || byte >= 0xe0) {
        if (!isLast && at + LONGEST_UNIT > bytes.length) break;
        const { length, replacement, isLost = false } = byte === BACKSLASH
          ? escapeAt(bytes, at)
          : characterAt(bytes, at);
        if (replacement !== undefined) put(replacement, length);
        if (isLost && this.#isRead()) this.replaced++;
        if (this.#key !== undefined) this.#key += "?";
        at = Math.min(at + length, bytes.length);
      } else {
        if (byte === QUOTE) this.#endString();
        else if (this.#key !== undefined) this.#key += String.fromCharCode(byte);
        at++;
      }
    }
    if (at > written) pieces.push(bytes.subarray(written, at));
    return at;
  }

  /** Whether a byte outside of strings begins a value of the row that is not the first. */
  #startsAnotherValue(byte: number): boolean {
    if (this.#depth > 0) return false;
    if (isSpace(byte)) {
      this.#isInScalar = false;
      return false;
    }
    const isOpening = byte === OPEN_BRACE || byte === OPEN_BRACKET || byte === QUOTE;
    if (!isOpening && (this.#isInScalar || NEVER_BEGIN.has(byte))) return false;
    const isAnother = this.#hasValue;
    this.#hasValue = true;
    this.#isInScalar = !isOpening;
    return isAnother;
  }

  #seeOutside(byte: number): void {
    switch (byte) {
      case QUOTE:
        this.#isInString = true;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        this.#depth++;
        this.#key = byte === OPEN_BRACE ? this.#newKey() : undefined;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        this.#depth = Math.max(0, this.#depth - 1);
        this.#key = undefined;
        break;
      case COMMA_BYTE:
        this.#key = this.#newKey();
        break;
    }
  }

  #newKey(): string | undefined {
    return this.#depth === this.#recordDepth ? "" : undefined;
  }

  #endString(): void {
    this.#isInString = false;
    if (this.#key === undefined) return;
    this.#field = this.#key;
    this.#key = undefined;
  }

  /** Whether the string that is being read is the value of a field that is read. */
  #isRead(): boolean {
    return this.#key === undefined && this.#depth === this.#recordDepth &&
      this.#field !== undefined && this.#form.fields.has(this.#field);
  }
}

const QUOTE = 0x22;
const COMMA_BYTE = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** Bytes between values that no value begins with. */
const NEVER_BEGIN = new Set([COMMA_BYTE, CLOSE_BRACKET, CLOSE_BRACE, 0x3a]);

const OPEN_LIST = Uint8Array.of(OPEN_BRACKET);
const CLOSE_LIST = Uint8Array.of(CLOSE_BRACKET);
const COMMA = Uint8Array.of(COMMA_BYTE);

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
