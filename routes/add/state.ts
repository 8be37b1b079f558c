import { HttpError } from "fresh";
import { isAddOpen, lastReading } from "../../lib/server/exports/add_page.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  async GET(ctx) {
    if (!await isAddOpen(ctx)) throw new HttpError(404);
    return Response.json(lastReading(), { headers: { "cache-control": "no-store" } });
  },
});
