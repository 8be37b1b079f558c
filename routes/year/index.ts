import { linkTo } from "../../lib/ui/links/links.ts";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { loadContext } from "../../lib/ui/page_context.ts";
import { pageStateOf } from "../../lib/ui/views/page_state.ts";
import { define } from "../../utils.ts";

/** The latest year, or the overview, which says why there is none. */
export const handler = define.handlers({
  GET: ({ state: source, url }) =>
    orErrorPage(async () => {
      const context = await loadContext(source, "/", pageStateOf(url.searchParams));
      const path = context === null ? "/" : `/year/${context.data.end.slice(0, 4)}`;
      const headers = { location: linkTo(path, url.searchParams) };
      return new Response(null, { status: 302, headers });
    }),
});
