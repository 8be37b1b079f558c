import { linkTo } from "../lib/ui/links/links.ts";
import { pathBack, themeCookie } from "../lib/ui/theme.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const form = await ctx.req.formData();
    const location = pathBack(form.get("back"), ctx.url.origin, linkTo("/"));
    const headers = { location, "Set-Cookie": themeCookie(String(form.get("theme"))) };
    return new Response(null, { status: 303, headers });
  },
});
