/**
 * Whether this process is `deno serve _fresh/server.js`. It listens where its own flags say, by
 * default on every address, regardless of `HOST`.
 */
export function isDenoServe(mainModule: string = Deno.mainModule): boolean {
  return mainModule.endsWith("/_fresh/server.js");
}
