import { HttpError } from "fresh";
import { isAddOpen, isFromThisPage, takeForm } from "../../lib/server/exports/add_page.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  async POST(ctx) {
    if (!await isAddOpen(ctx)) throw new HttpError(404);
    if (!isFromThisPage(ctx)) throw new HttpError(403, words.add.crossSite);
    const failure = await takeForm(ctx.req, false);
    if (failure !== null) throw new HttpError(400, `${failure.what} ${failure.fix}`.trim());
    return ctx.redirect(linkTo("/add"), 303);
  },
});
