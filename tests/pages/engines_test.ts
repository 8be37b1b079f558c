/** Every page from DuckDB and from Postgres: the same text, number for number. */
import assert from "node:assert/strict";
import { useStore } from "../../lib/server/site_store.ts";
import { openStore } from "../../lib/queries/store.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { pathsOf } from "../support/paths.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { ask, readable } from "../support/site.ts";

/** What ranges and measures pages are asked with. */
const SEARCHES = ["", "metric=plays", "startDate=2023-02-11&endDate=2023-09-17"];

Deno.test("pages are the same from DuckDB and from Postgres", async () => {
  const dataDir = await Deno.makeTempDir();
  const history = makeHistory(900);
  await writeHistory(`${dataDir}/spotify.duckdb`, history);
  await using server = await startPostgres();
  const postgresUrl = await server.freshDatabase({ icu: true });
  await loadPostgres(postgresUrl, `${dataDir}/spotify.duckdb`);
  const stores = [
    await openStore({ dataDir, postgresUrl: "" }),
    await openStore({ dataDir, postgresUrl }),
  ];
  const paths = pathsOf(history).flatMap((path) =>
    SEARCHES.map((search) =>
      new URL(`${path}${path.includes("?") ? "&" : "?"}${search}`, "http://s")
    )
  );
  const pages: Map<string, string>[] = [];
  for (const store of stores) {
    useStore(store);
    const texts = new Map<string, string>();
    for (const { pathname, searchParams } of paths) {
      // A later value takes the place of an earlier one.
      const path = `${pathname}?${new URLSearchParams(Object.fromEntries(searchParams))}`;
      const response = await ask(path);
      assert.ok([200, 302, 303, 307].includes(response.status), `${path}: ${response.status}`);
      texts.set(path, comparable(await response.text()));
    }
    pages.push(texts);
    useStore(undefined);
    await store.close();
  }
  const [duckdb, postgres] = pages;
  for (const [path, text] of duckdb ?? []) assert.equal(postgres?.get(path), text, path);
  assert.ok((duckdb?.size ?? 0) > 45);
  await Deno.remove(dataDir, { recursive: true });
});

/** A page's text and the values its islands are given, without what tells the engine. */
function comparable(html: string): string {
  const islands = /<script id="[^"]+" type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)
    ?.[1];
  const versions = /<section[^>]*aria-labelledby="versions-title[^"]*".*?<\/section>/s;
  return `${readable(html.replace(versions, ""))}\n${islands ?? ""}`;
}
