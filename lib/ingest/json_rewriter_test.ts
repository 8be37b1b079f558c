import assert from "node:assert/strict";
import { JsonRewriter } from "./json_rewriter.ts";

const FIELDS = new Set(["name", "artist"]);

/** What comes in (a number is a byte), what goes out, and how many characters were replaced. */
type Case = readonly [readonly (string | number)[], string | typeof SAME, number];

/** What goes out is what came in. */
const SAME = Symbol("same");

const IN_A_LIST: readonly Case[] = [
  [["[]"], "[]", 0],
  [['[{"name":"a 😀 \\ud83d\\ude00 \\n \\u00e9 \\" \\\\"}]'], SAME, 0],
  [['[{"name":"\\ud83d"}]'], '[{"name":"\\ufffd"}]', 1],
  [['[{"name":"\\uD83D"}]'], '[{"name":"\\ufffd"}]', 1],
  [['[{"name":"\\ude00\\ud83d"}]'], '[{"name":"\\ufffd\\ufffd"}]', 2],
  [['[{"name":"\\ud83d\\ud83d\\ude00x"}]'], '[{"name":"\\ufffd\\ud83d\\ude00x"}]', 1],
  [['[{"name":"\\ud83d\\n"}]'], '[{"name":"\\ufffd\\n"}]', 1],
  [['[{"name":"\\\\ud83d"}]'], SAME, 0],
  [['[{"name":"\\\\\\ud83d"}]'], '[{"name":"\\\\\\ufffd"}]', 1],
  [['[{"other":"\\ud83d","name":"\\ud83d"}]'], '[{"other":"\\ufffd","name":"\\ufffd"}]', 1],
  [['[{"\\ud83d":"x"}]'], '[{"\\ufffd":"x"}]', 0],
  [['[{"x":{"name":"\\ud83d"}}]'], '[{"x":{"name":"\\ufffd"}}]', 0],
  [['[{"name":["\\ud83d"]}]'], '[{"name":["\\ufffd"]}]', 0],
  [
    ['[{"x":{},"name":"\\ud83d"},{"artist" : "\\ud83d"}]'],
    '[{"x":{},"name":"\\ufffd"},{"artist" : "\\ufffd"}]',
    2,
  ],
  [['[{"a":"name","x":"\\ud83d"}]'], '[{"a":"name","x":"\\ufffd"}]', 0],
  [['["\\ud83d",5,null]'], '["\\ufffd",5,null]', 0],
  // surrogates as bytes of their own: halves are lost, a pair is the character
  [['[{"name":"', 0xed, 0xa0, 0xbd, '"}]'], '[{"name":"�"}]', 1],
  [['[{"name":"', 0xed, 0xb8, 0x80, '"}]'], '[{"name":"�"}]', 1],
  [['[{"name":"', 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, '"}]'], '[{"name":"😀"}]', 0],
  [['[{"name":"퟿ 힣"}]'], SAME, 0],
  // characters that were cut off between their bytes
  [['[{"name":"', 0xf0, 0x9f, 0x98, '"}]'], '[{"name":"�"}]', 1],
  [['[{"name":"', 0xf0, 0x9f, '"}]'], '[{"name":"�"}]', 1],
  [['[{"name":"', 0xe2, 0x9d, '"}]'], '[{"name":"�"}]', 1],
  [['[{"name":"', 0xf0, 0x9f, 0x98, "😀", '"}]'], '[{"name":"�😀"}]', 1],
  // what breaks off or is wrong stays so
  [['[{"name":"\\ud8'], SAME, 0],
  [['[{"name":"\\u12'], SAME, 0],
  [['[{"name":"\\'], SAME, 0],
  [['[{"name":"a"},]'], SAME, 0],
  [["[{name}}}]]"], SAME, 0],
  [["\ufeff", '[{"name":"a"}]'], '[{"name":"a"}]', 0],
];

const IN_A_ROW: readonly Case[] = [
  [['{"name":"a"}'], '[{"name":"a"}]', 0],
  [['{"name":"a"}\n{"name":"b"}\n'], '[{"name":"a"}\n,{"name":"b"}\n]', 0],
  [['{"a":1}\r\n\r\n{"b":[{"c":2}]}'], '[{"a":1}\r\n\r\n,{"b":[{"c":2}]}]', 0],
  [['{"a":1}{"a":2} {"a":3}'], '[{"a":1},{"a":2} ,{"a":3}]', 0],
  [['{"a":\n 1}\n\n{"a":\n 2}'], '[{"a":\n 1}\n\n,{"a":\n 2}]', 0],
  [['{}\nnull\n-1.5e3\n"text"\n[1]\ntrue'], '[{}\n,null\n,-1.5e3\n,"text"\n,[1]\n,true]', 0],
  [['{"name":"} \\" {"}\n{}'], '[{"name":"} \\" {"}\n,{}]', 0],
  [['{"name":"\\ud83d"}\n{"x":"\\ud83d"}'], '[{"name":"\\ufffd"}\n,{"x":"\\ufffd"}]', 1],
  [["\ufeff", "{}\n{}"], "[{}\n,{}]", 0],
  // what breaks off leaves the list open, what is wrong stays wrong
  [['{"a":1}\n{"a":'], '[{"a":1}\n,{"a":', 0],
  [['{"a":1}\n{"a":"]'], '[{"a":1}\n,{"a":"]', 0],
  [["{},\n{}"], "[{},\n,{}]", 0],
  [["{}]"], "[{}]]", 0],
];

for (const [isLines, cases] of [[false, IN_A_LIST], [true, IN_A_ROW]] as const) {
  for (const [input, output, replaced] of cases) {
    const bytes = bytesOf(input);
    const expected = output === SAME ? bytes : new TextEncoder().encode(output);
    const shown = JSON.stringify(new TextDecoder().decode(bytes));
    Deno.test(`JsonRewriter: ${isLines ? "values in a row " : ""}${shown}`, () => {
      for (let size = 1; size <= bytes.length; size++) {
        const rewriter = new JsonRewriter({ isLines, fields: FIELDS });
        assert.deepEqual(rewrite(rewriter, bytes, size), expected, `chunks of ${size}`);
        assert.equal(rewriter.replaced, replaced, `chunks of ${size}`);
      }
    });
  }
}

Deno.test("JsonRewriter: says whether anything was changed", () => {
  const isChanged = (text: string, isLines = false) => {
    const rewriter = new JsonRewriter({ isLines, fields: FIELDS });
    rewrite(rewriter, new TextEncoder().encode(text), 5);
    return rewriter.isChanged;
  };
  assert.equal(isChanged('[{"name":"\\ud83d\\ude00 \\u00e9"}]'), false);
  assert.equal(isChanged('[{"other":"\\ud83d"}]'), true);
  assert.equal(isChanged("{}", true), true);
});

/** What a rewriter makes of bytes in chunks; a chunk is overwritten after each write, as buffers are. */
function rewrite(rewriter: JsonRewriter, bytes: Uint8Array, size: number): Uint8Array {
  const written: number[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.slice(at, at + size);
    for (const piece of rewriter.write(chunk)) written.push(...piece);
    chunk.fill(0x21);
  }
  for (const piece of rewriter.end()) written.push(...piece);
  return Uint8Array.from(written);
}

function bytesOf(parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "number" ? [part] : [...new TextEncoder().encode(part)]
    ),
  );
}
