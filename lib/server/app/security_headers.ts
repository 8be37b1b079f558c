import type { Middleware } from "fresh";
import { logFailure } from "../../core/log_failure.ts";
import { PICTURE_SOURCES } from "../../ui/pictures/hosts.ts";
import { refuse } from "../middleware/refusal.ts";
import type { State } from "./state.ts";

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": [
    ...["accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen"],
    ...["geolocation", "gyroscope", "microphone", "midi", "payment", "usb", "browsing-topics"],
  ].map((feature) => `${feature}=()`).join(", "),
};

/** Anything but a page may do nothing in a browser (its policy allows nothing). */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * A middleware around `csp()`: the headers that do not depend on the page, and a policy that fits
 * how the site is reached. Over plain HTTP `upgrade-insecure-requests` is left out, as on a local
 * network it would send browsers to an HTTPS port that does not exist. Other answers than pages get
 * a policy that allows nothing; no policy ever says `unsafe-inline`. Unhandled errors are answered
 * here: Fresh's own answer would lack these headers. Pictures may come
 * from where they are kept when pages show them, else from nowhere.
 */
export function securityHeaders(): Middleware<State> {
  return async (ctx) => {
    const answer = await ctx.next().catch((error) => failed(ctx, error));
    // What was answered before anyone asked for pictures has none.
    const { pictures }: Partial<State> = ctx.state;
    return secured(answer, ctx.url.protocol === "https:", pictures?.areShown === true);
  };
}

/** An answer with the security headers. */
export function secured(answer: Response, isSecure: boolean, hasPictures = false): Response {
  const response = new Response(answer.body, answer);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html") === true;
  response.headers.set(
    "Content-Security-Policy",
    isPage ? pagePolicy(policy, isSecure, hasPictures) : NO_PAGE,
  );
  return response;
}

function failed(ctx: { readonly req: Request; readonly url: URL }, error: unknown): Response {
  logFailure(error);
  const message = "Something went wrong here; the terminal that runs the site says more.";
  return refuse(ctx, { status: 500, code: "internal", message });
}

function pagePolicy(policy: string, isSecure: boolean, hasPictures: boolean): string {
  return policy.split("; ")
    .filter((directive) => isSecure || directive !== "upgrade-insecure-requests")
    .map((directive) => directive.replace(" 'unsafe-inline'", ""))
    .map((directive) =>
      hasPictures && directive.startsWith("img-src ")
        ? [directive, ...PICTURE_SOURCES].join(" ")
        : directive
    )
    .join("; ");
}
