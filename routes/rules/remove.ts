import { HttpError } from "fresh";
import { readForm } from "../../lib/server/access/read_form.ts";
import { isFromThisPage } from "../../lib/server/exports/add_page.ts";
import { removeFromForm } from "../../lib/server/rules/change_rules.ts";
import { isShapeOpen } from "../../lib/server/rules/is_open.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  async POST(ctx) {
    if (!await isShapeOpen(ctx)) throw new HttpError(404);
    if (!isFromThisPage(ctx)) throw new HttpError(403, words.rules.crossSite);
    const failure = await removeFromForm(await readForm(ctx.req) ?? new URLSearchParams());
    if (failure !== null) throw new HttpError(400, `${failure.what} ${failure.fix}`.trim());
    return ctx.redirect(linkTo("/rules"), 303);
  },
});
