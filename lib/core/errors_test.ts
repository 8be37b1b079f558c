import assert from "node:assert/strict";
import { errorText } from "../cli/error_text.ts";
import { CliError, ERROR_CODES, type ErrorCode, messageOf } from "./errors.ts";

Deno.test("CliError: its code decides how the process ends", () => {
  assert.equal(new CliError("bad-flag", { what: "x" }).exitCode, 2);
  assert.equal(new CliError("no-sources", { what: "x" }).exitCode, 2);
  assert.equal(new CliError("broken-source", { what: "x" }).exitCode, 1);
  assert.equal(new CliError("disk", { what: "x" }).exitCode, 1);
  assert.equal(new CliError("interrupted", { what: "x" }).exitCode, 130);
});

Deno.test("CliError: every code is one line that ends in a full stop", () => {
  for (const [code, { means, exit }] of Object.entries(ERROR_CODES)) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.match(means, /^[^\n]+\.?$/);
    assert.ok([1, 2, 130].includes(exit));
  }
});

Deno.test("CliError: its cause is neither shown nor written as JSON", () => {
  const code: ErrorCode = "broken-source";
  const error = new CliError(code, {
    what: "What.",
    where: "here",
    fix: "Do.",
    cause: "192.0.2.1",
  });
  assert.equal(
    JSON.stringify(error),
    '{"code":"broken-source","message":"What.","where":"here","fix":"Do."}',
  );
  assert.equal(
    errorText(error),
    "error: What.\n  at:   here\n  fix:  Do.\n  code: broken-source (docs/errors.md)",
  );
  assert.deepEqual(new CliError(code, { what: "What." }).toJSON(), { code, message: "What." });
});

Deno.test("messageOf: takes whatever was thrown", () => {
  assert.equal(messageOf(new TypeError("no")), "no");
  assert.equal(messageOf("text"), "text");
  assert.equal(messageOf(undefined), "undefined");
});
