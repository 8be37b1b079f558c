import { type ParamName, PARAMS, type Schema } from "../../queries/filters/params.ts";
import type { Question } from "../../queries/question.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import { REQUEST_CODES } from "../../core/request_error.ts";
import { exposureInWords } from "../../queries/sums_only/in_words.ts";
import { paramSchema } from "../../server/api/openapi.ts";

/** `docs/api.md`, made from the questions; `deno task check` compares the two. */
export function apiMarkdown(): string {
  const sections = Object.values<Question>(QUESTIONS).map(section);
  return `${INTRODUCTION}\n${sections.join("\n")}\n${HEALTH}`;
}

const INTRODUCTION = `# The HTTP API

<!-- Made from lib/queries/questions/ by lib/cli/docs/api_page.ts. -->

Every answer is \`GET\` and JSON: \`{ "data": … }\`. Lists can be had as CSV, by \`?format=csv\` or
\`Accept: text/csv\`; so can a list that is a section of an object, by its name:
\`/api/year/2024?format=csv&section=top_artists\`. Days, months and times are the listener's own, without a zone: \`2024-01-31\`,
\`2024-01\`, \`2024-01-31T21:05:00\`. Hours are rounded to four decimals. A track is one artist and
title, under whatever URIs it was played.

Answers carry an \`ETag\`; sent back as \`If-None-Match\` it is confirmed by 304 until the data changes.
\`/api/openapi.json\` describes all of this in OpenAPI 3.1.

A site that others can reach without a password gives sums only, to everyone: each question says below
what that leaves. There, what names something that was played, or is asked for by name or narrowed down
by device or country, is answered for whole calendar months (\`startDate\` the first of a month,
\`endDate\` the last of one, or none) and never by day, week or hour of the day. Months with fewer than
seven days of listening are not broken down by day. Everything else is refused with 403, \`sums-only\`.

What cannot be answered says why: \`{ "error": { "code", "message", "param" } }\`.

| code | status |
| --- | --- |
${Object.entries(REQUEST_CODES).map(([code, status]) => `| \`${code}\` | ${status} |`).join("\n")}
`;

const HEALTH = `## \`/api/health\`

Whether the site's process lives: \`{ "status": "ok" }\`. The database is not asked.

## \`/api/ready\`

Whether there is data to answer from: \`{ "status": "ok", "data_version" }\`, or 503. The database is
asked once a second at the most, however many ask.
`;

function section(question: Question): string {
  const { path, help, params, schema } = question;
  const parameters = params.length === 0
    ? ""
    : `\n| parameter | | |\n| --- | --- | --- |\n${
      params.map((name) => parameterRow(question, name)).join("\n")
    }\n`;
  return `## \`/api/${path}\`\n\n${help} ${exposureInWords(question)}\n${parameters}\n${
    answerLines(schema)
  }\n`;
}

function parameterRow(question: Question, name: ParamName): string {
  const { default: fallback, enum: values } = paramSchema(question, name);
  const expects = Array.isArray(values) ? `one of ${values.join(", ")}` : PARAMS[name].expects;
  const ending = question.inPath.includes(name)
    ? "; in the path"
    : question.required?.includes(name)
    ? "; must be given"
    : fallback === undefined
    ? ""
    : `; ${fallback} when not given`;
  return `| \`${name}\` | ${PARAMS[name].help} | ${expects}${ending} |`;
}

function answerLines(schema: Schema): string {
  if (schema["type"] === "array") return `A list of rows:\n\n${propertyLines(schema["items"])}`;
  return `An object:\n\n${propertyLines(schema)}`;
}

/** Each property on a line, nested ones indented below. */
function propertyLines(schema: unknown, indent = ""): string {
  return Object.entries(properties(schema)).map(([name, property]) => {
    const inner = innerOf(property);
    const help = description(property);
    if (inner === undefined) return `${indent}- \`${name}\`: ${help}`;
    const kind = isList(property) ? "a list of" : "one, or null:";
    return `${indent}- \`${name}\`, ${kind}\n${propertyLines(inner, `${indent}  `)}`;
  }).join("\n");
}

function properties(schema: unknown): Record<string, unknown> {
  return isObject(schema) && isObject(schema["properties"]) ? schema["properties"] : {};
}

function innerOf(schema: unknown): unknown {
  if (!isObject(schema)) return undefined;
  if (isObject(schema["items"])) return schema["items"];
  return Array.isArray(schema["anyOf"]) ? schema["anyOf"][0] : undefined;
}

function isList(schema: unknown): boolean {
  return isObject(schema) && schema["type"] === "array";
}

function description(schema: unknown): string {
  return isObject(schema) ? String(schema["description"] ?? "") : "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
