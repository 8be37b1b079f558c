import { fileURLToPath } from "node:url";
import type { Answer, CallOf } from "./cli.ts";
import { CliError, messageOf } from "../core/errors.ts";
import { logFailure } from "../core/log_failure.ts";
import { finishAndClose } from "../server/middleware/shutdown.ts";
import type { SiteSettings } from "../server/settings.ts";
import { siteStore } from "../server/site_store.ts";
import { listenError, listeningText, siteUrl } from "../server/app/listen.ts";
import { openRequests } from "../server/app/open_requests.ts";
import { openInBrowser } from "./opener.ts";
import { useSettings } from "../server/app/site_settings.ts";

/** The default export of the production build. */
interface BuiltSite {
  fetch(request: Request, info: Deno.ServeHandlerInfo): Response | Promise<Response>;
}

/**
 * `deno task start`: serves the production build until Ctrl-C.
 *
 * @param load imports `_fresh/server.js`
 * @throws {CliError} `no-build` when there is none, `port-taken`, what {@linkcode siteApp} throws
 */
export async function startCommand(
  call: CallOf<"start">,
  load: () => Promise<unknown>,
): Promise<Answer> {
  const { settings } = call.config;
  useSettings(settings, call.config.origin.localTimezone !== "default");
  const site = await loadSite(load);
  const onListen = ({ port }: Deno.NetAddr) => {
    const place = { ...settings, port };
    if (call.json) console.log(JSON.stringify({ url: siteUrl(place) }));
    else call.progress.say(listeningText(place));
    if (call.flags["open"] !== undefined) void openInBrowser(siteUrl(place));
    // Before the first request: a site starts no programs.
    Deno.permissions.revokeSync({ name: "run" });
  };
  const server = listen(site, settings, onListen);
  warmUp();
  await aborted(call.signal);
  // Finishes requests under way; without the shutdown their last bytes would be lost.
  const close = async () => {
    await server.shutdown();
    await (await siteStore()).close();
  };
  const code = await finishAndClose(openRequests, { graceMs: GRACE_MS, close });
  return { json: undefined, text: "", exitCode: code === 0 ? 0 : 1 };
}

/** Loads the data now, so that the first visitor does not wait for it. */
function warmUp(): void {
  // A failure is reported to the first visitor.
  siteStore().then((store) => store.version()).catch(() => {});
}

/** How long requests under way may take at the end, in milliseconds. */
const GRACE_MS = 8000;

function listen(
  site: BuiltSite,
  settings: SiteSettings,
  onListen: (address: Deno.NetAddr) => void,
): Deno.HttpServer {
  const { host: hostname, port } = settings;
  try {
    return Deno.serve(
      { hostname, port, onListen, onError: failed },
      (request, info) => site.fetch(request, info),
    );
  } catch (error) {
    throw listenError(settings, error);
  }
}

/** An error that not even the site's own middleware answered. */
function failed(error: unknown): Response {
  logFailure(error);
  return new Response("Something went wrong here.\n", { status: 500 });
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function loadSite(load: () => Promise<unknown>): Promise<BuiltSite> {
  const module = await load().catch((cause) => {
    if (cause instanceof CliError) throw cause;
    throw new CliError("no-build", { what: whyUnloaded(cause), fix: BUILD_FIRST, cause });
  });
  const site = typeof module === "object" && module !== null && "default" in module
    ? module.default
    : undefined;
  if (isSite(site)) return site;
  throw new CliError("no-build", {
    what: `${BUILD} is not a build of the site.`,
    fix: BUILD_FIRST,
  });
}

const BUILD = fileURLToPath(new URL("../../_fresh/server.js", import.meta.url));
const BUILD_FIRST =
  "Run `deno task build` where that folder can be written, then `deno task start`.";

function whyUnloaded(cause: unknown): string {
  const message = messageOf(cause).split("\n", 1)[0] ?? "";
  return /Module not found ".*_fresh\/server\.js"/.test(message)
    ? `The site was not built: there is no ${BUILD}.`
    : `The site's build, ${BUILD}, cannot be loaded: ${message}`;
}

function isSite(value: unknown): value is BuiltSite {
  return typeof value === "object" && value !== null && "fetch" in value &&
    typeof value.fetch === "function";
}
