import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { Statement } from "../components/Statement.tsx";
import { linkTo } from "../lib/ui/links/links.ts";
import { errorWords } from "../lib/ui/error_words.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export default define.page(({ error }) => {
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
});
