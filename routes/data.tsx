import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Coverage } from "../components/data/Coverage.tsx";
import { Definitions } from "../components/data/Definitions.tsx";
import { Notices } from "../components/data/Notices.tsx";
import { Receipt } from "../components/data/Receipt.tsx";
import { Rejects } from "../components/data/Rejects.tsx";
import { SetAside } from "../components/data/SetAside.tsx";
import { Sources } from "../components/data/Sources.tsx";
import { Take } from "../components/data/Take.tsx";
import { Versions } from "../components/data/Versions.tsx";
import { FiguresCard } from "../components/FiguresCard.tsx";
import { Hero } from "../components/Hero.tsx";
import { Section } from "../components/Section.tsx";
import { RulesCard } from "../components/rules/RulesCard.tsx";
import { siteSettings } from "../lib/server/app/site_settings.ts";
import { isConsoleOpen } from "../lib/server/console/console.ts";
import { isAddOpen } from "../lib/server/exports/add_page.ts";
import { isShapeOpen } from "../lib/server/rules/is_open.ts";
import { loadRulesCard } from "../lib/server/rules/rules_page.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadDataPage } from "../lib/ui/pages/data.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: (ctx) =>
    orErrorPage(async () => {
      const canAdd = await isAddOpen(ctx);
      const canAsk = isConsoleOpen(await siteSettings(), ctx.url);
      const rules = await isShapeOpen(ctx) ? await loadRulesCard(ctx.state.store) : null;
      const view = await loadDataPage(ctx.state.store, ctx.url.searchParams);
      return page({ ...view, canAdd, canAsk, rules });
    }),
});

export default define.page<typeof handler>(({ data: view }) => (
  <>
    <Head>
      <title>{words.title(words.data.title)}</title>
    </Head>
    <Hero title={view.title} lead={view.lead} long={0}>
      <Receipt receipt={view.receipt} made={view.made} />
    </Hero>
    {view.canAdd
      ? (
        <p class="adds">
          <a class="button" href={linkTo("/add")}>{words.add.title}</a>
        </p>
      )
      : null}
    <div class="grid">
      {view.notices === null ? null : <Notices view={view.notices} />}
      {view.rules === null ? null : <RulesCard view={view.rules} />}
      <Sources view={view.sources} />
      <SetAside view={view.setAside} />
      <Section of={view.coverage} width="half">{(view) => <Coverage view={view} />}</Section>
      <Section of={view.rejects}>{(view) => <Rejects view={view} />}</Section>
      <FiguresCard view={view.assumptions} />
      {view.canAsk ? <Take /> : null}
      <Definitions view={view.definitions} />
      <Versions view={view.versions} />
    </div>
  </>
));
