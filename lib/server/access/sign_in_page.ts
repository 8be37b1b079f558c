import { linkTo } from "../../ui/links/links.ts";
import { escapeHtml, plainPage } from "../middleware/plain_page.ts";

/** What the sign-in page shows. */
export interface SignInView {
  /** Where to go afterwards; a path of this site. */
  readonly next: string;
  /** What went wrong, in words, or null. */
  readonly wrong: string | null;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The sign-in page: one field, one button, no scripts.
 *
 * @example
 * ```ts
 * import { signInPage } from "./sign_in_page.ts";
 *
 * const page = signInPage({ next: "/artists", wrong: null, status: 200 });
 * console.assert((await page.text()).includes('value="/artists"'));
 * ```
 */
export function signInPage({ next, wrong, status, headers }: SignInView): Response {
  const isWrong = wrong !== null;
  const alert = isWrong ? `<p class="wrong" role="alert" id="wrong">${escapeHtml(wrong)}</p>` : "";
  const body = `${alert}
<form method="post" action="${linkTo("/sign-in")}">
<input type="hidden" name="next" value="${escapeHtml(next)}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"
 maxlength="256" required autofocus${
    isWrong ? ` aria-invalid="true" aria-describedby="wrong"` : ""
  }>
<button>Sign in</button>
</form>`;
  return plainPage({
    title: "Sign in",
    body,
    status,
    headers: new Headers({ ...headers, "Cache-Control": "no-store" }),
  });
}
