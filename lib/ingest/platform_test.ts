import assert from "node:assert/strict";
import { Database } from "../db/duckdb.ts";
import { platformFamily } from "./platform.ts";

/** What Spotify has written over the years, by family; device names are of real makers' kinds. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  ios: [
    "ios",
    "iOS 12.1 (iPhone10,6)",
    "iOS 9.3.5 (iPad2,5)",
    "iOS 17.4.1 (iPhone14,5)",
    "iOS 6.1.6 (iPod4,1)",
    "watchOS 6.2.8 (Watch4,4)",
  ],
  android: [
    "android",
    "Android OS 12 API 31 (samsung, SM-G991B)",
    "Android OS 4.4.2 API 19 (Sony, D5803)",
    "Android OS 9 API 28 (HUAWEI, ELE-L29)",
    "Android OS 7.0 API 24 (TECNO, TECNO P8)",
    "Android-tablet OS 8.1.0 API 27 (samsung, SM-T580)",
  ],
  desktop: [
    "windows",
    "osx",
    "linux",
    "Windows 10 (10.0.19045; x64)",
    "Windows 7 (Unknown Ed) SP1 [x86 0]",
    "OS X 10.15.7 [x86 8]",
    "OS X 12.0.1 [arm 2]",
    "Linux [x86-64 0]",
  ],
  web: [
    "web_player",
    "WebPlayer (websocket RFC6455)",
    "web_player windows 10;chrome 98.0",
    "web_player osx 10.15.7;safari 14.0.3;desktop",
    "web_player linux undefined;firefox 88.0;desktop",
    "web_player android 10;chrome mobile 90.0;mobile",
  ],
  cast: [
    "cast",
    "Partner google cast_tv;Chromecast;;",
    "Partner google cast;Google_Home_Mini;;tpapi",
    "Partner sonos_ppc Sonos;Play1;;tpapi",
    "Partner amazon_salmon Amazon;Echo_Dot;abc;;tpapi",
    "Partner webos_tv LGE;43UK6300;;tpapi",
    "Partner samsung_tv Samsung;Tizen_2018;;tpapi",
    "Partner roku_tv Roku;Express;;tpapi",
    "Partner android_tv Sony;BRAVIA_4K;;tpapi",
  ],
  console: [
    "sony_tv;ps4 1f5b;9.00",
    "Partner sony_ps5 Sony;PS5;;tpapi",
    "Partner scei playstation_4;;;tpapi",
    "Partner ms_xbox Microsoft;Xbox_One;;tpapi",
    "xbox one",
    "Partner sony_ps4",
  ],
  car: [
    "Partner tesla Tesla;Model_3;;tpapi",
    "Android_Auto",
    "Partner spotify car_thing",
    "Android Automotive OS 10 (Volvo, ihu)",
  ],
  other: ["garmin", "Partner garmin Garmin;fenix_6;;tpapi", "not_applicable", "unknown", "???"],
};

Deno.test("platformFamily: every text is of its family, in any case", async () => {
  const database = await Database.open(":memory:");
  for (const [family, texts] of Object.entries(FAMILIES)) {
    for (const text of texts.flatMap((text) => [text, text.toUpperCase()])) {
      assert.deepEqual(
        await database.rows(
          `select ${platformFamily("platform")} as family from (select $1 as platform)`,
          [text],
        ),
        [{ family }],
        text,
      );
    }
  }
  database.close();
});

Deno.test("platformFamily: what says nothing is null", async () => {
  const database = await Database.open(":memory:");
  const rows = await database.rows(
    `select ${platformFamily("p")} as family from (values (null), ('')) as texts(p)`,
  );
  assert.deepEqual(rows, [{ family: null }, { family: null }]);
  database.close();
});
