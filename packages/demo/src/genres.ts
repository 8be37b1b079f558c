/** The languages that artists of the demo sing in; each has words of its own. */
export const LANGUAGES = [
  "en",
  "ja",
  "ko",
  "zh",
  "ru",
  "el",
  "ar",
  "he",
  "hi",
  "fr",
  "de",
  "pt",
  "es",
  "nordic",
  "turkish",
] as const;

/** One of {@linkcode LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** How music of a family sounds, each from 0 to 1, tempo in beats a minute. */
export interface Sound {
  readonly dance: number;
  readonly energy: number;
  readonly valence: number;
  readonly acoustic: number;
  readonly instrumental: number;
  readonly speech: number;
  readonly tempo: number;
}

/** Genres that belong together: their names, their sound, when they are heard, who makes them. */
export interface Family {
  readonly genres: readonly string[];
  /** How common it is among all artists. */
  readonly weight: number;
  readonly languages: readonly Language[];
  /** The years in which its artists began. */
  readonly from: number;
  readonly to: number;
  /** The usual length of a track in seconds. */
  readonly seconds: number;
  /** Chance that a track is marked explicit. */
  readonly explicit: number;
  /** The month in which it is heard most (1 to 12), and how much more: 0 not at all. */
  readonly season: readonly [month: number, strength: number];
  readonly sound: Sound;
}

/** Every family of genres of the demo. */
export const FAMILIES: readonly Family[] = [
  family(["dream pop", "shoegaze", "bedroom pop", "slowcore"], 8, "en fr", [1985, 2021], {
    seconds: 245,
    season: [11, 0.5],
    sound: [0.45, 0.52, 0.34, 0.3, 0.25, 0.04, 114],
  }),
  family(["indie rock", "post-punk", "garage rock", "noise pop", "slacker rock"], 11, "en de", [
    1979,
    2022,
  ], { seconds: 218, sound: [0.5, 0.74, 0.5, 0.1, 0.06, 0.05, 128] }),
  family(["indie pop", "chamber pop", "twee pop", "jangle pop"], 8, "en nordic fr", [1983, 2022], {
    seconds: 212,
    season: [5, 0.4],
    sound: [0.55, 0.6, 0.56, 0.3, 0.05, 0.04, 120],
  }),
  family(["classic rock", "art rock", "psychedelic rock", "soft rock"], 7, "en", [1964, 1979], {
    seconds: 244,
    sound: [0.48, 0.62, 0.58, 0.3, 0.08, 0.05, 120],
  }),
  family(["new wave", "synthwave", "darkwave", "coldwave"], 5, "en fr de", [1978, 2019], {
    seconds: 238,
    season: [10, 0.5],
    sound: [0.64, 0.72, 0.5, 0.08, 0.18, 0.04, 124],
  }),
  family(["uk garage", "future garage", "dubstep", "drum and bass"], 6, "en", [1994, 2021], {
    seconds: 238,
    sound: [0.66, 0.76, 0.42, 0.08, 0.5, 0.09, 138],
  }),
  family(["deep house", "house", "microhouse", "disco house"], 7, "en de fr", [1988, 2022], {
    seconds: 296,
    season: [7, 0.6],
    sound: [0.78, 0.7, 0.55, 0.05, 0.6, 0.05, 122],
  }),
  family(["techno", "minimal techno", "dub techno", "acid techno"], 5, "en de", [1989, 2021], {
    seconds: 318,
    sound: [0.72, 0.8, 0.28, 0.04, 0.82, 0.05, 129],
  }),
  family(
    ["ambient", "drone", "neoclassical", "field recordings"],
    6,
    "en nordic ja",
    [1975, 2022],
    {
      seconds: 318,
      season: [1, 0.9],
      sound: [0.22, 0.2, 0.16, 0.85, 0.9, 0.04, 95],
    },
  ),
  family(["hip hop", "boom bap", "jazz rap", "alternative hip hop"], 8, "en fr de", [1988, 2022], {
    seconds: 208,
    explicit: 0.6,
    sound: [0.72, 0.66, 0.54, 0.18, 0.03, 0.26, 94],
  }),
  family(["trap", "cloud rap", "drill", "plugg"], 4, "en fr de", [2011, 2023], {
    seconds: 168,
    explicit: 0.75,
    sound: [0.76, 0.6, 0.36, 0.14, 0.02, 0.2, 140],
  }),
  family(["neo soul", "r&b", "alternative r&b", "quiet storm"], 6, "en", [1993, 2022], {
    seconds: 222,
    explicit: 0.3,
    season: [2, 0.4],
    sound: [0.65, 0.46, 0.48, 0.36, 0.04, 0.09, 101],
  }),
  family(["soul", "funk", "northern soul", "disco"], 5, "en", [1961, 1983], {
    seconds: 204,
    season: [6, 0.4],
    sound: [0.7, 0.62, 0.8, 0.35, 0.05, 0.05, 112],
  }),
  family(["jazz", "hard bop", "nu jazz", "spiritual jazz"], 6, "en nordic ja", [1955, 2020], {
    seconds: 292,
    season: [12, 0.5],
    sound: [0.5, 0.36, 0.48, 0.72, 0.62, 0.05, 112],
  }),
  family(["folk", "indie folk", "singer-songwriter", "freak folk"], 8, "en nordic", [1966, 2021], {
    seconds: 226,
    season: [10, 0.7],
    sound: [0.48, 0.32, 0.4, 0.78, 0.06, 0.04, 114],
  }),
  family(["black metal", "doom metal", "post-metal", "sludge metal"], 4, "en nordic ru", [
    1986,
    2020,
  ], { seconds: 306, season: [1, 0.5], sound: [0.3, 0.88, 0.2, 0.02, 0.5, 0.07, 122] }),
  family(["punk", "hardcore punk", "emo", "midwest emo"], 5, "en", [1977, 2021], {
    seconds: 156,
    explicit: 0.2,
    sound: [0.42, 0.88, 0.48, 0.06, 0.04, 0.08, 152],
  }),
  family(["pop", "synth-pop", "electropop", "hyperpop"], 9, "en nordic", [1984, 2023], {
    seconds: 201,
    explicit: 0.15,
    season: [7, 0.3],
    sound: [0.68, 0.7, 0.56, 0.15, 0.02, 0.07, 119],
  }),
  family(["j-rock", "j-pop", "city pop", "math rock"], 6, "ja", [1976, 2022], {
    seconds: 252,
    season: [4, 0.4],
    sound: [0.56, 0.8, 0.62, 0.12, 0.06, 0.05, 132],
  }),
  family(["k-pop", "k-indie", "korean r&b"], 3, "ko", [2004, 2023], {
    seconds: 203,
    sound: [0.68, 0.74, 0.58, 0.18, 0.01, 0.07, 118],
  }),
  family(["reggaeton", "latin pop", "cumbia", "latin alternative"], 5, "es", [1990, 2023], {
    seconds: 206,
    explicit: 0.25,
    season: [7, 0.8],
    sound: [0.76, 0.72, 0.7, 0.2, 0.02, 0.09, 104],
  }),
  family(["bossa nova", "mpb", "samba", "tropicália"], 4, "pt", [1959, 2018], {
    seconds: 196,
    season: [6, 0.5],
    sound: [0.6, 0.4, 0.66, 0.68, 0.08, 0.05, 116],
  }),
  family(["chanson", "french pop", "nouvelle chanson française"], 3, "fr", [1960, 2021], {
    seconds: 211,
    sound: [0.54, 0.46, 0.48, 0.5, 0.02, 0.06, 114],
  }),
  family(["krautrock", "neue deutsche welle", "hamburger schule"], 2, "de", [1969, 2016], {
    seconds: 252,
    sound: [0.56, 0.66, 0.52, 0.15, 0.3, 0.05, 124],
  }),
  family(["russian post-punk", "greek indie", "anatolian rock"], 3, "ru el turkish", [1971, 2022], {
    seconds: 232,
    season: [11, 0.6],
    sound: [0.55, 0.7, 0.42, 0.14, 0.12, 0.04, 126],
  }),
  family(["arabic indie", "israeli indie", "indian indie", "mandopop"], 4, "ar he hi zh", [
    1990,
    2022,
  ], { seconds: 236, sound: [0.58, 0.52, 0.48, 0.42, 0.05, 0.05, 112] }),
  family(["afrobeat", "highlife", "desert blues", "amapiano"], 4, "en fr", [1968, 2022], {
    seconds: 271,
    season: [7, 0.6],
    sound: [0.74, 0.7, 0.78, 0.22, 0.2, 0.07, 114],
  }),
  family(["dub", "roots reggae", "lovers rock"], 3, "en", [1969, 2005], {
    seconds: 228,
    season: [7, 0.7],
    sound: [0.76, 0.48, 0.72, 0.2, 0.2, 0.08, 118],
  }),
  family(["alt-country", "americana", "bluegrass"], 4, "en", [1968, 2020], {
    seconds: 221,
    sound: [0.52, 0.5, 0.52, 0.5, 0.05, 0.04, 120],
  }),
  family(["classical", "minimalism", "chamber music"], 3, "de fr en", [1955, 2015], {
    seconds: 278,
    season: [12, 0.7],
    sound: [0.26, 0.16, 0.2, 0.95, 0.88, 0.04, 98],
  }),
  family(["lo-fi beats", "chillhop", "downtempo"], 4, "en ja", [2008, 2023], {
    seconds: 146,
    season: [10, 0.4],
    sound: [0.64, 0.36, 0.42, 0.55, 0.86, 0.06, 84],
  }),
  family(["christmas", "choral"], 1, "en nordic de", [1962, 2018], {
    seconds: 184,
    season: [12, 6],
    sound: [0.5, 0.4, 0.62, 0.7, 0.06, 0.04, 118],
  }),
];

function family(
  genres: readonly string[],
  weight: number,
  languages: string,
  [from, to]: [number, number],
  rest: {
    seconds: number;
    explicit?: number;
    season?: [number, number];
    sound: [number, number, number, number, number, number, number];
  },
): Family {
  const [dance, energy, valence, acoustic, instrumental, speech, tempo] = rest.sound;
  return {
    genres,
    weight,
    languages: LANGUAGES.filter((language) => languages.split(" ").includes(language)),
    from,
    to,
    seconds: rest.seconds,
    explicit: rest.explicit ?? 0.03,
    season: rest.season ?? [1, 0],
    sound: { dance, energy, valence, acoustic, instrumental, speech, tempo },
  };
}
