import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { errorWords } from "../lib/ui/error_words.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Statement } from "./Statement.tsx";

/** What is shown in place of a page that cannot be. */
export function ErrorPage({ error }: { error: unknown }) {
  const status = error instanceof HttpError ? error.status : 500;
  const { title, text, commands } = errorWords(status, error);
  return (
    <>
      <Head>
        <title>{words.title(title)}</title>
      </Head>
      <Statement title={title} text={text} commands={commands}>
        {status === 503 ? null : <a class="button" href={linkTo("/")}>{words.error.back}</a>}
      </Statement>
    </>
  );
}
