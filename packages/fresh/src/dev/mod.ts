/**
 * What `dev.ts` uses: the development server and the production build.
 *
 * @module
 */
export { Builder, type BuildOptions } from "./builder.ts";
export type {
  OnTransformArgs,
  OnTransformOptions,
  OnTransformResult,
  TransformFn,
} from "./transform.ts";
