import assert from "node:assert/strict";
import { withoutKeys } from "./without_keys.ts";

const PAIR = "the-id:the-secret";
const BASIC = new TextEncoder().encode(PAIR).toBase64();

Deno.test("withoutKeys: the header's words, and what they stand for, wherever a body repeats them", () => {
  const said = `${BASIC} is ${PAIR}, that is the-id with the-secret`;
  assert.deepEqual(withoutKeys({ kind: "text", text: said }, [`Basic ${BASIC}`]), {
    kind: "text",
    text: `${BASIC.endsWith("=") ? "…=" : "…"} is …, that is … with …`,
  });
  const value = { error: { message: said, status: 400 }, list: ["the-secret", null] };
  const body = withoutKeys({ kind: "json", value }, [`Basic ${BASIC}`]);
  assert.doesNotMatch(JSON.stringify(body), /the-secret|the-id|dGhlL/);
  assert.ok(JSON.stringify(body).includes('"status":400'));
});

Deno.test("withoutKeys: tokens, and nothing else of a body", () => {
  const value = { error: "no token abc123" };
  assert.deepEqual(withoutKeys({ kind: "json", value }, ["Bearer other", "Token abc123"]), {
    kind: "json",
    value: { error: "no token …" },
  });
  assert.deepEqual(withoutKeys({ kind: "json", value }, []), { kind: "json", value });
  assert.deepEqual(withoutKeys({ kind: "html" }, ["Bearer abc123"]), { kind: "html" });
});
