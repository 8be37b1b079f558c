import { isoDate, yearOf } from "./dates.ts";
import type { Listener } from "./listener.ts";
import type { Random } from "./random.ts";

/** What someone is doing while they listen; it decides the device. */
export type Occasion = "commute" | "work" | "home" | "night" | "journey";

/**
 * The text Spotify would give as `platform` for a session: phones, computers, speakers and others,
 * which change with the years. From 2023 on the texts are short.
 *
 * @example
 * ```ts
 * import { dayOf } from "./dates.ts";
 * import { platformOf } from "./devices.ts";
 * import { makeListener } from "./listener.ts";
 * import { Random } from "./random.ts";
 *
 * const listener = makeListener(1, 10);
 * const platform = platformOf(new Random(1, "devices"), listener, dayOf(2024, 5, 1), "commute");
 * console.assert(["ios", "android"].includes(platform));
 * ```
 */
export function platformOf(
  random: Random,
  listener: Listener,
  day: number,
  occasion: Occasion,
): string {
  const chance = random.next();
  const year = yearOf(day);
  const [phone, desktop, web] = SHARES[occasion];
  if (chance < phone) return phoneOf(listener, day);
  if (chance < phone + desktop) return desktopOf(listener, year);
  if (chance < phone + desktop + web) return year >= 2023 ? "web_player" : webOf(year);
  return otherOf(random, year);
}

/** Shares of phone, computer and browser; the rest goes to speakers, televisions and consoles. */
const SHARES: Readonly<Record<Occasion, readonly [number, number, number]>> = {
  commute: [0.99, 0, 0],
  work: [0.24, 0.6, 0.14],
  home: [0.5, 0.22, 0.04],
  night: [0.82, 0.1, 0.02],
  journey: [0.96, 0.03, 0.01],
};

function phoneOf(listener: Listener, day: number): string {
  const iphone = (day < listener.switchesPhone) === listener.startsWithIphone;
  const year = yearOf(day);
  if (year >= 2023) return iphone ? "ios" : "android";
  const autumn = isoDate(day).slice(5) >= "09-20" ? 1 : 0;
  if (iphone) return `iOS ${year - 2007 + autumn}.${autumn ? 1 : 3} (${iphoneOf(year)})`;
  const version = Math.max(4, Math.min(13, year - 2010 + autumn));
  return `Android OS ${version} API ${ANDROID_APIS[version - 4]} (${androidOf(year)})`;
}

/** The API levels of Android 4 to 13. */
const ANDROID_APIS = [19, 21, 23, 24, 26, 28, 29, 30, 31, 33];

function iphoneOf(year: number): string {
  if (year < 2017) return "iPhone7,2";
  return year < 2020 ? "iPhone10,6" : "iPhone13,2";
}

function androidOf(year: number): string {
  if (year < 2018) return "samsung, SM-G930W8";
  return year < 2021 ? "Google, Pixel 3" : "samsung, SM-G991B";
}

function desktopOf(listener: Listener, year: number): string {
  const mac = listener.firstDay % 3 === 0;
  if (year >= 2023) return mac ? "osx" : "windows";
  if (mac) return `OS X 10.${Math.max(6, Math.min(15, year - 2004))}.${year % 7} [x86 8]`;
  if (year < 2016) return "Windows 7 (6.1.7601; x64; SP1; S)";
  return `Windows 10 (10.0.${year < 2020 ? 17134 : 19045}; x64)`;
}

function webOf(year: number): string {
  return `web_player windows 10;chrome ${Math.max(20, 8 * year - 16_080)}.0;desktop`;
}

function otherOf(random: Random, year: number): string {
  const kinds: string[] = ["Partner google cast_tv;Chromecast;;"];
  if (year >= 2014) kinds.push("Partner sonos_ppc Sonos;Play5", "sony_tv;ps4 11.00");
  if (year >= 2018) kinds.push("Partner sonos_ppc Sonos;One", "garmin", "not_applicable");
  return random.pickEarly(kinds, 1.3);
}
