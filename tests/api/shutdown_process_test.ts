import assert from "node:assert/strict";
import { FRESH_VARIABLES } from "../../lib/cli/fresh_variables.ts";
import { begin, raw, rest, send, statusIn } from "../support/raw_http.ts";

const isWindows = Deno.build.os === "windows";
const HALF =
  "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nConnection: close\r\n\r\n01234";
const GET = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/** Runs the small site with so many milliseconds of grace, until it has ended. */
async function withSite(graceMs: number, act: (port: number, stop: () => void) => Promise<void>) {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--allow-net=127.0.0.1",
      `--allow-env=${FRESH_VARIABLES}`,
      "tests/support/closing_server.ts",
      `${graceMs}`,
    ],
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { value: port } = await reader.read();
  try {
    await act(Number(port), () => child.kill("SIGTERM"));
    let said = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      said += piece.value;
    }
    return { code: (await child.status).code, said };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

/** Asks until the answer has a status: what a signal did shows there. */
async function untilStatus(port: number, status: number): Promise<void> {
  while (statusIn(await raw(port, GET)) !== status);
}

Deno.test({
  name: "shutdown: a process that is told to end finishes what it was sent, and begins nothing",
  ignore: isWindows,
  async fn() {
    const { code, said } = await withSite(60_000, async (port, stop) => {
      const slow = await begin(port, HALF);
      await untilStatus(port, 200);
      stop();
      await untilStatus(port, 503);
      await send(slow, "56789");
      assert.match(await rest(slow), /whole: 0123456789/);
    });
    assert.equal(code, 0);
    assert.match(said, /closing/);
  },
});

Deno.test({
  name: "shutdown: a client that never finishes does not keep the process",
  ignore: isWindows,
  async fn() {
    const { code, said } = await withSite(200, async (port, stop) => {
      const slow = await begin(port, HALF);
      await untilStatus(port, 200);
      stop();
      await rest(slow);
    });
    assert.equal(code, 1);
    assert.match(said, /closing/);
  },
});
