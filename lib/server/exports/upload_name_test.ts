import assert from "node:assert/strict";
import { uploadName } from "./upload_name.ts";

const NAMES: readonly (readonly [string, string | undefined])[] = [
  ["my_spotify_data.zip", "my_spotify_data.zip"],
  ["Streaming_History_Audio_2020.JSON", "Streaming_History_Audio_2020.json"],
  ["my data (1).zip", "my data (1).zip"],
  ["../../.ssh/authorized_keys.zip", "authorized_keys.zip"],
  ["C:\\Users\\me\\my_data.zip", "my_data.zip"],
  ["/etc/passwd", undefined],
  ["..zip", undefined],
  ["....zip", undefined],
  [".hidden.zip", "hidden.zip"],
  ["a\u0000b\n.zip", "ab.zip"],
  ["\u202egnp.zip", "gnp.zip"],
  ["timezones.json.exe", undefined],
  ["", undefined],
  ["a.zip/", undefined],
  ["x".repeat(300) + ".zip", "x".repeat(96) + ".zip"],
  ["音楽.zip", "音楽.zip"],
];

for (const [given, expected] of NAMES) {
  Deno.test(`uploadName: ${JSON.stringify(given).slice(0, 60)}`, () => {
    assert.equal(uploadName(given), expected);
  });
}
