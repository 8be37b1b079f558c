import { HttpError } from "fresh";
import { linkTo } from "../lib/ui/links/links.ts";
import { pictureCookie } from "../lib/ui/pictures/choice.ts";
import { pathBack } from "../lib/ui/theme.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  async POST(ctx) {
    // Elsewhere than on the local site the setting decides.
    if (!ctx.state.pictures.isOpen) throw new HttpError(404);
    const form = await ctx.req.formData();
    const location = pathBack(form.get("back"), ctx.url.origin, linkTo("/"));
    const headers = { location, "Set-Cookie": pictureCookie(String(form.get("pictures"))) };
    return new Response(null, { status: 303, headers });
  },
});
