/** A site and a browser that the tests of a file share: started for the first of them, ended after the last. */
import type { Browser, BrowserContextOptions } from "npm:playwright-core@1.65.1";
import { useStore } from "../../lib/server/site_store.ts";
import { launchBrowser, openMarked, openPage } from "./browser.ts";
import type { History } from "./history.ts";
import { serveSite } from "./served.ts";
import { handler, openShared, type SharedStore } from "./site.ts";

/** What runs while there are tests. */
interface Running {
  readonly site: { readonly url: string };
  readonly browser: Browser;
  readonly shared: SharedStore;
}

/** How a site differs from the usual one. */
export interface SiteOptions {
  /** Makes what answers; the site itself when absent. */
  readonly handler?: () => Promise<typeof handler>;
  /** Where the pages are, below the site's address. */
  readonly basePath?: string;
  /** How each page is opened, unless a test says otherwise. */
  readonly pages?: BrowserContextOptions;
}

/** The site on some data, in a browser, for the tests of a file. */
export class BrowsedSite {
  readonly #subject: string;
  readonly #options: SiteOptions;
  readonly #data: History | ((path: string) => Promise<void>);
  readonly #ends = new AsyncDisposableStack();
  #starting: Promise<Running> | undefined;
  #running: Running | undefined;

  /**
   * Registers what ends it after the last test of the file.
   *
   * @param subject what the tests are about; their names begin with it
   * @param data a history, or what writes the database at a path
   */
  constructor(
    subject: string,
    data: History | ((path: string) => Promise<void>),
    options: SiteOptions = {},
  ) {
    this.#subject = subject;
    this.#data = data;
    this.#options = options;
    Deno.test.afterAll(() => this.#ends.disposeAsync());
  }

  /** Registers a test; the site reads the shared data while it runs. */
  test(name: string, act: () => Promise<void>): void {
    Deno.test(`${this.#subject}: ${name}`, async () => {
      this.#running = await (this.#starting ??= this.#start());
      useStore(this.#running.shared.store);
      try {
        await act();
      } finally {
        useStore(undefined);
      }
    });
  }

  /** The address of its pages, without a slash at its end. */
  get url(): string {
    return this.#now.site.url + (this.#options.basePath ?? "");
  }

  get browser(): Browser {
    return this.#now.browser;
  }

  /** Opens a page in a context of its own, as {@linkcode openPage} does. */
  open(path: string, options: BrowserContextOptions = {}) {
    return openPage(this.browser, this.url + path, { ...this.#options.pages, ...options });
  }

  /** Opens a page that shows whether it was loaded anew, as {@linkcode openMarked} does. */
  openMarked(path: string, options: BrowserContextOptions = {}) {
    return openMarked(this.browser, this.url + path, { ...this.#options.pages, ...options });
  }

  get #now(): Running {
    if (this.#running === undefined) throw new Error("the site is there while a test runs");
    return this.#running;
  }

  async #start(): Promise<Running> {
    const shared = this.#ends.adopt(await openShared(this.#data), (data) => data.close());
    const site = this.#ends.use(serveSite(await (this.#options.handler?.() ?? handler)));
    const browser = this.#ends.adopt(await launchBrowser(), (browser) => browser.close());
    return { site, browser, shared };
  }
}
