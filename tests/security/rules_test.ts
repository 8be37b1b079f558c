/** Who may change rules: the owner of a local site, from its own pages, and nobody else. */
import assert from "node:assert/strict";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import type { TaskPipe } from "../../lib/core/task_pipe/task_pipe.ts";
import { useSettings } from "../../lib/server/app/site_settings.ts";
import { ExportReading } from "../../lib/server/exports/reading.ts";
import { useReading } from "../../lib/server/exports/site_reading.ts";
import { RUNTIME } from "../../lib/server/middleware/runtime.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { siteWith } from "../support/site.ts";

/** A launcher that runs no task to its end. */
const HANGING: TaskPipe = {
  run: () => ({ output: new ReadableStream(), ended: new Promise(() => {}) }),
};

const INFO: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 50_000 },
  completed: Promise.resolve(),
};
const ELSEWHERE = { ...INFO, remoteAddr: { ...INFO.remoteAddr, hostname: "192.168.1.9" } };
const OWN = { "sec-fetch-site": "same-origin", host: "localhost" };

function post(
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = OWN,
): Request {
  const body = String(new URLSearchParams(fields));
  return new Request(url, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(body.length),
      ...headers,
    },
  });
}

const LEAVE_OUT = { do: "leave_out", artist: "Rain Sounds" };

Deno.test("rules: only the site's own pages on this computer may change them, one run at a time", async () => {
  await withFolder(async (folder) => {
    const handler = await serve({ DATA_RAW_DIR: `${folder}/raw`, DATA_DIR: `${folder}/data` });
    await writeTree(folder, { "raw/uploads/a.json": "[]" });
    useReading(new ExportReading(() => HANGING));
    try {
      const status = async (request: Request, info = INFO) => {
        const response = await handler(request, info);
        await response.body?.cancel();
        return response.status;
      };
      for (const path of ["/rules", "/rules/remove"]) {
        const url = `http://localhost${path}`;
        const refused: [string, Request, Deno.ServeHandlerInfo?][] = [
          ["another site", post(url, LEAVE_OUT, { ...OWN, "sec-fetch-site": "cross-site" })],
          ["no word of where it came from", post(url, LEAVE_OUT, { host: "localhost" })],
          ["a token", post(url, LEAVE_OUT, { host: "localhost", authorization: "Bearer x" })],
          [
            "a rebound name",
            post(`http://evil.example${path}`, LEAVE_OUT, { ...OWN, host: "evil.example" }),
          ],
          ["a proxy", post(url, LEAVE_OUT, { ...OWN, "x-forwarded-for": "10.0.0.1" })],
          ["another computer", post(url, LEAVE_OUT, OWN), ELSEWHERE],
        ];
        for (const [what, request, info] of refused) {
          const got = await status(request, info);
          assert.ok([403, 404, 421].includes(got), `${path}, ${what}: ${got}`);
        }
      }
      assert.deepEqual(await filesIn(folder), ["raw/uploads/a.json"], "nothing was written");
      assert.equal(await status(post("http://localhost/rules/remove", { rule: "0" })), 400);
      assert.equal(await status(post("http://localhost/rules", LEAVE_OUT)), 303);
      assert.deepEqual(await filesIn(folder), ["raw/rules.json", "raw/uploads/a.json"]);
      assert.deepEqual(JSON.parse(await Deno.readTextFile(`${folder}/raw/rules.json`)), {
        leave_out: [{ artist: "Rain Sounds" }],
      });
      const removed = await status(post("http://localhost/rules/remove", { rule: "x" }));
      assert.equal(removed, 400, "one reading at a time");
    } finally {
      useReading(new ExportReading(() => null));
    }
  });
});

const NOT_LOCAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "without a launcher": {},
  "listens elsewhere": { HOST: "0.0.0.0" },
  "another name": { ALLOWED_HOSTS: "stats.example.org" },
  "behind a proxy": { TRUST_PROXY: "1" },
  "on Deno Deploy": { DENO_DEPLOY: "1" },
};

Deno.test("rules: on any other site the addresses are not there", async () => {
  for (const [what, environment] of Object.entries(NOT_LOCAL)) {
    const handler = await serve(environment);
    useReading(new ExportReading(() => what === "without a launcher" ? null : HANGING));
    for (
      const request of [
        new Request("http://localhost/rules", { headers: { host: "localhost" } }),
        post("http://localhost/rules", LEAVE_OUT),
        post("http://localhost/rules/remove", { rule: "x" }),
      ]
    ) {
      const response = await handler(request, INFO);
      await response.body?.cancel();
      assert.ok([403, 404, 421].includes(response.status), `${what}: ${response.status}`);
    }
  }
  useReading(new ExportReading(() => null));
});

/** A site of these settings. */
async function serve(environment: Readonly<Record<string, string>>) {
  useSettings(resolveSettings(SETTINGS, { environment }).settings);
  return await siteWith(environment, RUNTIME);
}

async function filesIn(folder: string): Promise<string[]> {
  return (await listTree(folder)).filter((path) => !path.endsWith("/"));
}
