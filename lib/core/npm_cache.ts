import { spawnDeno } from "./spawn_deno.ts";

/** The folder in which Deno keeps npm packages, a folder for each registry. */
export async function npmCache(): Promise<string> {
  const child = spawnDeno({
    args: ["info", "--json"],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  });
  const info: unknown = await new Response(child.stdout).json();
  await child.status;
  if (typeof info === "object" && info !== null && "npmCache" in info) return String(info.npmCache);
  throw new TypeError("deno info --json names no npmCache");
}
