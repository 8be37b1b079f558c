import SearchBox from "../islands/SearchBox.tsx";
import { linkTo } from "../lib/site/links.ts";
import { words } from "../lib/words/mod.ts";

const { label, short, failed, none, some, kinds } = words.search;

/** The masthead's search: a form that a script makes quicker. */
export function Search({ value }: { value: string }) {
  return (
    <SearchBox
      action={linkTo("/search")}
      api={linkTo("/api/search")}
      value={value}
      texts={{ label, short, failed, none, some, kinds }}
    />
  );
}
