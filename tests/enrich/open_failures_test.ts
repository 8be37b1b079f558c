/** Each open service in each kind of trouble: nothing becomes missing by it, and all is asked for again. */
import assert from "node:assert/strict";
import { heardInOrder, makeDatabase, makeWorld, rowsOf } from "../support/enrich_world.ts";
import { run } from "../support/enrich_run.ts";
import { type ServiceCall, Services } from "../support/services.ts";

const world = makeWorld(4, 2);

const TROUBLES: Readonly<Record<string, () => Response>> = {
  "429 without Retry-After": () => new Response("Too many requests", { status: 429 }),
  "429 with Retry-After": () => new Response("", { status: 429, headers: { "retry-after": "3" } }),
  "503 as HTML": () => new Response("<html>Service unavailable</html>", { status: 503 }),
  "a page in place of an answer": () => new Response("<html>Welcome</html>"),
  "an answer that is cut off": () => new Response('{"results": {"bindings": [{'),
  "an empty answer": () => new Response(""),
  "another shape": () => Response.json({ renamed: true }),
};

/** Each service, and who is asked before it so that it has ids to be asked by. */
const ASKED: readonly (readonly [ServiceCall["service"], string, string])[] = [
  ["labs", "listenbrainz", ""],
  ["listenbrainz", "listenbrainz", ""],
  ["reccobeats", "reccobeats", ""],
  ["wikidata", "wikidata", "reccobeats"],
  ["musicbrainz", "musicbrainz", "reccobeats"],
];

for (const [service, provider, before] of ASKED) {
  for (const [trouble, answer] of Object.entries(TROUBLES)) {
    Deno.test(`${service}: ${trouble} is never stored as missing`, async () => {
      await using services = new Services({ world });
      const dataDir = await makeDatabase(heardInOrder(world));
      if (before !== "") await run(services, dataDir, { providers: before });
      services.fault = (call) => call.service === service ? answer() : undefined;
      await run(services, dataDir, { providers: provider });
      const missing = `from enrichment_state where provider = '${provider}' and status = 'missing'`;
      assert.deepEqual(await rowsOf(dataDir, missing), []);
      services.fault = () => undefined;
      services.calls.length = 0;
      await run(services, dataDir, { providers: provider, isRetryNow: true });
      assert.ok(services.of(service).length > 0, "it is asked again");
      assert.deepEqual(services.violations, []);
    });
  }
}
