import assert from "node:assert/strict";
import { brokenImports } from "./rooms.ts";

/** A file, one import of it, and what is said of it; undefined where it is in order. */
const IMPORTS: readonly (readonly [string, string, string | undefined])[] = [
  ["lib/cli/cli.ts", 'import { x } from "../core/errors.ts";', undefined],
  ["lib/sync/sync.ts", 'import { x } from "./swap.ts";', undefined],
  [
    "lib/core/lock.ts",
    'import type { X } from "../time/timezone.ts";',
    "lib/core/lock.ts:1 imports lib/time/timezone.ts, but lib/core/ is below lib/time/",
  ],
  [
    "lib/sync/sync.ts",
    '\nconst { x } = await import("../enrich/store.ts");',
    "lib/sync/sync.ts:2 imports lib/enrich/store.ts, but lib/sync/ and lib/enrich/ are side by side",
  ],
  [
    "components/Card.tsx",
    'import { x } from "../lib/server/app/console.ts";',
    "components/Card.tsx:1 imports lib/server/app/console.ts, but components/ also runs in browsers",
  ],
  ["components/Card.tsx", 'import Chart from "../islands/Chart.tsx";', undefined],
  ["lib/core/lock.ts", ' * import { x } from "../sync/sync.ts";', undefined],
  ["lib/core/lock_test.ts", 'import { x } from "../sync/sync.ts";', undefined],
  ["routes/index.tsx", 'import { define } from "../utils.ts";', undefined],
  [
    "lib/ui/views/x.ts",
    'export {\n  y,\n} from "../../server/app/console.ts";',
    "lib/ui/views/x.ts:3 imports lib/server/app/console.ts, but lib/ui/ is below lib/server/",
  ],
];

for (const [path, text, expected] of IMPORTS) {
  Deno.test(`brokenImports: ${path} with ${text.trim()}`, () => {
    assert.deepEqual(brokenImports([{ path, text }]), expected === undefined ? [] : [expected]);
  });
}
