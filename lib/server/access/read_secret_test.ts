import assert from "node:assert/strict";
import { readSecret } from "./read_secret.ts";

/** A terminal at which these chunks are typed, and what is shown on it. */
function typed(chunks: string[], isTerminal = true) {
  const left = chunks.map((chunk) => new TextEncoder().encode(chunk));
  const log: string[] = [];
  return {
    log,
    isTerminal,
    setRaw: (isRaw: boolean) => void log.push(isRaw ? "<raw>" : "<cooked>"),
    read: () => Promise.resolve(left.shift() ?? null),
    show: (text: string) => void log.push(text),
  };
}

Deno.test("readSecret: what is typed is never shown, and the echo comes back", async () => {
  const io = typed(["s", "e", "cr", "et\r"]);
  assert.equal(await readSecret("Password: ", io), "secret");
  assert.deepEqual(io.log, ["Password: ", "<raw>", "<cooked>", "\n"]);
});

Deno.test("readSecret: mistakes can be corrected; other keys write nothing", async () => {
  const cases: [string[], string][] = [
    [["secrex", "\x7f", "t\r"], "secret"],
    [["caf\u00e9", "\x7f", "e\r"], "cafe"],
    [["nonsense", "\x15", "secret\r"], "secret"],
    [["sec", "\x1b[D", "ret\n"], "secret"],
    [["\x7fsecret\x04"], "secret"],
    [["secret"], "secret"],
  ];
  for (const [chunks, line] of cases) assert.equal(await readSecret("? ", typed(chunks)), line);
});

Deno.test("readSecret: Ctrl-C stops, and the echo comes back", async () => {
  const io = typed(["sec", "\x03"]);
  await assert.rejects(readSecret("? ", io), { code: "interrupted" });
  assert.ok(io.log.includes("<cooked>"));
});

Deno.test("readSecret: from a pipe it takes the first line and asks nothing", async () => {
  const io = typed(["secret\nrest"], false);
  assert.equal(await readSecret("? ", io), "secret");
  assert.deepEqual(io.log, []);
});
