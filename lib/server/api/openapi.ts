import type { Columns } from "../../queries/columns.ts";
import { type ParamName, PARAMS, type Schema } from "../../queries/filters/params.ts";
import type { Question } from "../../queries/question.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import { exposureInWords } from "../../queries/sums_only/in_words.ts";
import { basePath } from "../../core/base_path.ts";
import { REQUEST_CODES } from "../../core/request_error.ts";

/**
 * The description of the API in OpenAPI 3.1, made from the questions.
 *
 * @example
 * ```ts
 * import { openApi } from "./openapi.ts";
 *
 * console.assert(openApi().openapi === "3.1.0");
 * ```
 */
export function openApi() {
  const paths = Object.entries<Question>(QUESTIONS).map(([name, question]) =>
    [`/api/${question.path}`, { get: operation(name, question) }] as const
  );
  return {
    openapi: "3.1.0",
    info: {
      title: "Tonearm",
      version: "1",
      description: "Answers about your listening history. Days and times are the listener's own.",
    },
    ...(basePath() === "" ? {} : { servers: [{ url: basePath() }] }),
    paths: {
      ...Object.fromEntries(paths),
      "/api/health": { get: HEALTH },
      "/api/ready": { get: READY },
    },
    components: { schemas: { Error: ERROR } },
  };
}

/** The parameter's schema as this question takes it: its own choices, its own default. */
export function paramSchema({ choices, defaults }: Question, name: ParamName): Schema {
  const param = PARAMS[name];
  const values = choices?.[name];
  const fallback = defaults?.[name] ?? ("fallback" in param ? param.fallback : undefined);
  return {
    ...param.schema,
    ...(values === undefined ? {} : { enum: values }),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

function operation(name: string, question: Question): Schema {
  const { params, inPath, required = [], help, isList, columns, lists } = question;
  return {
    operationId: name,
    summary: help,
    description: exposureInWords(question),
    parameters: [
      ...params.map((name) => ({
        name,
        in: inPath.includes(name) ? "path" : "query",
        required: inPath.includes(name) || required.includes(name),
        description: PARAMS[name].help,
        schema: paramSchema(question, name),
      })),
      ...(isList || lists !== undefined ? [FORMAT] : []),
      ...(lists === undefined ? [] : [sectionOf(Object.keys(lists))]),
    ],
    responses: {
      200: {
        description: "The answer.",
        content: {
          "application/json": { schema: bodySchema(question) },
          ...(isList ? { "text/csv": csvOf(columns) } : {}),
          ...(lists === undefined ? {} : { "text/csv": csvOf(Object.values(lists)[0]) }),
        },
      },
      304: { description: "The answer is the one whose ETag was sent." },
      400: failure("A parameter is wrong, unknown or given twice."),
      403: failure("A public site does not reveal this."),
      ...(inPath.length === 0 ? {} : { 404: failure("There is no listening to it.") }),
      503: failure("There is no database, or it cannot be reached."),
    },
  };
}

const FORMAT = {
  name: "format",
  in: "query",
  required: false,
  description: "CSV instead of JSON; so does `Accept: text/csv`.",
  schema: { type: "string", enum: ["json", "csv"] },
};

/** The list of a composite to return as CSV. */
function sectionOf(lists: readonly string[]) {
  return {
    name: "section",
    in: "query",
    required: false,
    description: "The list to return as CSV; goes with `format=csv`.",
    schema: { type: "string", enum: lists },
  };
}

function csvOf(columns: Columns = {}) {
  return { schema: { type: "string" }, example: Object.keys(columns).join(",") };
}

function bodySchema({ schema, next }: Question): Schema {
  return {
    type: "object",
    required: next === undefined ? ["data"] : ["data", "next_cursor"],
    additionalProperties: false,
    properties: {
      data: schema,
      ...(next === undefined ? {} : { next_cursor: { type: ["string", "null"] } }),
    },
  };
}

function failure(description: string): Schema {
  return {
    description,
    content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
  };
}

const ERROR = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "param"],
      properties: {
        code: { type: "string", enum: Object.keys(REQUEST_CODES) },
        message: { type: "string" },
        param: { type: ["string", "null"] },
      },
    },
  },
};

const HEALTH = {
  operationId: "health",
  summary: "Whether the process is alive; the database is not queried.",
  responses: { 200: { description: "It does.", content: statusContent("ok") } },
};

const READY = {
  operationId: "ready",
  summary: "Whether there is data to answer from, and which version of it.",
  responses: {
    200: { description: "There is.", content: statusContent("ok", "data_version") },
    503: {
      description: "There is no database, it cannot be reached, or the site is about to end.",
      content: statusContent(),
    },
  },
};

/** The body of a health answer. */
function statusContent(status?: string, ...more: readonly string[]) {
  const others = more.map((name) => [name, { type: "string" }] as const);
  const schema = {
    type: "object",
    required: ["status", ...more],
    properties: {
      status: status === undefined ? { type: "string" } : { const: status },
      ...Object.fromEntries(others),
    },
  };
  return { "application/json": { schema } };
}
