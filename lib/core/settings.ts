/** What a setting is, and the functions with which each room declares its own settings. */

/** One setting: how it is named, what it may be, what it is for. */
export interface Setting<T> {
  /** The environment variable, also in `.env.local` and `.env`. */
  readonly env: string;
  /** The flag that overrides it, without dashes, where a command takes one. */
  readonly flag?: string;
  /** The value when it is not set. */
  readonly fallback: T;
  /** Turns the text into a value; throws an Error that says what was expected. */
  readonly parse: (text: string) => T;
  /** What it expects, in a few words, for help and errors. */
  readonly expects: string;
  /** One line of help. */
  readonly help: string;
  /** True when the value must never be printed. */
  readonly secret?: true;
  /** True when something would be open without it: then a misspelled name is an error. */
  readonly protects?: true;
}

/** Settings by their names in code. */
export type SettingsTable = Readonly<Record<string, Setting<unknown>>>;

/** The values of a table of settings. */
export type ValuesOf<Table extends SettingsTable> = {
  readonly [K in keyof Table]: Table[K] extends Setting<infer T> ? T : never;
};

/**
 * The names of a table's settings in code.
 *
 * @example
 * ```ts
 * import { boolean, namesOf } from "./settings.ts";
 *
 * console.assert(namesOf({ sync: boolean("SYNC", "Whether to copy.") })[0] === "sync");
 * ```
 */
export function namesOf<Table extends SettingsTable>(table: Table): (keyof Table & string)[] {
  return Object.keys(table) as (keyof Table & string)[];
}

/** What every kind of setting takes: the help, and the flag if a command has one. */
type Named = { flag?: string; help: string; protects?: true };

/**
 * A setting that is any text.
 *
 * @example
 * ```ts
 * import { text } from "./settings.ts";
 *
 * const folder = text("DATA_DIR", "data", "a folder", { help: "Where the database is." });
 * console.assert(folder.parse("/srv/music") === "/srv/music");
 * ```
 */
export function text(
  env: string,
  fallback: string,
  expects: string,
  named: Named,
): Setting<string> {
  return { env, fallback, expects, parse: (value) => value, ...named };
}

/**
 * A text that is never printed.
 *
 * @param named `least` is the fewest characters it may have
 *
 * @example
 * ```ts
 * import { secret } from "./settings.ts";
 *
 * const password = secret("SITE_PASSWORD", "at least 8 characters", { help: "…", least: 8 });
 * console.assert(password.secret && password.parse("long enough") === "long enough");
 * ```
 */
export function secret(
  env: string,
  expects: string,
  { least = 0, ...named }: Named & { least?: number },
): Setting<string> & { secret: true } {
  const parse = (value: string) => {
    if (value.length < least) throw new Error(expects);
    return value;
  };
  return { ...text(env, "", expects, named), parse, secret: true };
}

/**
 * A whole number from `least` to `most`.
 *
 * @example
 * ```ts
 * import { integer } from "./settings.ts";
 *
 * const port = integer("PORT", 8000, 0, 65_535, { help: "Where the site listens." });
 * console.assert(port.parse("9000") === 9000);
 * ```
 */
export function integer(
  env: string,
  fallback: number,
  least: number,
  most: number,
  named: Named,
): Setting<number> {
  const expects = `a whole number from ${least} to ${most}`;
  const parse = (value: string) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) throw new Error(expects);
    return number;
  };
  return { env, fallback, expects, parse, ...named };
}

/**
 * A switch, off by default.
 *
 * @example
 * ```ts
 * import { boolean } from "./settings.ts";
 *
 * console.assert(boolean("SYNC", "Whether to copy.").parse("yes"));
 * ```
 */
export function boolean(env: string, help: string): Setting<boolean> {
  const expects = "true or false";
  const parse = (value: string) => {
    if (["true", "1", "yes", "on"].includes(value.toLowerCase())) return true;
    if (["false", "0", "no", "off", ""].includes(value.toLowerCase())) return false;
    throw new Error(expects);
  };
  return { env, fallback: false, expects, parse, help };
}

/**
 * A path on a host, kept with a slash before it and none after it; empty for the root.
 *
 * @example
 * ```ts
 * import { path } from "./settings.ts";
 *
 * const base = path("BASE_PATH", "", { help: "Where the site is." });
 * console.assert(base.parse("music/") === "/music" && base.parse("/") === "");
 * ```
 */
export function path(env: string, fallback: string, named: Named): Setting<string> {
  const expects = "a path of letters, digits, - and _, such as /music";
  const parse = (value: string) => {
    const inner = value.replace(/^\//, "").replace(/\/$/, "");
    if (inner !== "" && !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(inner)) throw new Error(expects);
    return inner === "" ? "" : `/${inner}`;
  };
  return { env, fallback, expects, parse, ...named };
}

/**
 * The base address of a web service, kept without slashes at its end.
 *
 * @param of the service, as help names it
 *
 * @example
 * ```ts
 * import { url } from "./settings.ts";
 *
 * const api = url("API_URL", "https://api.example.org/v1", "the API");
 * console.assert(api.parse("http://127.0.0.1:9/v1/") === "http://127.0.0.1:9/v1");
 * ```
 */
export function url(env: string, fallback: string, of: string): Setting<string> {
  const parse = (value: string) => {
    const parsed = new URL(value);
    if (!["http:", "https:"].includes(parsed.protocol)) throw new Error("http or https");
    return value.replace(/\/+$/, "");
  };
  const help = `The base address of ${of}, for a proxy or a test server.`;
  return { env, fallback, expects: "an http or https address", parse, help };
}
