/**
 * Whether this process is `deno serve _fresh/server.js`. It listens where its own flags say, by
 * default on every address, whatever the setting `HOST` is.
 */
export function isDenoServe(mainModule: string = Deno.mainModule): boolean {
  return mainModule.endsWith("/_fresh/server.js");
}
