import { linkTo } from "../../ui/links/links.ts";
import { clientOf } from "../middleware/client.ts";
import { refuse, retryAfter } from "../middleware/refusal.ts";
import { isFromHere } from "../middleware/same_site.ts";
import type { Middleware, RequestContext } from "../middleware/context.ts";
import type { Access } from "./access.ts";
import { isSignedIn, type Surroundings } from "./gate.ts";
import { nextPath } from "./next_path.ts";
import { readForm } from "./read_form.ts";
import { endedCookie, sessionCookie } from "./session_cookie.ts";
import { signInPage } from "./sign_in_page.ts";
import { Tries } from "./tries.ts";

/** The handlers of the sign-in pages. */
export interface SignIn {
  /** GET `/sign-in` */
  readonly page: Middleware;
  /** POST `/sign-in` */
  readonly submit: Middleware;
  /** POST `/sign-out` */
  readonly signOut: Middleware;
}

/**
 * The sign-in pages. Forms are accepted only from pages of this site, guesses only within the
 * limits for one client and for all.
 *
 * @example
 * ```ts
 * import { RUNTIME } from "../middleware/runtime.ts";
 * import type { Access } from "./access.ts";
 * import { signIn } from "./sign_in.ts";
 *
 * const access: Access = {
 *   session: { key: new Uint8Array(32), days: 30 },
 *   isPassword: (guess) => Promise.resolve(guess === "correct horse"),
 *   isToken: () => false,
 * };
 * const { page } = signIn(access, { proxies: 0, ...RUNTIME });
 * console.assert(typeof page === "function");
 * ```
 */
export function signIn(access: Access, around: Surroundings): SignIn {
  const tries = new Tries();
  return {
    page(context) {
      const next = nextPath(context.url.searchParams.get("next"));
      return Promise.resolve(
        isSignedIn(context, access, around)
          ? to(next)
          : signInPage({ next, wrong: null, status: 200 }),
      );
    },
    async submit(context) {
      if (!isFromHere(context, around.proxies)) return foreign(context);
      const form = await readForm(context.req, around.setTimer);
      if (form === null) {
        return refuse(context, {
          status: 400,
          code: "bad-form",
          message: "The form is not readable.",
        });
      }
      const next = nextPath(form.get("next"));
      const { key, isSecure } = clientOf(context, around.proxies);
      const wait = tries.take(key, around.now());
      if (wait > 0) return tooOften(next, wait);
      if (!(await access.isPassword(form.get("password") ?? ""))) {
        return signInPage({ next, wrong: "That is not the password.", status: 403 });
      }
      tries.giveBack(key, around.now());
      return to(next, sessionCookie(access.session, isSecure, around.now()));
    },
    signOut(context) {
      if (!isFromHere(context, around.proxies)) return Promise.resolve(foreign(context));
      const response = to(
        linkTo("/sign-in"),
        endedCookie(clientOf(context, around.proxies).isSecure),
      );
      response.headers.set("Clear-Site-Data", `"cache"`);
      return Promise.resolve(response);
    },
  };
}

function to(path: string, cookie?: string): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "no-store" });
  if (cookie !== undefined) headers.set("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

function foreign(context: RequestContext): Response {
  const message = "The form must be sent from this site's own page.";
  return refuse(context, { status: 403, code: "other-site", message });
}

function tooOften(next: string, seconds: number): Response {
  const headers = retryAfter(seconds);
  const wrong = `Too many tries. Wait ${headers["Retry-After"]} seconds, then try again.`;
  return signInPage({ next, wrong, status: 429, headers });
}
