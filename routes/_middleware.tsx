import { HttpError } from "fresh";
import { ErrorPage } from "../components/ErrorPage.tsx";
import { logFailure } from "../lib/core/log_failure.ts";
import { causeOf } from "../lib/ui/answer.ts";
import { isAddOpen } from "../lib/server/exports/add_page.ts";
import { noteCode } from "../lib/server/middleware/request_code.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import { siteStore, sumsStore } from "../lib/server/site_store.ts";
import { wholeMonths } from "../lib/ui/links/whole_months.ts";
import { themeOf } from "../lib/ui/theme.ts";
import { define } from "../utils.ts";

/**
 * Gives pages what they share, and answers what they throw: Fresh's own error pages would leave
 * outside the middlewares, without the headers that those set.
 */
export default define.middleware(async (ctx) => {
  ctx.state.theme = themeOf(ctx.req.headers);
  try {
    // Only what is known to be allowed everything gets everything.
    ctx.state.store = ctx.state.shows === "everything" ? await siteStore() : await sumsStore();
    const whole = ctx.state.store.shows === "sums" ? wholeMonths(ctx.req, ctx.url) : null;
    return whole === null ? await ctx.next() : ctx.redirect(whole);
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500;
    const code = causeOf(error)?.code ?? (status === 500 ? "internal" : undefined);
    if (code !== undefined) noteCode(ctx.req, code);
    if (status === 500) logFailure(error);
    if (causeOf(error)?.code === "no-database" && await isAddOpen(ctx)) {
      return ctx.redirect(linkTo("/add"), 303);
    }
    const wait = causeOf(error)?.retryAfter;
    const headers = wait === undefined ? {} : { "Retry-After": String(wait) };
    return await ctx.render(<ErrorPage error={error} />, { status, headers });
  }
});
