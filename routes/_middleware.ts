import { causeOf } from "../lib/ui/answer.ts";
import { siteStore } from "../lib/server/site_store.ts";
import { themeOf } from "../lib/ui/theme.ts";
import { define } from "../utils.ts";

export default define.middleware(async (ctx) => {
  ctx.state.theme = themeOf(ctx.req.headers);
  ctx.state.store = await siteStore();
  const response = await ctx.next();
  const wait = causeOf(ctx.error)?.retryAfter;
  if (wait === undefined) return response;
  const told = new Response(response.body, response);
  told.headers.set("Retry-After", String(wait));
  return told;
});
