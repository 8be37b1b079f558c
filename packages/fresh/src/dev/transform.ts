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
 * Content of a static file, as its transformations leave it: the same array when none changed it.
 *
 * @param path absolute path of the file
 */
export async function transformed(
  { mode }: { mode: OnTransformArgs["mode"] },
  path: string,
  content: Uint8Array<ArrayBuffer>,
  transformations: readonly Transformation[],
): Promise<Uint8Array<ArrayBuffer>> {
  for (const { options: { filter }, transform } of transformations) {
    if (!filter.test(path)) continue;
    const before = content;
    const result = await transform({
      ...{ path, mode, content },
      get text() {
        return new TextDecoder().decode(before);
      },
    });
    if (result === undefined) continue;
    content = typeof result.content === "string"
      ? new TextEncoder().encode(result.content)
      : result.content;
  }
  return content;
}
