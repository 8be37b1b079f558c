import { HttpError } from "fresh";
import { isAddOpen, isFromThisPage, linkToReading } from "../../lib/server/exports/add_page.ts";
import { siteReading } from "../../lib/server/exports/site_reading.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  async POST(ctx) {
    if (!await isAddOpen(ctx)) throw new HttpError(404);
    if (!isFromThisPage(ctx)) throw new HttpError(403, words.add.crossSite);
    siteReading().cancel();
    return ctx.redirect(linkToReading(), 303);
  },
});
