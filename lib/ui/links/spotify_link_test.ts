import assert from "node:assert/strict";
import { spotifyIdLink, spotifyLink } from "./spotify_link.ts";

const ID = "4uLU6hMCjMI75M1A2tKUQC";

for (const kind of ["track", "artist", "album", "episode"] as const) {
  Deno.test(`spotifyLink: a ${kind} leads to its page`, () => {
    assert.equal(spotifyLink(`spotify:${kind}:${ID}`), `https://open.spotify.com/${kind}/${ID}`);
    assert.equal(spotifyIdLink(kind, ID), `https://open.spotify.com/${kind}/${ID}`);
  });
}

for (
  const uri of [
    null,
    undefined,
    "",
    "spotify:local:Band:Album:Song:210",
    "musicbrainz:recording:b1a9c0e9-d987-4042-ae91-78d6a3267d69",
    "spotify:track:tooshort",
    `spotify:track:${ID}x`,
    `spotify:user:${ID}`,
    `spotify:track:${ID}\n`,
    ` spotify:track:${ID}`,
    "spotify:track:../../evil?next=xxxxxx",
    `SPOTIFY:TRACK:${ID}`,
  ]
) {
  Deno.test(`spotifyLink: ${JSON.stringify(uri)} leads nowhere`, () => {
    assert.equal(spotifyLink(uri), undefined);
  });
}
