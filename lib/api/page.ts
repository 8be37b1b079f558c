import { PARAMS } from "../params.ts";
import type { Question } from "../question.ts";
import { QUESTIONS } from "../questions.ts";

/** The readable page at `/api`: every question, what it means and what it takes. */
export function apiPage(): string {
  const sections = Object.values<Question>(QUESTIONS).map((question) => {
    const { path, help, params } = question;
    const takes = params.map((name) =>
      `<dt><code>${name}</code></dt><dd>${escape(PARAMS[name].help)} ${
        escape(capitalize(question.choices?.[name]?.join(", ") ?? PARAMS[name].expects))
      }.</dd>`
    ).join("");
    const address = `/api/${path}`;
    const shown = question.inPath.length === 0 && question.required === undefined
      ? `<a href="${address}"><code>${address}</code></a>`
      : `<code>${address}</code>`;
    return `<section><h2>${shown}</h2><p>${escape(help)}</p>${
      takes && `<dl>${takes}</dl>`
    }</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tonearm: the API</title>
</head>
<body>
<main>
<h1>The API</h1>
<p>JSON from each address below, CSV from lists with <code>?format=csv</code>. The same in
<a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${sections.join("\n")}
</main>
</body>
</html>
`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
