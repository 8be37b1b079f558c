import { words } from "../lib/ui/words/mod.ts";

/** The way to a picture to share, where there is one. */
export function ShareLink({ href }: { href: string | null | undefined }) {
  return typeof href === "string" ? <a class="share-link" href={href}>{words.share.link}</a> : null;
}
