import { RULES_FILE } from "../../ingest/rules/read_rules.ts";
import { siteSettings } from "../app/site_settings.ts";
import { isAddOpen } from "../exports/add_page.ts";
import type { RequestContext } from "../middleware/context.ts";

/**
 * Whether this request may change rules: the owner's, on a local site whose launcher can be asked to
 * read the history again. For any other the pages and buttons are not there.
 */
export async function isShapeOpen(
  context: Pick<RequestContext, "req" | "url" | "info">,
): Promise<boolean> {
  if (!await isAddOpen(context)) return false;
  const { dataRawDir } = await siteSettings();
  const path = `${dataRawDir}/${RULES_FILE}`;
  return Deno.permissions.querySync({ name: "write", path }).state === "granted";
}
