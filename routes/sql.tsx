import type { ConsoleAnswer } from "../lib/ui/views/console_answer.ts";
import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Answer } from "../components/sql/Answer.tsx";
import { Statement } from "../components/Statement.tsx";
import { EXAMPLES, isConsoleOpen, isSameOrigin } from "../lib/server/console/console.ts";
import { csvOf, firstRows } from "../lib/server/console/run_statement.ts";
import { statementRunner } from "../lib/server/console/statement_runner.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import { siteSettings } from "../lib/server/app/site_settings.ts";
import { TABLE_NAMES, TABLES } from "../lib/db/tables.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

const text = words.sql;
const LONGEST = 20_000;
/** How many rows the page shows. */
const SHOWN = 500;

interface Shown {
  sql: string;
  answer: ConsoleAnswer | null;
}

export const handler = define.handlers({
  async GET({ url }) {
    const isOpen = isConsoleOpen(await siteSettings(), url);
    const sql = url.searchParams.get("sql")?.slice(0, LONGEST) ?? EXAMPLES[0] ?? "";
    return page<Shown | null>(isOpen ? { sql, answer: null } : null, {
      status: isOpen ? 200 : 403,
      headers: { "cache-control": "no-store" },
    });
  },
  async POST({ url, req }) {
    const settings = await siteSettings();
    if (!isConsoleOpen(settings, url)) return page<Shown | null>(null, { status: 403 });
    if (!isSameOrigin(req, url)) throw new HttpError(403, text.crossSite);
    const form = await req.formData();
    const sql = String(form.get("sql") ?? "").slice(0, LONGEST);
    const runner = statementRunner(settings);
    const answer = form.get("as") === "csv"
      ? await csvOf(runner, sql, req.signal)
      : await firstRows(runner, sql, req.signal, SHOWN);
    if (answer.kind === "csv") {
      return new Response(answer.csv.pipeThrough(new TextEncoderStream()), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="answer.csv"',
          "cache-control": "no-store",
        },
      });
    }
    return page<Shown | null>({ sql, answer }, {
      status: answer.kind === "rows" ? 200 : 400,
      headers: { "cache-control": "no-store" },
    });
  },
});

export default define.page<typeof handler>(({ data }) => {
  if (!data) return <Statement {...text.refused} />;
  const { sql, answer } = data;
  return (
    <>
      <Head>
        <title>{words.title(text.title)}</title>
      </Head>
      <section class="hero plain">
        <div>
          <h1 class="long">{text.hero}</h1>
          <p class="lead">{text.lead}</p>
        </div>
      </section>
      <form class="console" method="post" action={linkTo("/sql")}>
        <label for="sql">{text.label}</label>
        <textarea id="sql" name="sql" rows={6} maxLength={LONGEST} spellcheck={false} required>
          {sql}
        </textarea>
        <p>
          <button class="button" type="submit">{text.run}</button>
          <button class="button quiet" type="submit" name="as" value="csv">{text.csv}</button>
        </p>
      </form>
      {answer === null ? null : <Answer answer={answer} />}
      <div class="grid">
        <section class="card half" aria-labelledby="examples-title">
          <h2 id="examples-title">{text.examples}</h2>
          <ul class="queries">
            {EXAMPLES.map((example) => (
              <li key={example}>
                <a href={linkTo("/sql", new URLSearchParams({ sql: example }))}>
                  <code>{example}</code>
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section class="card half" aria-labelledby="tables-title">
          <h2 id="tables-title">{text.tables}</h2>
          <dl class="tables">
            {TABLE_NAMES.map((name) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{Object.keys(TABLES[name].columns).join(", ")}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
});
