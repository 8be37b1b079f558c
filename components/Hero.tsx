import type { ComponentChildren } from "preact";
import { ShareLink } from "./ShareLink.tsx";

interface HeroProps {
  title: string;
  lead: string;
  /** Characters beyond which the title is set smaller. */
  long?: number;
  /** Where its picture to share is. */
  share?: string | null | undefined;
  /** What stands beside it. */
  children?: ComponentChildren;
}

/** The one thing of a page that is largest, beside its picture. */
export function Hero({ title, lead, long = 34, share, children }: HeroProps) {
  return (
    <section class={children === undefined ? "hero plain" : "hero"}>
      <div>
        <h1 class={title.length > long ? "long" : undefined}>{title}</h1>
        {lead === "" ? null : <p class="lead">{lead}</p>}
        <ShareLink href={share} />
      </div>
      {children}
    </section>
  );
}
