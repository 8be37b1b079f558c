import assert from "node:assert/strict";
import { utf16 } from "../../tests/support/encodings.ts";
import { encodingOf, Utf16Decoder } from "./text_encoding.ts";

Deno.test("encodingOf: by the mark, by the zero beside a bracket, else UTF-8", () => {
  for (const start of ["\ufeff[", "[", "{", " [", "\r\n"]) {
    assert.equal(encodingOf(utf16(start)), "utf-16le", start);
    assert.equal(encodingOf(utf16(start, false)), "utf-16be", start);
    assert.equal(encodingOf(new TextEncoder().encode(start)), "utf-8", start);
  }
  for (const bytes of [[], [0x5b], [0, 0], [0xef, 0xbb, 0xbf], [0x50, 0x00]]) {
    assert.equal(encodingOf(Uint8Array.from(bytes)), "utf-8", String(bytes));
  }
});

/** Text, and what it becomes. */
const TEXTS: readonly (readonly [string, string])[] = [
  ["", ""],
  ["\ufeff[1]", "[1]"],
  ["[1]", "[1]"],
  ["é 日本 😀\u0000", "é 日本 😀\u0000"],
  ["a\ufeffb", "a\ufeffb"],
  ["half \ud83d.", "half \\ud83d."],
  ["\udc00\ud83d", "\\udc00\\ud83d"],
  ["x".repeat(20_000) + "😀", "x".repeat(20_000) + "😀"],
];

for (const [text, expected] of TEXTS) {
  Deno.test(`Utf16Decoder: ${JSON.stringify(text.slice(-20))}, whatever the chunks`, () => {
    for (const isLittleEndian of [true, false]) {
      const bytes = utf16(text, isLittleEndian);
      for (const size of [1, 2, 3, 7, 40_000]) {
        if (size < 7 && text.length > 100) continue;
        const decoder = new Utf16Decoder(isLittleEndian ? "utf-16le" : "utf-16be");
        const decoded: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += size) {
          decoded.push(decoder.write(bytes.subarray(at, at + size)));
        }
        decoded.push(decoder.end());
        const whole = new TextDecoder("utf-8", { ignoreBOM: true });
        const seen = decoded.map((part) => whole.decode(part, { stream: true })).join("");
        assert.equal(seen, expected, `chunks of ${size}`);
      }
    }
  });
}
