import assert from "node:assert/strict";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { readForm } from "./read_form.ts";

const TYPE = "application/x-www-form-urlencoded";
const formOf = (body: BodyInit, type = TYPE) =>
  readForm(
    new Request("http://localhost/", { method: "POST", body, headers: { "Content-Type": type } }),
  );

Deno.test("readForm: the fields of a form, and nothing of another kind", async () => {
  assert.equal((await formOf("password=a%20b&next=%2F"))?.get("password"), "a b");
  assert.equal((await formOf("password=a", `${TYPE}; charset=UTF-8`))?.get("password"), "a");
  for (const type of ["application/json", "text/plain", "multipart/form-data", `${TYPE}x`]) {
    assert.equal(await formOf("password=a", type), null, type);
  }
});

Deno.test("readForm: more than 16 KB is not read, however it comes", async () => {
  assert.equal(await formOf("a".repeat(16_385)), null);
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
  });
  assert.equal(await formOf(endless), null);
});

Deno.test("readForm: a body that does not come is given up after ten seconds", async () => {
  const runtime = fakeRuntime();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode("password=")),
  });
  const headers = { "Content-Type": TYPE };
  const req = new Request("http://localhost/", { method: "POST", body, headers });
  const form = readForm(req, runtime.setTimer);
  runtime.pass(10_000);
  assert.equal(await form, null);
});

Deno.test("readForm: a body that breaks off is no form", async () => {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("gone")),
  });
  assert.equal(await formOf(body), null);
});
