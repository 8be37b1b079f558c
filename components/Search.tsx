import SearchBox from "../islands/SearchBox.tsx";
import { linkTo } from "../lib/ui/links/links.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Slot } from "./Slot.tsx";

const { label, short, failed, none, some, kinds } = words.search;

/** The masthead's search: a form that a script makes quicker; what is found keeps the filters. */
export function Search({ value, kept }: { value: string; kept: URLSearchParams }) {
  return (
    <Slot id="search" data={[...kept]} isControl>
      <SearchBox
        action={linkTo("/search")}
        api={linkTo("/api/search")}
        value={value}
        kept={[...kept]}
        texts={{ label, short, failed, none, some, kinds }}
      />
    </Slot>
  );
}
