/** The page of search: what was found, what was not, and filters that have no meaning there. */
import assert from "node:assert/strict";
import { makeHistory } from "../support/history.ts";
import { ask, readable, testsOn } from "../support/site.ts";

const test = testsOn("/search", makeHistory(300));

async function textOf(path: string): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, 200, path);
  return readable(await response.text());
}

test("filters that have no meaning are told, whether something is found or not", async () => {
  const filters = "platform=ios&country=DE";
  for (const q of ["zebra", "nobody is called so"]) {
    const text = await textOf(`/search?q=${encodeURIComponent(q)}&${filters}`);
    assert.match(text, /on iPhone and iPad/, q);
    assert.match(text, /Germany/, q);
    assert.doesNotMatch(await textOf(`/search?q=${encodeURIComponent(q)}`), /iPhone/, q);
  }
  assert.match(await textOf("/search?q=nobody+is+called+so"), /Nothing matches/);
});
