import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { RuleForms } from "../../components/rules/RuleForms.tsx";
import { RulesCard } from "../../components/rules/RulesCard.tsx";
import { readForm } from "../../lib/server/access/read_form.ts";
import { isFromThisPage } from "../../lib/server/exports/add_page.ts";
import { addFromForm } from "../../lib/server/rules/change_rules.ts";
import { isShapeOpen } from "../../lib/server/rules/is_open.ts";
import { loadRulesPage } from "../../lib/server/rules/rules_page.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

const text = words.rules;
const FRESH = { "cache-control": "no-store" };

export const handler = define.handlers({
  async GET(ctx) {
    if (!await isShapeOpen(ctx)) throw new HttpError(404);
    return page(await loadRulesPage(ctx.state.store, ctx.url.searchParams), { headers: FRESH });
  },
  async POST(ctx) {
    if (!await isShapeOpen(ctx)) throw new HttpError(404);
    if (!isFromThisPage(ctx)) throw new HttpError(403, text.crossSite);
    const form = await readForm(ctx.req) ?? new URLSearchParams();
    const failure = await addFromForm(form);
    if (failure === null) return ctx.redirect(linkTo("/rules"), 303);
    const view = await loadRulesPage(ctx.state.store, form, failure);
    return page(view, { status: 400, headers: FRESH });
  },
});

export default define.page<typeof handler>(({ data: { subject, status, rules } }) => (
  <>
    <Head>
      <title>{words.title(text.title)}</title>
      {status?.kind === "running" ? <meta http-equiv="refresh" content="1" /> : null}
    </Head>
    <section class="hero plain">
      <div>
        <h1 class="long">{subject === null ? text.hero : <bdi>{subject.name}</bdi>}</h1>
        <p class="lead">
          {text.lead} {subject === null ? null : <a href={subject.href}>{text.leaving.back}</a>}
        </p>
      </div>
    </section>
    {status === null ? null : status.kind === "failed"
      ? (
        <section class="trouble" role="alert">
          <h2>{text.failed}</h2>
          <p>{status.failure.what}</p>
          {status.failure.fix === "" ? null : <p>{status.failure.fix}</p>}
          <p>{text.kept}</p>
        </section>
      )
      : <p class="trouble" role="status">{status.text}</p>}
    <div class="grid">
      {subject === null ? null : <RuleForms subject={subject} />}
      <RulesCard view={rules} />
    </div>
  </>
));
