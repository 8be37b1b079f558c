import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { CliError, type ErrorCode } from "./errors.ts";

/** A JSON file that a person writes, such as a travel log, as its errors name it. */
export interface TypedFile {
  readonly path: string;
  /** What it is called in a sentence: `travel log`. */
  readonly called: string;
  readonly code: ErrorCode;
  /** What to write when there is nothing to say, such as `[]`. */
  readonly empty: string;
  /** One sentence that shows the form. */
  readonly form: string;
}

/** The text of a file of JSON with its tree. */
export interface TypedJson {
  readonly text: string;
  readonly root: Node;
}

/**
 * Parses JSON that a person wrote, strictly: no comments, no trailing commas.
 *
 * @throws {CliError} with the file's code, naming the line and column of the error
 *
 * @example
 * ```ts
 * import { parseTyped } from "./typed_json.ts";
 *
 * const file = { path: "a.json", called: "list", code: "bad-genres", empty: "[]", form: "" } as const;
 * console.assert(parseTyped("[1]", file).root.type === "array");
 * ```
 */
export function parseTyped(content: string, file: TypedFile): TypedJson {
  const text = content.replace(/^\uFEFF/, "");
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (root !== undefined && first === undefined) return { text, root };
  const { path, called, code, empty, form } = file;
  if (text.trim() === "") {
    throw new CliError(code, {
      what: `The ${called} is empty.`,
      where: path,
      fix: `Write ${empty}, or remove the file.`,
    });
  }
  const { line, column, found } = positionAt(text, first?.offset ?? 0);
  const open = first !== undefined && printParseErrorCode(first.error) === "UnexpectedEndOfString";
  throw new CliError(code, {
    what: `The ${called} is not JSON: line ${line}, column ${column} has ` +
      (open ? "a text whose closing quote is missing." : `${found}, which is not allowed there.`),
    where: `${path}, line ${line}, column ${column}`,
    fix: `Look there for a missing quote or comma, an extra comma, or a comment. ${form}`,
  });
}

/** The line of a node, from 1. */
export function lineOf({ text }: TypedJson, { offset }: Node): number {
  return positionAt(text, offset).line;
}

/** Line and column, from 1, and the character there in words. */
function positionAt(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  const code = text.codePointAt(offset);
  return {
    line: before.length,
    column: [...(before.at(-1) ?? "")].length + 1,
    found: code === undefined ? "the end of the file" : `'${String.fromCodePoint(code)}'`,
  };
}

/** The keys of an object with the nodes of their values, in order; a repeated key appears twice. */
export function fieldsOf(node: Node): [key: string, value: Node][] {
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [name, value] = children;
    return value === undefined ? [] : [[String(name?.value), value] as [string, Node]];
  });
}

/** A JSON value that is not the kind expected, in words. */
export function kindOf(node: Node): string {
  if (node.type === "array") return "a list";
  if (node.type === "object") return "an object";
  return node.type === "string" ? `the text ${quoted(String(node.value))}` : String(node.value);
}

/** A text in double quotes, cut where it is long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 64 ? `${text.slice(0, 64)}…` : text);
}

/** Whether a text is a day of the calendar as `2019-05-01`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).year > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
