import { clientOf } from "../guard/client.ts";
import { refuse, retryAfter } from "../guard/refusal.ts";
import { isFromHere } from "../guard/same_site.ts";
import type { Guard, Visit } from "../guard/visit.ts";
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
  readonly page: Guard;
  /** POST `/sign-in` */
  readonly submit: Guard;
  /** POST `/sign-out` */
  readonly signOut: Guard;
}

/**
 * The sign-in pages. A form is taken only from a page of this site, a guess only while the client
 * and all together have some left.
 *
 * @example
 * ```ts
 * import { WORLD } from "../guard/world.ts";
 * import type { Access } from "./access.ts";
 * import { signIn } from "./sign_in.ts";
 *
 * const access: Access = {
 *   session: { key: new Uint8Array(32), days: 30 },
 *   isPassword: (guess) => Promise.resolve(guess === "correct horse"),
 *   isToken: () => false,
 * };
 * const { page } = signIn(access, { proxies: 0, ...WORLD });
 * console.assert(typeof page === "function");
 * ```
 */
export function signIn(access: Access, around: Surroundings): SignIn {
  const tries = new Tries();
  return {
    page(visit) {
      const next = nextPath(visit.url.searchParams.get("next"));
      return Promise.resolve(
        isSignedIn(visit, access, around)
          ? to(next)
          : signInPage({ next, wrong: null, status: 200 }),
      );
    },
    async submit(visit) {
      if (!isFromHere(visit, around.proxies)) return foreign(visit);
      const form = await readForm(visit.req, around.after);
      if (form === null) {
        return refuse(visit, {
          status: 400,
          code: "bad-form",
          message: "The form is not readable.",
        });
      }
      const next = nextPath(form.get("next"));
      const { key, isSecure } = clientOf(visit, around.proxies);
      const wait = tries.take(key, around.now());
      if (wait > 0) return tooOften(next, wait);
      if (!(await access.isPassword(form.get("password") ?? ""))) {
        return signInPage({ next, wrong: "That is not the password.", status: 403 });
      }
      tries.giveBack(key, around.now());
      return to(next, sessionCookie(access.session, isSecure, around.now()));
    },
    signOut(visit) {
      if (!isFromHere(visit, around.proxies)) return Promise.resolve(foreign(visit));
      const response = to("/sign-in", endedCookie(clientOf(visit, around.proxies).isSecure));
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

function foreign(visit: Visit): Response {
  const message = "The form must be sent from this site's own page.";
  return refuse(visit, { status: 403, code: "other-site", message });
}

function tooOften(next: string, seconds: number): Response {
  const headers = retryAfter(seconds);
  const wrong = `Too many tries. Wait ${headers["Retry-After"]} seconds, then try again.`;
  return signInPage({ next, wrong, status: 429, headers });
}
