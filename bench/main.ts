/**
 * `deno task bench [name[=size,size] …]`: runs the named benchmarks, or all, into `bench/RESULTS.md`,
 * at the given sizes or those of the budgets.
 */
import { benchConsole } from "./console.ts";
import { benchIngest } from "./ingest.ts";
import { benchQuestions } from "./questions.ts";
import { NotMeasured } from "./serve.ts";
import { benchSync } from "./sync.ts";

const BENCHES: Record<string, (sizes?: readonly number[]) => Promise<void>> = {
  ingest: (sizes = [50_000, 500_000, 5_000_000]) => benchIngest([...sizes]),
  questions: (sizes = [50_000, 500_000, 2_000_000]) => benchQuestions(sizes),
  sync: (sizes = [77_800, 500_000]) => benchSync(sizes),
  console: () => benchConsole(Deno.env.get("DATA_DIR")),
  add: async () => {
    const { benchAdd } = await import("./add.ts");
    await benchAdd();
  },
  site: async () => {
    // Brings a browser and Lighthouse along, which the others need not wait for.
    const { benchSite } = await import("./site.ts");
    await benchSite(Deno.env.get("DATA_DIR"));
  },
};

const asked = Deno.args.length === 0 ? Object.keys(BENCHES) : Deno.args;
for (const each of asked) {
  const [name = "", sizes] = each.split("=");
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`No benchmark "${name}", expected ${Object.keys(BENCHES).join(", ")}.`);
    Deno.exit(2);
  }
  try {
    await bench(sizes?.split(",").map(Number));
  } catch (error) {
    if (!(error instanceof NotMeasured)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
