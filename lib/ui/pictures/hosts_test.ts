import assert from "node:assert/strict";
import { commonsPage, pictureAddress } from "./hosts.ts";

for (
  const address of [
    "https://i.scdn.co/image/ab67616d00001e02ff9ca10b55ce82ae553c8228",
    "https://coverartarchive.org/release/76df3287-6cda-33eb-8e9a-044b5e15ffdd/829521842-250.jpg",
    "https://commons.wikimedia.org/wiki/Special:FilePath/Some%20Band%2C%202011.jpg?width=330",
  ]
) {
  Deno.test(`pictureAddress: ${address} is shown`, () => {
    assert.equal(pictureAddress(address), address);
  });
}

for (
  const address of [
    null,
    undefined,
    "",
    "?",
    "/image/ab67",
    "http://i.scdn.co/image/ab67",
    "https://i.scdn.co:8443/image/ab67",
    "https://user@i.scdn.co/image/ab67",
    "https://i.scdn.co@evil.example/image/ab67",
    "https://evil.example/https://i.scdn.co/",
    "https://archive.org/download/x.jpg",
    "https://localhost/x.png",
    "https://127.0.0.1/x.png",
    "javascript:alert(1)",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "//i.scdn.co/image/ab67",
  ]
) {
  Deno.test(`pictureAddress: ${JSON.stringify(address)} is never shown`, () => {
    assert.equal(pictureAddress(address), undefined);
  });
}

Deno.test("commonsPage: a picture's own page, for pictures of Commons alone", () => {
  assert.equal(
    commonsPage("https://commons.wikimedia.org/wiki/Special:FilePath/A%20B.jpg?width=330"),
    "https://commons.wikimedia.org/wiki/File:A%20B.jpg",
  );
  assert.equal(commonsPage("https://i.scdn.co/image/ab67"), undefined);
  assert.equal(commonsPage(undefined), undefined);
});
