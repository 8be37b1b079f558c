/** A site that is served for a benchmark. */
export interface ServedSite extends AsyncDisposable {
  readonly url: string;
  /** The process of the launcher. */
  readonly pid: number;
}

/** Serves the site as `deno task start` does, on a free port. */
export async function serve(dataDir: string): Promise<ServedSite> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--allow-read", "--allow-env", "--allow-sys"],
      ...[`--allow-run=${Deno.execPath()}`, "scripts/launch.ts"],
      ...["start", "--port", "0", "--data-dir", dataDir, "--json"],
    ],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { url } = JSON.parse((await reader.read()).value ?? "{}");
  return {
    url,
    pid: child.pid,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await reader.cancel();
      await child.status;
    },
  };
}
