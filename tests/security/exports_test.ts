/** Who may add exports: the owner of a local site, from its own pages, and nobody else. */
import assert from "node:assert/strict";
import { command } from "../../lib/cli/commands.ts";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import type { TaskPipe } from "../../lib/core/task_pipe/task_pipe.ts";
import { useSettings } from "../../lib/server/app/site_settings.ts";
import { ExportReading } from "../../lib/server/exports/reading.ts";
import { useReading } from "../../lib/server/exports/site_reading.ts";
import { RUNTIME } from "../../lib/server/middleware/runtime.ts";
import { listTree, withFolder } from "../support/folders.ts";
import { siteWith } from "../support/site.ts";

/** Settings with which others can reach a site, or with which it reads no file. */
const NOT_LOCAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "listens elsewhere": { HOST: "0.0.0.0" },
  "another name": { ALLOWED_HOSTS: "stats.example.org" },
  "behind a proxy": { TRUST_PROXY: "1" },
  "on Deno Deploy": { DENO_DEPLOY: "1" },
  "on Postgres": { POSTGRES_URL: "postgres://me:pw@localhost/x" },
};

for (const [what, environment] of Object.entries(NOT_LOCAL)) {
  Deno.test(`exports: a site that ${what} gets no right to write and may ask for no ingest`, () => {
    const config = resolveSettings(SETTINGS, { environment });
    const { asks, whenAsking } = command("start");
    assert.deepEqual(whenAsking?.(config), {});
    assert.deepEqual(asks?.(config).filter(([task]) => task === "ingest"), []);
  });
}

Deno.test("exports: a local site may write uploads and two files, in the input folder that is set", () => {
  const config = resolveSettings(SETTINGS, {
    environment: { DATA_RAW_DIR: "/srv/raw", DATA_DIR: "/srv/data" },
  });
  const { asks, whenAsking, permissions } = command("start");
  const places = ["/srv/raw/uploads", "/srv/raw/timezones.json", "/srv/raw/rules.json"];
  assert.deepEqual(whenAsking?.(config), { read: places, write: places });
  assert.deepEqual(permissions(config).write ?? [], [], "without a launcher it may write nothing");
  assert.deepEqual(asks?.(config).find(([task]) => task === "ingest"), [
    ...["ingest", "--json", "--events"],
    ...["--data-raw-dir", "/srv/raw", "--data-dir", "/srv/data"],
  ]);
});

/** A launcher that runs no task to its end. */
const HANGING: TaskPipe = {
  run: () => ({ output: new ReadableStream(), ended: new Promise(() => {}) }),
};

const INFO: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 50_000 },
  completed: Promise.resolve(),
};

/** A form with one file, as a browser sends it from a page of `origin`. */
function form(url: string, name: string, headers: Readonly<Record<string, string>>): Request {
  const data = new FormData();
  data.append("files", new File(["[]"], name));
  const sent = new Request(url, { method: "POST", body: data });
  const all = new Headers(sent.headers);
  all.set("content-length", "400");
  for (const [key, value] of Object.entries(headers)) all.set(key, value);
  return new Request(sent, { headers: all });
}

const OWN = { "sec-fetch-site": "same-origin", host: "localhost" };

Deno.test("exports: only the site's own pages on this computer may add one, one run at a time", async () => {
  await withFolder(async (folder) => {
    const environment = { DATA_RAW_DIR: `${folder}/raw`, DATA_DIR: `${folder}/data` };
    const handler = await serve(environment);
    useReading(new ExportReading(() => HANGING));
    try {
      const status = async (request: Request, info = INFO) => {
        const response = await handler(request, info);
        await response.body?.cancel();
        return response.status;
      };
      const url = "http://localhost/add";
      const elsewhere = { ...INFO, remoteAddr: { ...INFO.remoteAddr, hostname: "192.168.1.9" } };
      const refused: [string, Request, Deno.ServeHandlerInfo?][] = [
        ["another site", form(url, "a.json", { ...OWN, "sec-fetch-site": "cross-site" })],
        ["no word of where it came from", form(url, "a.json", { host: "localhost" })],
        [
          "a token of the API",
          form(url, "a.json", { host: "localhost", authorization: "Bearer x" }),
        ],
        [
          "a rebound name",
          form("http://evil.example/add", "a.json", { ...OWN, host: "evil.example" }),
        ],
        ["a proxy", form(url, "a.json", { ...OWN, "x-forwarded-for": "10.0.0.1" })],
        ["a tunnel", form(url, "a.json", { ...OWN, via: "1.1 tunnel" })],
        ["another computer", form(url, "a.json", OWN), elsewhere],
      ];
      for (const [what, request, info] of refused) {
        const got = await status(request, info);
        assert.ok([403, 404, 421].includes(got), `${what}: ${got}`);
      }
      assert.deepEqual(await exists(`${folder}/raw`), false, "nothing was stored");
      assert.equal(await status(form(url, "../../evil.json", OWN)), 303);
      assert.deepEqual(await filesIn(folder), ["raw/uploads/evil.json"]);
      const busy = await Promise.all(
        Array.from({ length: 10 }, () => status(form(url, "b.json", OWN))),
      );
      assert.deepEqual(new Set(busy), new Set([400]), "one reading at a time");
      assert.deepEqual(await filesIn(folder), ["raw/uploads/evil.json"]);
    } finally {
      useReading(new ExportReading(() => null));
    }
  });
});

Deno.test("exports: without a launcher, and on any other site, the addresses are not there", async () => {
  for (
    const environment of [
      {},
      ...Object.values(NOT_LOCAL).filter((one) => !("POSTGRES_URL" in one)),
    ]
  ) {
    const handler = await serve(environment);
    useReading(new ExportReading(() => "HOST" in environment ? HANGING : null));
    for (const path of ["/add", "/add/state"]) {
      const request = new Request(`http://localhost${path}`, { headers: { host: "localhost" } });
      const response = await handler(request, INFO);
      await response.body?.cancel();
      assert.ok([404, 421].includes(response.status), `${path}: ${response.status}`);
    }
  }
  useReading(new ExportReading(() => null));
});

Deno.test("exports: of ten that come at once one is read, and the others leave nothing", async () => {
  await withFolder(async (folder) => {
    const handler = await serve({ DATA_RAW_DIR: `${folder}/raw`, DATA_DIR: `${folder}/data` });
    useReading(new ExportReading(() => HANGING));
    try {
      const answers = await Promise.all(Array.from({ length: 10 }, async () => {
        const response = await handler(form("http://localhost/add", "a.json", OWN), INFO);
        await response.body?.cancel();
        return response.status;
      }));
      assert.deepEqual(answers.toSorted(), [303, ...Array.from({ length: 9 }, () => 400)]);
      const files = await filesIn(folder);
      assert.equal(files.length, 1, files.join());
      assert.match(files[0] ?? "", /^raw\/uploads\/a(?: \(\d+\))?\.json$/);
    } finally {
      useReading(new ExportReading(() => null));
    }
  });
});

Deno.test("exports: a disk without room is told, and leaves nothing", async () => {
  await withFolder(async (folder) => {
    const handler = await serve({ DATA_RAW_DIR: `${folder}/raw`, DATA_DIR: `${folder}/data` });
    useReading(new ExportReading(() => HANGING));
    const open = Deno.open;
    Deno.open = async (...words) => {
      const file = await open(...words);
      // As Deno says it of a file on a disk that is full.
      const error = Object.assign(new Error("No space left on device (os error 28)"), {
        code: "ENOSPC",
      });
      const write = () => Promise.reject(error);
      Object.defineProperty(file, "writable", { value: new WritableStream({ write }) });
      return file;
    };
    try {
      const response = await handler(form("http://localhost/add", "a.json", OWN), INFO);
      assert.equal(response.status, 400);
      assert.match(await response.text(), /the disk is full/);
      assert.deepEqual(await filesIn(folder), []);
    } finally {
      Deno.open = open;
      useReading(new ExportReading(() => null));
    }
  });
});

Deno.test("exports: an input that is a single file has no place for others", async () => {
  await withFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/history.json`, "[]");
    useReading(new ExportReading(() => HANGING));
    try {
      for (const [input, status] of [["history.json", 404], ["raw", 200]] as const) {
        const handler = await serve({
          DATA_RAW_DIR: `${folder}/${input}`,
          DATA_DIR: `${folder}/data`,
        });
        const request = new Request("http://localhost/add", { headers: { host: "localhost" } });
        const response = await handler(request, INFO);
        await response.body?.cancel();
        assert.equal(response.status, status, input);
      }
    } finally {
      useReading(new ExportReading(() => null));
    }
  });
});

/** A site of these settings. */
async function serve(environment: Readonly<Record<string, string>>) {
  useSettings(resolveSettings(SETTINGS, { environment }).settings);
  return await siteWith(environment, RUNTIME);
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

async function filesIn(folder: string): Promise<string[]> {
  return (await listTree(folder)).filter((path) => !path.endsWith("/"));
}
