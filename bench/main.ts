/** `deno task bench [name …]`: runs the named benchmarks, or all, into `bench/RESULTS.md`. */
import { benchIngest } from "./ingest.ts";

const BENCHES: Record<string, () => Promise<void>> = {
  ingest: () => benchIngest([50_000, 500_000, 5_000_000]),
  site: async () => {
    // Brings a browser and Lighthouse along, which the others need not wait for.
    const { benchSite } = await import("./site.ts");
    await benchSite(Deno.env.get("DATA_DIR"));
  },
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
