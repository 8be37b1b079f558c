import type { Question } from "../../lib/queries/question.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.data.definitions;

/** Every question with the sentence that declares it. */
export function Definitions() {
  const questions = Object.values<Question>(QUESTIONS);
  return (
    <Card
      id="definitions"
      topic={text.topic}
      finding={text.finding(questions.length)}
      footer={
        <>
          <span>{text.note}</span>
          <a href={linkTo("/api")}>/api</a>
        </>
      }
    >
      <dl class="definitions">
        {questions.map(({ path, help, inPath, required }) => (
          <div key={path}>
            <dt>
              {inPath.length === 0 && required === undefined
                ? <a href={linkTo(`/api/${path}`)}>{path}</a>
                : path}
            </dt>
            <dd>{help.replaceAll("`", "")}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
