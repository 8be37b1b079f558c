const PATH = "bench/RESULTS.md";

const HEAD = `# Benchmarks

Written by \`deno task bench\`. Ratios come from runs side by side, in turn, on the same machine;
seconds are medians of whole runs. A budget is a ratio or, for the site, a time.
`;

/**
 * Puts a section of results into `bench/RESULTS.md`, in the place of an older one of that title.
 *
 * @param title the section's heading
 * @param body its text in Markdown
 */
export async function writeSection(title: string, body: string): Promise<void> {
  const old = await Deno.readTextFile(PATH).catch(() => HEAD);
  const [head = HEAD, ...sections] = old.split(/^(?=## )/m);
  const section = `## ${title}\n\n${await machine()}\n\n${body.trim()}\n`;
  const at = sections.findIndex((text) => text.startsWith(`## ${title}\n`));
  const all = at < 0 ? [...sections, section] : sections.with(at, section);
  await Deno.writeTextFile(PATH, [head, ...all].map((text) => text.trim()).join("\n\n") + "\n");
  console.log(section);
}

/** Rows as a Markdown table. */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

async function machine(): Promise<string> {
  const info = await Deno.readTextFile("/proc/cpuinfo").catch(() => "");
  const cpu = /model name\s*:\s*(.+)/.exec(info)?.[1] ?? Deno.build.arch;
  const memory = (Deno.systemMemoryInfo().total / 1024 ** 3).toFixed(0);
  return `${navigator.hardwareConcurrency} cores (${cpu}), ${memory} GiB of memory, Deno ` +
    `${Deno.version.deno}.`;
}
