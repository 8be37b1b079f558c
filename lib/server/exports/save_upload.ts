import { diskError } from "../../core/disk_error.ts";
import { CliError } from "../../core/errors.ts";

/**
 * Streams an uploaded file into a folder. It gets its name once it is complete; an incomplete
 * upload leaves nothing.
 *
 * @param folder where it goes; made if it is not there
 * @param name a name that `uploadName` returned; a number is added when it is taken
 * @returns the path of the file
 * @throws {CliError} `disk` when it cannot be written
 */
export async function saveUpload(
  folder: string,
  name: string,
  body: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<string> {
  // A name that begins with a dot is not read as an export, should the process end before the rename.
  const part = `${folder}/.${crypto.randomUUID()}.part`;
  try {
    await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await Deno.open(part, { write: true, createNew: true, mode: 0o600 });
    await ReadableStream.from(body).pipeTo(file.writable);
    const path = await takeName(folder, name);
    await Deno.rename(part, path);
    return path;
  } catch (error) {
    await Deno.remove(part).catch(() => {});
    throw diskError(error, folder) ?? broken(error);
  }
}

function broken(cause: unknown): CliError {
  return new CliError("broken-upload", {
    what: "The upload broke off before the file was whole.",
    fix: "Add the file again.",
    cause,
  });
}

/** Takes a name that is free, in one step: others may store a file of the same name right now. */
async function takeName(folder: string, name: string): Promise<string> {
  const at = name.lastIndexOf(".");
  for (let number = 1;; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, at)} (${number})${name.slice(at)}`;
    const path = `${folder}/${candidate}`;
    try {
      (await Deno.open(path, { write: true, createNew: true, mode: 0o600 })).close();
      return path;
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    }
  }
}
