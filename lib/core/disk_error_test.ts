import assert from "node:assert/strict";
import { diskError, withDiskErrors } from "./disk_error.ts";
import { CliError } from "./errors.ts";

/** What DuckDB and Deno say, and what it means. */
const DISK: readonly (readonly [Error, RegExp])[] = [
  [new Error('IO Error: Could not write file "/x/y": No space left on device'), /the disk is full/],
  [
    new Error(
      "TransactionContext Error: Failed to commit: Could not write file: No space left on device",
    ),
    /the disk is full/,
  ],
  [
    new Error(
      "Out of Memory Error: failed to offload data block (… 'max_temp_directory_size' setting)",
    ),
    /the disk is full/,
  ],
  [
    Object.assign(new Error("No space left on device (os error 28)"), { code: "ENOSPC" }),
    /the disk is full/,
  ],
  [Object.assign(new Error("Disk quota exceeded (os error 122)"), { code: "EDQUOT" }), /quota/],
  [Object.assign(new Error("Read-only file system (os error 30)"), { code: "EROFS" }), /read-only/],
  [new Deno.errors.PermissionDenied("Permission denied (os error 13)"), /permission denied/],
  [new Error('IO Error: Cannot open file "/x/y": Permission denied'), /permission denied/],
];

for (const [error, message] of DISK) {
  Deno.test(`diskError: ${error.message}`, () => {
    const told = diskError(error, "data");
    assert.equal(told?.code, "disk");
    assert.match(told?.message ?? "", message);
    assert.match(told?.message ?? "", /^Cannot write to data\/: /);
    assert.doesNotMatch(told?.message ?? "", /\/x\/y/);
  });
}

Deno.test("diskError: other errors are not disk errors, even if they quote such words", () => {
  const others = [
    new Error("Conversion Error: Could not convert string 'No space left on device' to INT32"),
    new Error("Permission Error: Cannot access file - disabled by configuration"),
    new Deno.errors.NotCapable("Requires write access to permission denied"),
    new Deno.errors.NotFound("No such file or directory (os error 2)"),
    new CliError("bad-sql", { what: "IO Error: No space left on device" }),
    "No space left on device",
  ];
  for (const error of others) assert.equal(diskError(error, "data"), undefined, String(error));
});

Deno.test("withDiskErrors: passes on other errors", async () => {
  const error = new RangeError("mine");
  await assert.rejects(withDiskErrors("data", () => Promise.reject(error)), error);
  assert.equal(await withDiskErrors("data", () => Promise.resolve(1)), 1);
});
