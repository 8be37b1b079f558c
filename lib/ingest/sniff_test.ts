import assert from "node:assert/strict";
import { utf16 } from "../../tests/support/encodings.ts";
import { HEAD_BYTES, sniff, type Sniffed, type TextForm } from "./sniff.ts";

const EXTENDED = '{"ts":"2024-01-01T00:00:00Z","ms_played":1}';
const ACCOUNT = '{"endTime":"2023-06-01 14:05","artistName":"A","trackName":"T","msPlayed":1}';
const NONE: Sniffed = { skip: "it is JSON, but not listening history" };
const MISNAMED: Sniffed = { skip: "it is named like listening history, but its JSON holds none" };
const LINES: TextForm = { encoding: "utf-8", isLines: true };
const UTF16: TextForm = { encoding: "utf-16le", isLines: false };

/** A file's beginning, its name, and what it is. */
const CASES: readonly (readonly [string | Uint8Array, string, Sniffed])[] = [
  [`[${EXTENDED}]`, "2014-2018.json", { format: "extended" }],
  [`[${EXTENDED}]`, "Streaming_History_Audio_2016-2018_0 (1).json", { format: "extended" }],
  [`[${EXTENDED}]`, "Streaming_History_Video_2018-2024.json", { format: "extended_video" }],
  [`[${EXTENDED}]`, "x", { format: "extended" }],
  [`\ufeff \r\n[ ${EXTENDED}`, "cut.json", { format: "extended" }],
  [`[{},null,{"platform":"x"},${EXTENDED}]`, "x.json", { format: "extended" }],
  ['[{"spotify_track_uri":null},{"ts":"2024-01-01T00:00:00Z"}]', "x.json", { format: "extended" }],
  [`[${ACCOUNT}]`, "anything.json", { format: "account_music" }],
  ['[{"endTime":"","podcastName":"P","episodeName":"E","msPlayed":1}]', "x.json", {
    format: "account_podcast",
  }],
  ['[{"endTime":"","audiobookName":"B","msPlayed":1}]', "x.json", { format: "account_audiobook" }],
  [`[${ACCOUNT}]`, "StreamingHistory_audiobook_0.json", { format: "account_audiobook" }],
  ["", "endsong_0.json", { skip: "it is empty" }],
  [" \n\t", "endsong_0.json", { skip: "it is empty" }],
  ["\ufeff", "endsong_0.json", { skip: "it is empty" }],
  ["[]", "endsong_0.json", { skip: "it is an empty list" }],
  [" [ \n ] ", "endsong_0.json", { skip: "it is an empty list" }],
  ["<!DOCTYPE html>", "endsong_0.json", { skip: "it is not JSON" }],
  ["%PDF-1.7", "ReadMeFirst.pdf", { skip: "it is not JSON" }],
  ['{"username":"someone"}', "Userdata.json", NONE],
  ['{"record":{"ts":"","ms_played":1}}', "x.json", NONE],
  [`${EXTENDED}\n${EXTENDED}`, "x.jsonl", { format: "extended", rewrite: LINES }],
  [`\ufeff\r\n${ACCOUNT}`, "x", { format: "account_music", rewrite: LINES }],
  [`${EXTENDED}\n`, "endvideo.json", { format: "extended_video", rewrite: LINES }],
  ['{"ts":"2024', "endsong_0.json", { format: "extended", rewrite: LINES }],
  ['{"play_id":1,"played_at_utc":"","ms_played":1}', "x", {
    format: "export_plays_json",
    rewrite: LINES,
  }],
  ['["ts","ms_played"]', "x.json", NONE],
  [`[{"nested":${EXTENDED}}]`, "x.json", NONE],
  [`[[${EXTENDED}]]`, "x.json", NONE],
  ['[{"text":"\\"ts\\":1,\\"ms_played\\":2"}]', "x.json", NONE],
  ['[{"ts":"2024-01-01T00:00:00Z","event":"x"}]', "x.json", NONE],
  ['[{"searchTime":"x","platform":"ios"}]', "SearchQueries.json", NONE],
  ['[{"ts":"2024', "Streaming_History_Audio_2024.json", { format: "extended" }],
  ['[{"ts":"2024', "Streaming_History_Video_2024.json", { format: "extended_video" }],
  ['[{"ts":"2024', "endsong_3.json", { format: "extended" }],
  ['[{"endTi', "StreamingHistory0.json", { format: "account_music" }],
  ['[{"endTi', "StreamingHistory_podcast_0.json", { format: "account_podcast" }],
  ['[{"ts":"2024', "holidays.json", NONE],
  [Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "my_spotify_data.zip", { zip: true }],
  [Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "no name of a ZIP", { zip: true }],
  [utf16(`\ufeff[${EXTENDED}]`), "x.json", { format: "extended", rewrite: UTF16 }],
  [utf16(`[${EXTENDED}]`), "no mark.json", { format: "extended", rewrite: UTF16 }],
  [utf16(`\ufeff[${EXTENDED}]`, false), "x.json", {
    format: "extended",
    rewrite: { encoding: "utf-16be", isLines: false },
  }],
  [utf16(`\ufeff${ACCOUNT}\r\n`), "x.json", {
    format: "account_music",
    rewrite: { encoding: "utf-16le", isLines: true },
  }],
  [utf16("\ufeffsubgenre,broad_genre,rule\r\n"), "x.csv", {
    metadata: { table: "genre_mappings", encoding: "csv" },
    rewrite: UTF16,
  }],
  [utf16('\ufeff{"username":"someone"}'), "Userdata.json", NONE],
  [utf16("\ufeff<html>"), "x.json", { skip: "it is not JSON" }],
  [Uint8Array.of(0xff, 0xfe), "x.json", { skip: "it is empty" }],
  [`[${EXTENDED}]`, "endvideo.json", { format: "extended_video" }],
  [`[${EXTENDED}]`, "ENDVIDEO_2 (1).JSON", { format: "extended_video" }],
  [`[${EXTENDED}]`, "Streaming History Video.json", { format: "extended_video" }],
  ['[{"ts":"2024', "endvideo.json", { format: "extended_video" }],
  ['[{"artistName":"A","trackName":"T","time":"2018-05-01 10:00:00"}]', "x.json", {
    format: "account_2018",
  }],
  ['[{"artistName":"A","trackName":"T"}]', "x.json", NONE],
  ["[{'ts': '2024'}]", "Streaming_History_Audio_2024.json", MISNAMED],
  ['{"error":"expired"}', "endsong_0.json", MISNAMED],
  [Uint8Array.of(0x50, 0x4b, 7, 8), "part.z01", { zip: true }],
  [Uint8Array.of(0x50, 0x4b, 5, 6), "empty.zip", { skip: "it is an empty ZIP archive" }],
  [Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), "my_spotify_data.7z", {
    skip: "it is a 7z archive, which Tonearm cannot open; unpack it, or pack it as a ZIP",
  }],
  [Uint8Array.of(0x1f, 0x8b, 8), "endsong_0.json.gz", {
    skip: "it is compressed with gzip, which Tonearm cannot open; unpack it, or pack it as a ZIP",
  }],
  ['[\n\t{"play_id":1,"played_at":"","played_at_utc":"","ms_played":1}', "x", {
    format: "export_plays_json",
  }],
  ['[{"set_aside_id":1,"played_at_utc":"","ms_played":1}]', "x", {
    format: "export_set_aside_json",
  }],
  ["play_id,played_at,played_at_utc,timezone\n", "x", { format: "export_plays_csv" }],
  ["set_aside_id,played_at,played_at_utc,timezone\r\n", "x", { format: "export_set_aside_csv" }],
  ["PAR1…", "plays_12.parquet", { format: "export_plays_parquet" }],
  ["PAR1…", "set_aside.parquet", { format: "export_set_aside_parquet" }],
  ["PAR1…", "tracks.parquet", { metadata: { table: "tracks", encoding: "parquet" } }],
  ["PAR1…", "sales.parquet", { skip: "it is Parquet, but not a table that Tonearm reads back" }],
  ["subgenre,broad_genre,rule\na,b,\n", "x", {
    metadata: { table: "genre_mappings", encoding: "csv" },
  }],
  ['[{"artist_name":"A","track_name":"T","spotify_track_uri":"x"}]', "x", {
    metadata: { table: "track_links", encoding: "json" },
  }],
  ['[{"artist_name":"A"}]', "x", NONE],
  ["name,age\n", "people.csv", { skip: "it is not JSON" }],
  [new Uint8Array(100), "zeros.json", { skip: "it is not JSON" }],
];

for (const [content, name, expected] of CASES) {
  const head = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const shown = JSON.stringify(new TextDecoder().decode(head)).slice(0, 60);
  Deno.test(`sniff: ${shown} in ${name}`, () => assert.deepEqual(sniff(head, name), expected));
}

Deno.test("sniff: a file cut at the length that is looked at is known by what is there", () => {
  const records = `[${Array.from({ length: 3000 }, () => EXTENDED).join(",")}]`;
  const head = new TextEncoder().encode(records).subarray(0, HEAD_BYTES);
  assert.deepEqual(sniff(head, "x.json"), { format: "extended" });
});
