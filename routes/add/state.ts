import { HttpError } from "fresh";
import { isAddOpen } from "../../lib/server/exports/add_page.ts";
import { siteReading } from "../../lib/server/exports/site_reading.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  async GET(ctx) {
    if (!await isAddOpen(ctx)) throw new HttpError(404);
    return Response.json(siteReading().state, { headers: { "cache-control": "no-store" } });
  },
});
