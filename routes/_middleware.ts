import { causeOf } from "../lib/ui/answer.ts";
import { siteStore, sumsStore } from "../lib/server/site_store.ts";
import { wholeMonths } from "../lib/ui/links/whole_months.ts";
import { themeOf } from "../lib/ui/theme.ts";
import { define } from "../utils.ts";

export default define.middleware(async (ctx) => {
  ctx.state.theme = themeOf(ctx.req.headers);
  // Only what is known to be allowed everything gets everything.
  ctx.state.store = ctx.state.shows === "everything" ? await siteStore() : await sumsStore();
  const whole = ctx.state.store.shows === "sums" ? wholeMonths(ctx.req, ctx.url) : null;
  if (whole !== null) return ctx.redirect(whole);
  const response = await ctx.next();
  const wait = causeOf(ctx.error)?.retryAfter;
  if (wait === undefined) return response;
  const told = new Response(response.body, response);
  told.headers.set("Retry-After", String(wait));
  return told;
});
