import { pathBelow } from "../../core/base_path.ts";
import { isLocal, type PublicSettings } from "../middleware/is_public.ts";
import { refuse } from "../middleware/refusal.ts";
import type { RequestContext } from "../middleware/context.ts";
import type { SiteSettings } from "../settings.ts";

/** The settings of what strangers see. */
export type ExposureSettings = PublicSettings & Pick<SiteSettings, "publicHistory">;

/** How much a request may see; pages and API follow it. */
export interface ExposureState {
  /** Everything, or sums only; absent counts as sums only. */
  shows?: "everything" | "sums";
}

/** A middleware that sets how much a request may see. */
export type ExposureMiddleware = (
  context: RequestContext & { readonly state: ExposureState },
) => Promise<Response>;

/**
 * Decides how much a request may see. On a public site that is sums only, unless a password
 * protects it or `PUBLIC_HISTORY` opens it; single plays (`/history`, `/api/plays`, their CSV) are
 * then refused with 403, and so is the SQL console of a public site in any case. A request from
 * another computer, or one that came through a proxy, counts as public whatever the settings say.
 *
 * @param isProtected whether a password protects the site
 *
 * @example
 * ```ts
 * import { limitExposure } from "./exposure.ts";
 *
 * const settings = {
 *   host: "0.0.0.0",
 *   allowedHosts: "",
 *   trustProxy: 0,
 *   denoDeploy: false,
 *   publicHistory: false,
 * };
 * console.assert(typeof limitExposure(settings, false) === "function");
 * ```
 */
export function limitExposure(
  settings: ExposureSettings,
  isProtected: boolean,
): ExposureMiddleware {
  const showsAll = isProtected || settings.publicHistory;
  return async (context) => {
    const isExposed = !isLocal(settings, context);
    const isReduced = isExposed && !showsAll;
    context.state.shows = isReduced ? "sums" : "everything";
    if (isReduced && leadsTo(context, ["history", "plays"])) {
      return refuse(context, {
        status: 403,
        code: "history-private",
        message: "This public site does not show single plays. Its owner can set SITE_PASSWORD " +
          "to see them after signing in, or PUBLIC_HISTORY=true to show them to everyone.",
      });
    }
    if (isExposed && leadsTo(context, ["sql"])) {
      return refuse(context, {
        status: 403,
        code: "sql-local",
        message: "The SQL console answers only on the computer the site runs on.",
      });
    }
    return await context.next();
  };
}

/** Whether the matched route, or the path in any spelling, is one of these or below it. */
function leadsTo({ route, url }: RequestContext, names: readonly string[]): boolean {
  const path = new RegExp(`^/+(?:api/+)?(?:${names.join("|")})(?:[/.]|$)`, "i");
  return path.test(pathBelow(route ?? "")) || path.test(pathBelow(decoded(url.pathname)));
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
