/**
 * What islands and server code may both import.
 *
 * @module
 */
export { asset } from "./asset.ts";
export { Head, type HeadProps } from "./head.ts";

/** True in the browser, false while a page is rendered on the server. */
export const IS_BROWSER: boolean = typeof document !== "undefined";
