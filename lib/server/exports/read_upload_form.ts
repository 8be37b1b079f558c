// @ts-types="../../core/types/busboy.d.ts"
import busboy, { type Busboy } from "busboy";
import { once } from "node:events";
import { CliError } from "../../core/errors.ts";
import { saveUpload } from "./save_upload.ts";
import { uploadName } from "./upload_name.ts";

/** How many files one form may hold; an export of JSON files has up to about 40. */
const MOST_FILES = 200;

/** How many other fields; a stay elsewhere has three. */
const MOST_FIELDS = 3_000;

/** The content of a form. */
export interface UploadForm {
  /** The paths of stored files. */
  readonly files: readonly string[];
  /** The names of refused files: neither a ZIP nor JSON. */
  readonly refused: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads a form with files and stores each as it arrives. If one cannot be stored, the earlier ones
 * are removed again.
 *
 * @param folder where the files go
 * @throws {CliError} `broken-upload` when the form is incomplete or not a form, `disk`
 */
export async function readUploadForm(request: Request, folder: string): Promise<UploadForm> {
  const { headers, body } = request;
  if (body === null) throw notAForm();
  const files: string[] = [];
  const refused: string[] = [];
  const fields = new Map<string, string>();
  const saving: Promise<void>[] = [];
  const failed = Promise.withResolvers<never>();
  const parser = parserOf(headers);
  parser.on("field", (name, value) => fields.set(name, value));
  parser.on("file", (_, file, { filename = "" }) => {
    const name = uploadName(filename);
    if (name === undefined) {
      if (filename !== "") refused.push(filename.slice(0, 200));
      file.resume();
      return;
    }
    // It may fail before anybody reads it; a later reader still gets the error.
    file.on("error", () => {});
    const saved = saveUpload(folder, name, file).then((path) => void files.push(path));
    saved.catch(failed.reject);
    saving.push(saved);
  });
  try {
    await Promise.race([writeAll(body, parser), failed.promise]);
    await Promise.all(saving);
    return { files, refused, fields };
  } catch (error) {
    parser.destroy();
    await Promise.allSettled(saving);
    for (const path of files) await Deno.remove(path).catch(() => {});
    throw error instanceof CliError ? error : brokenForm(error);
  }
}

/** Pipes a body into a parser, until it has read the form to its end. */
async function writeAll(body: ReadableStream<Uint8Array>, parser: Busboy): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  parser.on("close", () => resolve());
  parser.on("error", reject);
  promise.catch(() => {}); // awaited below, where the body has not failed first
  for await (const piece of body) {
    if (parser.write(piece)) continue;
    await Promise.race([once(parser, "drain"), promise]);
  }
  parser.end();
  await promise;
}

function parserOf(headers: Headers) {
  try {
    return busboy({
      headers: Object.fromEntries(headers),
      defParamCharset: "utf8",
      limits: { files: MOST_FILES, fields: MOST_FIELDS, fieldSize: 1_000 },
    });
  } catch {
    throw notAForm();
  }
}

function notAForm(): CliError {
  return new CliError("broken-upload", {
    what: "What was sent is not a form with files.",
    fix: "Add the export on the page, by dropping or choosing it.",
  });
}

function brokenForm(cause: unknown): CliError {
  return new CliError("broken-upload", {
    what: "The upload broke off before it was whole.",
    fix: "Add the export again.",
    cause,
  });
}
