import assert from "node:assert/strict";
import { type ContextParts, requestContext } from "../../../tests/support/request_context.ts";
import { limitSize } from "./limit_size.ts";

const limits = { url: 100, headers: 200, body: 50 };
const statusOf = async (parts: ContextParts) =>
  (await limitSize(limits)(requestContext(parts))).status;
const post = (headers: Record<string, string>) => statusOf({ method: "POST", headers });

Deno.test("limitSize: an address, headers or a body that are too large are refused", async () => {
  assert.equal(await statusOf({ url: `http://localhost/${"a".repeat(83)}` }), 200);
  assert.equal(await statusOf({ url: `http://localhost/${"a".repeat(84)}` }), 414);
  assert.equal(await statusOf({ url: `http://localhost/?q=${"a".repeat(84)}` }), 414);
  assert.equal(await statusOf({ headers: { a: "b".repeat(199) } }), 200);
  assert.equal(await statusOf({ headers: { a: "b".repeat(200) } }), 431);
  assert.equal(await post({ "Content-Length": "50" }), 200);
  assert.equal(await post({ "Content-Length": "51" }), 413);
  assert.equal(await post({ "Content-Length": "nonsense" }), 413);
});

Deno.test("limitSize: a body must say its length", async () => {
  assert.equal(await post({}), 411);
  assert.equal(await post({ "Transfer-Encoding": "chunked" }), 411);
  assert.equal(await statusOf({ headers: { "Transfer-Encoding": "chunked" } }), 411);
});

Deno.test("limitSize: refusals below /api are JSON and repeat nothing of the request", async () => {
  const url = `http://localhost/api/artist/${"Nina".repeat(30)}`;
  const answer = await limitSize(limits)(requestContext({ url }));
  const text = await answer.text();
  assert.equal(JSON.parse(text).error.code, "url-too-long");
  assert.ok(!text.includes("Nina"));
});
