/**
 * The id of the process whose command line holds all of these words, as soon as there is one. Linux
 * alone shows other processes by files.
 */
export async function processWith(...words: string[]): Promise<number> {
  for (;;) {
    for await (const { name } of Deno.readDir("/proc")) {
      if (!/^\d+$/.test(name)) continue;
      const line = await Deno.readTextFile(`/proc/${name}/cmdline`).catch(() => "");
      if (words.every((word) => line.includes(word))) return Number(name);
    }
  }
}
