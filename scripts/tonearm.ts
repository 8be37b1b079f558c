/** The entry of the single binary. */
import { runBinary } from "../lib/cli/binary/binary.ts";

const build = new URL("../_fresh/server.js", import.meta.url).href;
Deno.exit(await runBinary(Deno.args, () => import(build)));
