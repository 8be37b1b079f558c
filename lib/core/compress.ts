import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** How an answer may be sent. */
export type Encoding = "br" | "gzip";

/** What matters more: speed, as the reader waits, or size, as it is made once and sent often. */
const QUALITY = { quick: { br: 4, gzip: 6 }, small: { br: 11, gzip: 9 } };

const COMPRESS = {
  br: (text: string, quality: number) =>
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  gzip: (text: string, level: number) => promisify(gzip)(text, { level }),
};

/** A text in an encoding. */
export async function compressed(
  text: string,
  encoding: Encoding,
  aim: keyof typeof QUALITY = "quick",
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await COMPRESS[encoding](text, QUALITY[aim][encoding]));
}
