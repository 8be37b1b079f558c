import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Statement } from "../../components/Statement.tsx";
import { YearBar } from "../../components/year/YearBar.tsx";
import { YearReview } from "../../components/year/YearReview.tsx";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { loadContext } from "../../lib/ui/page_context.ts";
import { pageStateOf } from "../../lib/ui/views/page_state.ts";
import { loadYear } from "../../lib/ui/views/year_page.ts";
import { longDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

const text = words.year;

export const handler = define.handlers({
  GET: ({ state: source, url, params }) =>
    orErrorPage(async () => {
      const year = yearOf(params["year"] ?? "");
      const context = await loadContext(source, pageStateOf(url.searchParams));
      if (context === null) return page(null);
      const shown = await loadYear(source.store, year, context);
      return page({ context, year, shown }, { status: shown === null ? 404 : 200 });
    }),
});

export default define.page<typeof handler>(({ data }) => {
  if (!data) return <Statement {...words.noPlays} />;
  const { context, year, shown } = data;
  const { start, end } = context.data;
  return (
    <>
      <Head>
        <title>{words.title(text.title(String(year)))}</title>
      </Head>
      <YearBar context={context} year={year} />
      {shown === null
        ? (
          <Statement
            title={text.none.title(String(year))}
            text={text.none.text(longDay(start), longDay(end))}
          />
        )
        : <YearReview context={context} shown={shown} />}
    </>
  );
});

function yearOf(text: string): number {
  if (/^(19[7-9]|20\d|21\d)\d$/.test(text)) return Number(text);
  throw new HttpError(404);
}
