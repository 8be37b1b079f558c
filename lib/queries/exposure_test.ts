import assert from "node:assert/strict";
import { integer, maybeText, text } from "./columns.ts";
import { SELECTS } from "./exposure.ts";
import { PARAMS } from "./filters/params.ts";
import { list, type Question } from "./question.ts";
import { QUESTIONS } from "./questions.ts";

const columns = { artist_name: text("The artist."), plays: integer("How many plays.") };
const asked = { path: "x", help: "X.", columns, sql: () => ({ text: "select 1", values: [] }) };

Deno.test("exposure: a question that leaves it out, or a text column of it, does not compile", () => {
  list({ ...asked, exposure: { ranges: "months", columns: { artist_name: "name" } } });
  // @ts-expect-error: no declaration at all
  list(asked);
  // @ts-expect-error: what artist_name tells is not said
  list({ ...asked, exposure: { ranges: "months", columns: {} } });
  // @ts-expect-error: a name for any range of days
  list({ ...asked, exposure: { ranges: "days", columns: { artist_name: "name" } } });
  // @ts-expect-error: it can never be null
  list({ ...asked, exposure: { ranges: "months", columns: { artist_name: "withheld" } } });
  list({
    ...asked,
    columns: { artist_name: maybeText("The artist.") },
    exposure: { ranges: "months", columns: { artist_name: "withheld" } },
  });
});

Deno.test("SELECTS: every parameter says what it selects", () => {
  assert.deepEqual(Object.keys(SELECTS).sort(), Object.keys(PARAMS).sort());
});

Deno.test("exposure: only columns that exist are declared, and hours of the day always are", () => {
  for (
    const { path, exposure, columns = {}, sections = {} } of Object.values<Question>(QUESTIONS)
  ) {
    if (exposure === "never") continue;
    const all = [
      [columns, exposure.columns ?? {}] as const,
      ...Object.entries(sections).map(([name, { columns }]) =>
        [columns, exposure.sections?.[name] ?? {}] as const
      ),
    ];
    for (const [columns, told] of all) {
      for (const name of Object.keys(told)) {
        assert.ok(Object.hasOwn(columns, name), `${path} ${name}`);
      }
      assert.equal(Object.hasOwn(columns, "hour"), told["hour"] === "hour", path);
    }
  }
});
