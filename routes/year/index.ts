import { linkTo } from "../../lib/site/links.ts";
import { orErrorPage } from "../../lib/site/answer.ts";
import { scopeOf } from "../../lib/views/overview.ts";
import { pageStateOf } from "../../lib/views/page_state.ts";
import { define } from "../../utils.ts";

/** The latest year, or the overview, which says why there is none. */
export const handler = define.handlers({
  GET: ({ state: { store }, url }) =>
    orErrorPage(async () => {
      const scope = await scopeOf(store, pageStateOf(url.searchParams));
      const path = scope === null ? "/" : `/year/${scope.data.end.slice(0, 4)}`;
      const headers = { location: linkTo(path, url.searchParams) };
      return new Response(null, { status: 302, headers });
    }),
});
