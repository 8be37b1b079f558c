/** `deno task bench [name …]`: runs the named benchmarks, or all, into `bench/RESULTS.md`. */
import { benchIngest } from "./ingest.ts";
import { benchSite } from "./site.ts";

const BENCHES: Record<string, () => Promise<void>> = {
  ingest: () => benchIngest([50_000, 500_000, 5_000_000]),
  site: () => benchSite(Deno.env.get("DATA_DIR")),
};

const asked = Deno.args.length === 0 ? Object.keys(BENCHES) : Deno.args;
for (const name of asked) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`No benchmark "${name}", expected ${Object.keys(BENCHES).join(", ")}.`);
    Deno.exit(2);
  }
  await bench();
}
