import type { Writable } from "node:stream";

/** What the parser of forms is told. */
export interface BusboyConfig {
  headers: Record<string, string>;
  defParamCharset?: string;
  limits?: { fields?: number; fieldSize?: number; files?: number; fileSize?: number };
}

/** A file of a form, as it comes. */
export interface BusboyFile extends AsyncIterable<Uint8Array<ArrayBuffer>> {
  resume(): unknown;
  on(event: "error", act: (error: Error) => void): unknown;
}

/** A parser of `multipart/form-data` that a request's body is written into. */
export type Busboy = Writable & {
  on(event: "field", act: (name: string, value: string) => void): unknown;
  on(
    event: "file",
    act: (name: string, file: BusboyFile, info: { filename?: string }) => void,
  ): unknown;
};

/** Makes a parser; throws when the headers are those of no form. */
export default function busboy(config: BusboyConfig): Busboy;
