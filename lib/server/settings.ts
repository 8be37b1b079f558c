import {
  boolean,
  integer,
  path,
  secret,
  type SettingsTable,
  text,
  type ValuesOf,
} from "../core/settings.ts";
import { INGEST_SETTINGS } from "../ingest/settings.ts";
import { TIME_SETTINGS } from "../time/settings.ts";
import { hostNames, listenAddress } from "./host_names.ts";
import { STORE_SETTINGS } from "../db/settings.ts";

/** The settings of the site's server. */
export const SERVER_SETTINGS = {
  port: integer("PORT", 8000, 0, 65_535, {
    flag: "port",
    help: "The port the site listens on; 0 picks any free one.",
  }),
  basePath: path("BASE_PATH", "", {
    flag: "base-path",
    help: "The path below which the site is on its host, such as /music; empty for the root.",
  }),
  host: {
    ...text("HOST", "127.0.0.1", "a host name or address", {
      flag: "host",
      help: "The address the site listens on; 0.0.0.0 accepts other machines.",
    }),
    parse: listenAddress,
  },
  sitePassword: secret("SITE_PASSWORD", "at least 8 characters", {
    protects: true,
    help: "Puts the site and its API behind a sign-in page.",
    least: 8,
  }),
  sitePasswordHash: secret("SITE_PASSWORD_HASH", "what `deno task hash-password` prints", {
    protects: true,
    help: "The same, without the password itself in the settings.",
  }),
  siteSecret: secret("SITE_SECRET", "at least 16 random characters", {
    protects: true,
    help: "Part of the keys of sessions and of the API token; a new one signs everyone out.",
    least: 16,
  }),
  siteToken: secret("SITE_TOKEN", "at least 24 random characters", {
    protects: true,
    help: "The bearer token of the API; without it one is derived from the password.",
    least: 24,
  }),
  sessionDays: integer("SESSION_DAYS", 30, 1, 365, {
    help: "How many days a sign-in lasts.",
  }),
  publicHistory: boolean(
    "PUBLIC_HISTORY",
    "Whether a public site without a password shows everything, single plays too, not only sums.",
  ),
  allowedHosts: {
    ...text("ALLOWED_HOSTS", "", "host names separated by commas", {
      protects: true,
      help: "The names the site answers to, as in stats.example.org,*.example.net; * is any name.",
    }),
    parse: (value: string) => hostNames(value).join(","),
  },
  trustProxy: integer("TRUST_PROXY", 0, 0, 10, {
    protects: true,
    help: "How many proxies are in front of the site and may say who the client is.",
  }),
  clientRequests: integer("REQUESTS_PER_MINUTE", 600, 0, 1_000_000, {
    help: "How many requests per minute one client may send; 0 is no limit.",
  }),
  totalRequests: integer("TOTAL_REQUESTS_PER_MINUTE", 6000, 0, 10_000_000, {
    help: "How many requests per minute all clients together may send; 0 is no limit.",
  }),
  requestSeconds: integer("REQUEST_TIMEOUT_SECONDS", 30, 1, 600, {
    help: "How many seconds a request may take before it is answered with 503.",
  }),
  showImages: boolean(
    "SHOW_IMAGES",
    "Whether pages show covers and pictures, which browsers then fetch from where they are kept.",
  ),
  logRequests: boolean("LOG_REQUESTS", "Whether each request is logged as one line of JSON."),
  logNames: boolean(
    "LOG_NAMES",
    "Whether that line includes the path, which names what you listened to.",
  ),
  denoDeploy: boolean("DENO_DEPLOY", "Set by Deno Deploy itself: the site is public."),
} as const satisfies SettingsTable;

/** All that the site's server runs with: its own settings and those of the store it reads. */
export const SITE_SETTINGS = {
  ...STORE_SETTINGS,
  ...SERVER_SETTINGS,
  // A local site takes exports, and asks for the clock when no setting names it.
  dataRawDir: INGEST_SETTINGS.dataRawDir,
  localTimezone: TIME_SETTINGS.localTimezone,
} as const satisfies SettingsTable;

/** The values of {@linkcode SITE_SETTINGS}. */
export type SiteSettings = ValuesOf<typeof SITE_SETTINGS>;
