import { join } from "../std.ts";

/** Which static files a transformation is for. */
export interface OnTransformOptions {
  /** Names it in errors. */
  pluginName: string;
  /** Tested against the file's path. */
  filter: RegExp;
}

/** A static file on its way into the build. */
export interface OnTransformArgs {
  /** Absolute path. */
  path: string;
  mode: "development" | "production";
  content: Uint8Array<ArrayBuffer>;
  readonly text: string;
}

/** What a transformation makes of a file; nothing leaves it as it is. */
export type OnTransformResult = { content: string | Uint8Array<ArrayBuffer> } | void;

/** Changes static files as they are read. */
export type TransformFn = (
  args: OnTransformArgs,
) => OnTransformResult | Promise<OnTransformResult>;

/** A transformation and what it is for. */
export interface Transformation {
  options: OnTransformOptions;
  transform: TransformFn;
}

/**
 * Reads a file of the static folder, as its transformations leave it.
 *
 * @throws {Error} when one fails, with its name and the file
 */
export async function readStatic(
  { staticDir, mode }: { staticDir: string; mode: OnTransformArgs["mode"] },
  file: string,
  transformations: readonly Transformation[],
): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(staticDir, file);
  let content = await Deno.readFile(path);
  for (const { options: { pluginName, filter }, transform } of transformations) {
    if (!filter.test(path)) continue;
    try {
      content = await changed(transform, { path, mode, content });
    } catch (cause) {
      throw new Error(`Cannot transform ${path} (${pluginName})`, { cause });
    }
  }
  return content;
}

async function changed(
  transform: TransformFn,
  file: Omit<OnTransformArgs, "text">,
): Promise<Uint8Array<ArrayBuffer>> {
  const args = {
    ...file,
    get text() {
      return new TextDecoder().decode(file.content);
    },
  };
  const result = await transform(args);
  if (result === undefined) return file.content;
  return typeof result.content === "string"
    ? new TextEncoder().encode(result.content)
    : result.content;
}
