import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Parameters } from "../../components/api/Parameters.tsx";
import { Question } from "../../components/api/Question.tsx";
import { WithCode } from "../../components/api/WithCode.tsx";
import { linkTo } from "../../lib/ui/links/links.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { define } from "../../utils.ts";

const text = words.api;

export const handler = define.handlers({ GET: () => page() });

/** Every question that can be asked, what it means and what it takes. */
export default define.page(({ state }) => (
  <>
    <Head>
      <title>{words.title(text.title)}</title>
    </Head>
    <section class="hero plain">
      <div>
        <h1 class="long">{text.hero}</h1>
        <p class="lead">
          <WithCode text={text.lead} /> <a href={linkTo("/api/openapi.json")}>{text.openapi}</a>
        </p>
      </div>
    </section>
    <div class="addresses">
      {Object.values(QUESTIONS).map((question) => (
        <Question key={question.path} question={question} shows={state.store.shows} />
      ))}
    </div>
    <Parameters />
  </>
));
