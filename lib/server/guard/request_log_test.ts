import assert from "node:assert/strict";
import { HttpError } from "fresh";
import { fakeWorld } from "../../../tests/support/fake_world.ts";
import { visitOf, type VisitParts } from "../../../tests/support/visit_of.ts";
import { logRequests } from "./request_log.ts";

const ARTIST = {
  url: "http://localhost/artist/Nina%20Simone?q=Sinnerman",
  route: "/artist/:name",
  headers: { Cookie: "tonearm=secret", Referer: "http://localhost/artist/Nina%20Simone" },
};

/** The lines one request leaves in the log when its answer is read. */
async function linesOf(parts: VisitParts, names = false) {
  const world = fakeWorld();
  const next = async () => {
    world.pass(12);
    return await (parts.next ?? (() => Promise.resolve(new Response("answered"))))();
  };
  const answer = await logRequests({ ...world, names })(visitOf({ ...parts, next }));
  await answer.text();
  return world.lines;
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
    const world = fakeWorld();
    const next = () => Promise.reject(error);
    await assert.rejects(logRequests({ ...world, names: false })(visitOf({ next })), error);
    assert.equal(JSON.parse(world.lines[0] ?? "").status, status);
  }
});

Deno.test("logRequests: an answer the client leaves is marked as cut", async () => {
  const world = fakeWorld();
  const answer = await logRequests({ ...world, names: false })(visitOf());
  assert.deepEqual(world.lines, []);
  await answer.body?.cancel();
  const { bytes, cut } = JSON.parse(world.lines[0] ?? "");
  assert.deepEqual({ bytes, cut }, { bytes: 0, cut: true });
});

Deno.test("logRequests: a body of known length is passed on as it is", async () => {
  const given = new Response("answered", { headers: { "Content-Length": "8" } });
  const world = fakeWorld();
  const next = () => Promise.resolve(given);
  assert.equal(await logRequests({ ...world, names: false })(visitOf({ next })), given);
  assert.equal(JSON.parse(world.lines[0] ?? "").bytes, 8);
});
