import assert from "node:assert/strict";
import { decodeEnvFile, parseEnvFile } from "./env_file.ts";

const TEXT = "SITE_PASSWORD=longpassword1\r\nTITLE=Käse für 🧀\r\n";

/** The bytes of a text in UTF-16, with a byte order mark or without. */
function utf16(text: string, isLittle: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? "\ufeff" : ""), ...text].join("");
  const bytes = new DataView(new ArrayBuffer(units.length * 2));
  for (let at = 0; at < units.length; at++) bytes.setUint16(at * 2, units.charCodeAt(at), isLittle);
  return new Uint8Array(bytes.buffer);
}

const ENCODED: Readonly<Record<string, Uint8Array>> = {
  "UTF-8": new TextEncoder().encode(TEXT),
  "UTF-8 with a byte order mark (Notepad)": new TextEncoder().encode(`\ufeff${TEXT}`),
  "UTF-16 LE with a byte order mark (PowerShell)": utf16(TEXT, true, true),
  "UTF-16 BE with a byte order mark": utf16(TEXT, false, true),
  "UTF-16 LE without one": utf16(TEXT, true, false),
  "UTF-16 BE without one": utf16(TEXT, false, false),
};

for (const [name, bytes] of Object.entries(ENCODED)) {
  Deno.test(`decodeEnvFile: ${name}`, () => assert.equal(decodeEnvFile(bytes), TEXT));
}

Deno.test("decodeEnvFile: an empty file is empty, one of another encoding is refused", () => {
  assert.equal(decodeEnvFile(new Uint8Array()), "");
  const latin1 = new Uint8Array([0x41, 0x3d, 0xe4]);
  assert.throws(() => decodeEnvFile(latin1), /save it as UTF-8/);
  assert.throws(() => decodeEnvFile(new Uint8Array([0xff, 0xfe, 0x00, 0xd8])), /save it as UTF-8/);
});

/** A line and its value; undefined where the line is a problem. */
const LINES: readonly (readonly [string, string | undefined])[] = [
  ["A=b", "b"],
  ["A=", ""],
  ["  A = b  ", "b"],
  ["export A=b", "b"],
  ["A=b # a comment", "b"],
  ["A=b\t# a comment", "b"],
  ["A= # nothing but a comment", ""],
  ["A=b#c", "b#c"],
  ["A=#b", "#b"],
  ["A=postgres://me:p#ss@db/music?sslmode=require", "postgres://me:p#ss@db/music?sslmode=require"],
  ["A=b=c", "b=c"],
  [`A="b # c"`, "b # c"],
  [`A='b # c' # a comment`, "b # c"],
  [`A="b" # it's "c"`, "b"],
  ["A=`b`", "b"],
  [`A="say "b""`, 'say "b"'],
  [`A="C:\\new\\table"`, "C:\\new\\table"],
  [`A='it is $HOME'`, "it is $HOME"],
  [`A=it's`, "it's"],
  [`A=""`, ""],
  [`A="b`, undefined],
  [`A="b" c`, undefined],
  ["A: b", undefined],
  ["A b", undefined],
  ["set A=b", undefined],
  ['$env:A="b"', undefined],
  ["1A=b", undefined],
];

for (const [line, expected] of LINES) {
  Deno.test(`parseEnvFile: ${line} ${expected === undefined ? "is told" : `is ${expected}`}`, () => {
    const { values, problems } = parseEnvFile(`BEFORE=1\n${line}\nAFTER=2`);
    assert.deepEqual([values["BEFORE"], values["AFTER"]], ["1", "2"]);
    assert.equal(values["A"], expected);
    assert.deepEqual(problems.map(({ line }) => line), expected === undefined ? [2] : []);
    for (const { what } of problems) assert.ok(!what.includes("b"), what);
  });
}

Deno.test("parseEnvFile: ends of lines of every system, comments, empty lines, several lines in quotes", () => {
  const text = '# a comment\r\n\r\nA=1\rB=2\n   \n  # another\nC="one\ntwo" # here\nA=3';
  assert.deepEqual(parseEnvFile(text), {
    values: { A: "3", B: "2", C: "one\ntwo" },
    problems: [],
  });
});

Deno.test("parseEnvFile: a quote that is not closed swallows no other setting", () => {
  const { values, problems } = parseEnvFile(`TITLE='tis\nSITE_PASSWORD='longpassword1'\nA=1`);
  assert.deepEqual(values, { SITE_PASSWORD: "longpassword1", A: "1" });
  assert.deepEqual(problems, [{ line: 1, what: "gives TITLE a value whose quotes do not match" }]);
});
