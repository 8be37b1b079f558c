import assert from "node:assert/strict";
import { csv, textTable } from "./text_table.ts";

Deno.test("textTable: numbers stand to the right, text to the left, nulls are empty", () => {
  assert.equal(
    textTable({
      columns: ["artist", "plays"],
      rows: [["The Invented", 7], [null, 1234], ["X", null]],
    }),
    [
      "artist        plays",
      "────────────  ─────",
      "The Invented      7",
      "               1234",
      "X",
      "(3 rows)",
      "",
    ].join("\n"),
  );
});

Deno.test("textTable: wide, combining and control characters keep the columns straight", () => {
  const table = textTable({
    columns: ["name", "n"],
    rows: [["日本", 1], ["e\u0301", 2], ["a\tb\nc\u001b[31m", 3], ["👩‍👩‍👧", 4]],
  });
  assert.equal(
    table,
    [
      "name        n",
      "──────────  ─",
      "日本        1",
      "e\u0301           2",
      "a·b·c·[31m  3",
      "👩‍👩‍👧          4",
      "(4 rows)",
      "",
    ].join("\n"),
  );
});

Deno.test("textTable: long cells are cut between characters", () => {
  const [, , cell = ""] = textTable({ columns: ["x"], rows: [["👨‍👩‍👧".repeat(60)]] }).split("\n");
  assert.ok(cell.endsWith("…"));
  assert.equal(cell.replaceAll("👨‍👩‍👧", ""), "…");
});

Deno.test("textTable: no rows, one row, and more than are shown", () => {
  assert.equal(textTable({ columns: ["x"], rows: [] }), "x\n─\n(0 rows)\n");
  assert.ok(textTable({ columns: ["x"], rows: [[1]] }).endsWith("(1 row)\n"));
  const many = textTable({ columns: ["x"], rows: Array.from({ length: 1500 }, (_, at) => [at]) });
  assert.ok(many.endsWith("(the first 200 rows; --csv prints all)\n"));
});

Deno.test("csv: quotes what needs it and tells null from an empty text", () => {
  const rows = [[null, "", "a,b", 'say "hi"', "two\nlines", " kept ", 1.5, true, [1, "x"], {
    a: 1,
  }]];
  assert.equal(
    csv({ columns: ["n", "e", "c,d", "q", "l", "s", "f", "b", "list", "struct"], rows }),
    'n,e,"c,d",q,l,s,f,b,list,struct\r\n' +
      ',"","a,b","say ""hi""","two\nlines", kept ,1.5,true,"[1,""x""]","{""a"":1}"\r\n',
  );
});

Deno.test("csv: without rows there is the header", () => {
  assert.equal(csv({ columns: ["a", "b"], rows: [] }), "a,b\r\n");
});
