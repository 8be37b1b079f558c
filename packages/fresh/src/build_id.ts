import { createHash } from "node:crypto";
import { setBuildId } from "./runtime/build_id.ts";

/** Set by Deno Deploy. */
const deployment = Deno.env.get("DENO_DEPLOYMENT_ID");

/** What names a build, as in Fresh: the deployment, else the commit, else chance. */
const named = deployment || Deno.env.get("GITHUB_SHA") || Deno.env.get("CI_COMMIT_SHA") ||
  crypto.randomUUID();

/** The id of a build that this process makes. A build that was loaded brings its own. */
export const BUILD_ID: string = createHash("sha1").update(named).digest("hex");

setBuildId(BUILD_ID);
