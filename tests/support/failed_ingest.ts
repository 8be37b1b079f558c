import assert from "node:assert/strict";
import { CliError, type ErrorCode } from "../../lib/core/errors.ts";
import { ingestFolder } from "./ingesting.ts";

/** The error that an ingest of `folder/raw` ends in, which must be of a code. */
export async function failedIngest(folder: string, code: ErrorCode): Promise<CliError> {
  try {
    await ingestFolder(folder);
  } catch (error) {
    assert.ok(error instanceof CliError, String(error));
    assert.equal(error.code, code, error.message);
    return error;
  }
  throw new assert.AssertionError({ message: `expected the error ${code}` });
}
