import { siteStore } from "../lib/site_store.ts";
import { themeOf } from "../lib/site/theme.ts";
import { define } from "../utils.ts";

export default define.middleware(async (ctx) => {
  ctx.state.theme = themeOf(ctx.req.headers);
  ctx.state.store = await siteStore();
  return await ctx.next();
});
