import assert from "node:assert/strict";
import { CliError } from "../../core/errors.ts";
import { readUploadForm } from "./read_upload_form.ts";

const URL_OF_IT = "http://localhost/add";

/** Runs `act` with a folder for uploads that is not there yet. */
async function withUploads(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-" });
  try {
    await act(`${folder}/raw/uploads`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function post(form: FormData): Request {
  return new Request(URL_OF_IT, { method: "POST", body: form });
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(folder)) names.push(name);
  return names.sort();
}

Deno.test("readUploadForm: files are stored byte for byte, other fields are read", async () => {
  await withUploads(async (folder) => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const form = new FormData();
    form.append("zone", "Europe/Berlin");
    form.append("files", new File([bytes, bytes], "größe.zip"));
    form.append("files", new File(["[]"], "../../a.json"));
    form.append("files", new File(["hello"], "notes.txt"));
    const { files, refused, fields } = await readUploadForm(post(form), folder);
    assert.equal(fields.get("zone"), "Europe/Berlin");
    assert.deepEqual(refused, ["notes.txt"]);
    assert.deepEqual(files.toSorted(), [`${folder}/a.json`, `${folder}/größe.zip`]);
    assert.deepEqual(
      await Deno.readFile(`${folder}/größe.zip`),
      new Uint8Array([...bytes, ...bytes]),
    );
    if (Deno.build.os !== "windows") {
      assert.equal(((await Deno.stat(`${folder}/a.json`)).mode ?? 0) & 0o777, 0o600);
    }
  });
});

Deno.test("readUploadForm: a name that is taken gets a number", async () => {
  await withUploads(async (folder) => {
    for (const content of ["[1]", "[2]", "[3]"]) {
      const form = new FormData();
      form.append("files", new File([content], "history.json"));
      await readUploadForm(post(form), folder);
    }
    assert.deepEqual(await namesIn(folder), [
      "history (2).json",
      "history (3).json",
      "history.json",
    ]);
    assert.equal(await Deno.readTextFile(`${folder}/history (3).json`), "[3]");
  });
});

Deno.test("readUploadForm: an upload that breaks off leaves nothing", async () => {
  await withUploads(async (folder) => {
    const whole = new FormData();
    whole.append("files", new File(["[]"], "first.json"));
    whole.append("files", new File(["x".repeat(100_000)], "second.json"));
    const { headers, body } = post(whole);
    assert.ok(body !== null);
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    for (const cut of ["ends", "fails"]) {
      const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          controller.enqueue(bytes.slice(0, 60_000));
          if (cut === "ends") controller.close();
        },
        pull(controller) {
          controller.error(new Error("connection reset"));
        },
      }, { highWaterMark: 0 });
      const request = new Request(URL_OF_IT, { method: "POST", headers, body: broken });
      await assert.rejects(
        readUploadForm(request, folder),
        (error) => error instanceof CliError && error.code === "broken-upload",
        cut,
      );
      assert.deepEqual(await namesIn(folder), [], cut);
    }
  });
});

Deno.test("readUploadForm: a folder that cannot be written is told as such", async () => {
  await withUploads(async (folder) => {
    const parent = folder.slice(0, folder.lastIndexOf("/"));
    await Deno.writeTextFile(parent, "a file where the folder should be");
    const form = new FormData();
    form.append("files", new File(["[]"], "a.json"));
    await assert.rejects(readUploadForm(post(form), folder), CliError);
  });
});

Deno.test("readUploadForm: what is no form is refused", async () => {
  await withUploads(async (folder) => {
    for (const type of ["text/plain", "application/json", "multipart/form-data"]) {
      const request = new Request(URL_OF_IT, {
        method: "POST",
        body: "hello",
        headers: { "content-type": type },
      });
      await assert.rejects(readUploadForm(request, folder), { code: "broken-upload" }, type);
    }
  });
});
