/**
 * The parts of the standard library that the framework uses, from its republication on npm. That
 * package carries no types, so each comes with a small declaration in `std_types/`.
 */
// @ts-types="./std_types/content_type.d.ts"
export { contentType } from "deno-std/media_types/content_type.js";
// @ts-types="./std_types/status.d.ts"
export { STATUS_TEXT } from "deno-std/http/status.js";
// @ts-types="./std_types/path.d.ts"
export { extname, fromFileUrl, join, relative, resolve, toFileUrl } from "deno-std/path/mod.js";
