import type { ComponentChildren } from "preact";

interface HeroProps {
  title: string;
  lead: string;
  /** Characters beyond which the title is set smaller. */
  long?: number;
  /** What stands beside it. */
  children?: ComponentChildren;
}

/** The one thing of a page that is largest, beside its picture. */
export function Hero({ title, lead, long = 34, children }: HeroProps) {
  return (
    <section class={children === undefined ? "hero plain" : "hero"}>
      <div>
        <h1 class={title.length > long ? "long" : undefined}>{title}</h1>
        {lead === "" ? null : <p class="lead">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
