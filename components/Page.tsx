import type { ComponentChildren } from "preact";
import { Head } from "fresh/runtime";
import type { PageModel } from "../lib/ui/page_model.ts";
import { words } from "../lib/ui/words/mod.ts";
import { FilterBar } from "./FilterBar.tsx";
import { Statement } from "./Statement.tsx";

interface PageProps<Body> {
  model: PageModel<Body>;
  /** Lays out what the page shows. */
  children: (body: Body) => ComponentChildren;
}

/** The frame of a page: its title, its filter bar, and what it shows or says instead. */
export function Page<Body>({ model, children }: PageProps<Body>) {
  if (model.is === "statement") return <Statement {...model.statement} />;
  return (
    <>
      <Head>
        <title>{words.title(model.title)}</title>
      </Head>
      <FilterBar model={model.bar} />
      {model.body === null ? <Statement {...model.nothing} /> : children(model.body)}
    </>
  );
}
