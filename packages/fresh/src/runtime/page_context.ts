import { type ComponentChildren, type Context, createContext } from "preact";

/** Takes what `<Head>` holds while a page is rendered on the server. */
export interface HeadSink {
  addToHead(children: ComponentChildren): void;
}

/** The page being rendered; null in the browser. */
export const HeadContext: Context<HeadSink | null> = createContext<HeadSink | null>(null);
