import type { Answer, Call } from "../cli.ts";
import { CliError } from "../errors.ts";
import { listenError, listeningText, siteUrl } from "./listen.ts";
import { openInBrowser } from "./opener.ts";
import { useSettings } from "./site_settings.ts";

/** The default export of the production build. */
interface BuiltSite {
  fetch(request: Request, info: Deno.ServeHandlerInfo): Response | Promise<Response>;
}

/**
 * `deno task start`: serves the production build until Ctrl-C.
 *
 * @param load imports `_fresh/server.js`
 * @throws {CliError} `no-build` when there is none, `port-taken`
 */
export async function startCommand(call: Call, load: () => Promise<unknown>): Promise<Answer> {
  const { settings } = call.config;
  useSettings(settings);
  const site = await loadSite(load);
  const onListen = ({ port }: Deno.NetAddr) => {
    const place = { host: settings.host, port };
    if (call.json) console.log(JSON.stringify({ url: siteUrl(place) }));
    else call.progress.say(listeningText(place));
    if (call.flags["open"] !== undefined) void openInBrowser(siteUrl(place));
  };
  try {
    const { host: hostname, port } = settings;
    const options = { hostname, port, signal: call.signal, onListen };
    await Deno.serve(options, (request, info) => site.fetch(request, info)).finished;
  } catch (error) {
    throw listenError(settings, error);
  }
  return { json: undefined, text: "" };
}

async function loadSite(load: () => Promise<unknown>): Promise<BuiltSite> {
  const module = await load().catch((cause) => {
    throw new CliError("no-build", {
      what: "The site's build cannot be loaded.",
      fix: "Run `deno task build`, then `deno task start`.",
      cause,
    });
  });
  const site = typeof module === "object" && module !== null && "default" in module
    ? module.default
    : undefined;
  if (isSite(site)) return site;
  throw new CliError("no-build", {
    what: "_fresh/server.js is no build of the site.",
    fix: "Run `deno task build`.",
  });
}

function isSite(value: unknown): value is BuiltSite {
  return typeof value === "object" && value !== null && "fetch" in value &&
    typeof value.fetch === "function";
}
