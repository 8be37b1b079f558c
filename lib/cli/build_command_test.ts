import assert from "node:assert/strict";
import { CliError } from "../core/errors.ts";
import { Progress } from "../core/progress.ts";
import { buildCommand } from "./build_command.ts";

const failing = (error: Error) =>
  buildCommand(
    { flags: {}, progress: new Progress({ silent: true }) },
    () => Promise.resolve({ build: () => Promise.reject(error) }),
  );

Deno.test("build: a mistake in the sources is told as the builder tells it", async () => {
  await assert.rejects(failing(new Error("islands/Chart.tsx:17:36")), (error) => {
    assert.ok(error instanceof CliError);
    assert.equal(error.code, "build-failed");
    assert.match(error.message, /islands\/Chart\.tsx:17:36/);
    return true;
  });
});

Deno.test("build: what the machine does not allow is not blamed on the sources", async () => {
  const error = new Deno.errors.NotCapable("Requires write access");
  await assert.rejects(failing(error), Deno.errors.NotCapable);
});

Deno.test("build: a folder that cannot be written is named, with what to do", async () => {
  const text = "Read-only file system (os error 30): mkdir '/srv/_fresh'";
  const error = Object.assign(new Error(text), { code: "EROFS" });
  await assert.rejects(failing(error), (told) => {
    assert.ok(told instanceof CliError);
    assert.equal(told.code, "disk");
    assert.match(told.message, /^Cannot write to \/.*\/_fresh\/: the disk is read-only\.$/);
    assert.match(told.fix ?? "", /deno task build/);
    assert.doesNotMatch(told.fix ?? "", /DATA_DIR/);
    return true;
  });
});
