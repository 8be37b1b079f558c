/**
 * Device families, with the patterns (DuckDB's RE2 syntax, lower case) that Spotify's free text has
 * matched over the years; the first match wins.
 */
const FAMILIES: readonly (readonly [family: string, pattern: string])[] = [
  [
    "car",
    "carplay|android[_ ]?auto|automotive|car[_ ]?thing|\\btesla\\b|\\bcar\\b|volvo|\\bbmw\\b",
  ],
  ["other", "garmin|fitbit"],
  ["console", "^console$|playstation|(\\b|_)ps[345](\\b|_)|xbox|sony_tv;ps|nintendo"],
  [
    "cast",
    "cast|sonos|speaker|alexa|echo|amazon_fire|amazon_salmon|google_home|chromecast|airplay|" +
    "denon|bose|marshall|libratone|yamaha|harman|bang|\\btv\\b|_tv|tv_|tizen|webos|roku|partner",
  ],
  ["web", "web_?player|webplayer|\\bweb\\b|chrome |firefox"],
  ["ios", "\\bios\\b|iphone|ipad|ipod|watchos|apple"],
  ["android", "android"],
  ["desktop", "windows|os ?x|mac_?os|osx|linux|desktop|chrome ?os"],
];

/** The device families. */
export const PLATFORM_FAMILIES: readonly string[] = [
  ...new Set([...FAMILIES.map(([family]) => family), "other"]),
].sort();

/**
 * SQL that names the family of a platform: ios, android, desktop, web, cast, console, car or other;
 * null stays null. Meant for the few hundred distinct texts of an export, not for every record.
 */
export function platformFamily(column: string): string {
  const whens = FAMILIES.map(([family, pattern]) =>
    `when regexp_matches(lower(${column}), '${pattern}') then '${family}'`
  );
  return `case when ${column} is null or ${column} = '' then null ${
    whens.join(" ")
  } else 'other' end`;
}
