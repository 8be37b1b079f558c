/** Processes by their command lines. Linux alone shows other processes by files. */

/** The id of the process whose command line holds all of these words, as soon as there is one. */
export async function processWith(...words: string[]): Promise<number> {
  for (;;) {
    const [found] = await processesWith(...words);
    if (found !== undefined) return found;
  }
}

/** The ids of the processes whose command lines hold all of these words now. */
export async function processesWith(...words: string[]): Promise<number[]> {
  const found: number[] = [];
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const line = await Deno.readTextFile(`/proc/${name}/cmdline`).catch(() => "");
    if (words.every((word) => line.includes(word))) found.push(Number(name));
  }
  return found;
}
