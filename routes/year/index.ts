import { linkTo } from "../../lib/ui/links/links.ts";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { scopeOf } from "../../lib/ui/views/overview.ts";
import { pageStateOf } from "../../lib/ui/views/page_state.ts";
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
