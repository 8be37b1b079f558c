import assert from "node:assert/strict";
import { gatherSkipped, skippedText } from "./skipped.ts";

const OTHER = "it is JSON, but not listening history";
const files = (count: number, folder: string, reason = OTHER) =>
  Array.from({ length: count }, (_, at) => ({ path: `${folder}${at}.json`, reason }));

Deno.test("gatherSkipped: many files of one folder that are alike are told as one", () => {
  const log = files(185, "Spotify Technical Log Information/");
  const inZip = files(170, "my_spotify_data.zip!Technical Log/");
  const flat = files(30, "x.zip!");
  const few = files(25, "Spotify Account Data/");
  const gathered = gatherSkipped([...few, ...log, ...inZip, ...flat, ...files(30, "")]);
  assert.deepEqual(gathered, [
    ...few,
    { path: "Spotify Technical Log Information/", reason: OTHER, files: 185 },
    { path: "my_spotify_data.zip!Technical Log/", reason: OTHER, files: 170 },
    { path: "x.zip!", reason: OTHER, files: 30 },
    { path: "", reason: OTHER, files: 30 },
  ]);
});

Deno.test("gatherSkipped: what is skipped for another reason keeps its own line", () => {
  const page = { path: "log/page.html", reason: "it is not JSON" };
  assert.deepEqual(gatherSkipped([...files(90, "log/"), page]), [
    { path: "log/", reason: OTHER, files: 90 },
    page,
  ]);
});

Deno.test("skippedText: one file, many files", () => {
  const text = (path: string, count?: number) =>
    skippedText({ path, reason: OTHER, ...(count === undefined ? {} : { files: count }) });
  assert.equal(text("a.json"), "Skipped a.json: it is JSON, but not listening history.");
  assert.equal(
    text("log/", 90),
    "Skipped 90 files in log/: each is JSON, but not listening history.",
  );
  assert.equal(text("", 90), "Skipped 90 files: each is JSON, but not listening history.");
});
