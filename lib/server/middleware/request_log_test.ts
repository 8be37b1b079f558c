import assert from "node:assert/strict";
import { HttpError } from "fresh";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { type ContextParts, requestContext } from "../../../tests/support/request_context.ts";
import { logRequests } from "./request_log.ts";

const ARTIST = {
  url: "http://localhost/artist/Nina%20Simone?q=Sinnerman",
  route: "/artist/:name",
  headers: { Cookie: "tonearm=secret", Referer: "http://localhost/artist/Nina%20Simone" },
};

/** The lines one request leaves in the log when its answer is read. */
async function linesOf(parts: ContextParts, names = false) {
  const runtime = fakeRuntime();
  const next = async () => {
    runtime.pass(12);
    return await (parts.next ?? (() => Promise.resolve(new Response("answered"))))();
  };
  const answer = await logRequests({ ...runtime, names })(requestContext({ ...parts, next }));
  await answer.text();
  return runtime.lines;
}

Deno.test("logRequests: one line of JSON a request: time, method, route, status, ms, bytes", async () => {
  const lines = await linesOf(ARTIST);
  assert.equal(lines.length, 1);
  assert.deepEqual(JSON.parse(lines[0] ?? ""), {
    time: "2024-01-01T00:00:00.000Z",
    method: "GET",
    route: "/artist/:name",
    status: 200,
    ms: 12,
    bytes: 8,
  });
});

Deno.test("logRequests: names, cookies and addresses are never in it", async () => {
  for (const route of [ARTIST.route, null]) {
    const [line = ""] = await linesOf({ ...ARTIST, route, from: "203.0.113.9" });
    assert.ok(!/Nina|Simone|Sinnerman|secret|203\.0\.113/.test(line), line);
  }
  const [line = ""] = await linesOf({ ...ARTIST, method: "NINA" });
  assert.ok(!line.includes("NINA"), line);
});

Deno.test("logRequests: with LOG_NAMES the path and query are", async () => {
  const [line = ""] = await linesOf(ARTIST, true);
  assert.equal(JSON.parse(line).path, "/artist/Nina%20Simone?q=Sinnerman");
});

Deno.test("logRequests: what is thrown is logged with its status and thrown on", async () => {
  for (const [error, status] of [[new HttpError(404), 404], [new Error("Nina"), 500]] as const) {
    const runtime = fakeRuntime();
    const next = () => Promise.reject(error);
    await assert.rejects(
      logRequests({ ...runtime, names: false })(requestContext({ next })),
      error,
    );
    assert.equal(JSON.parse(runtime.lines[0] ?? "").status, status);
  }
});

Deno.test("logRequests: an answer the client leaves is marked as cut", async () => {
  const runtime = fakeRuntime();
  const answer = await logRequests({ ...runtime, names: false })(requestContext());
  assert.deepEqual(runtime.lines, []);
  await answer.body?.cancel();
  const { bytes, cut } = JSON.parse(runtime.lines[0] ?? "");
  assert.deepEqual({ bytes, cut }, { bytes: 0, cut: true });
});

Deno.test("logRequests: a body of known length is passed on as it is", async () => {
  const given = new Response("answered", { headers: { "Content-Length": "8" } });
  const runtime = fakeRuntime();
  const next = () => Promise.resolve(given);
  assert.equal(await logRequests({ ...runtime, names: false })(requestContext({ next })), given);
  assert.equal(JSON.parse(runtime.lines[0] ?? "").bytes, 8);
});
