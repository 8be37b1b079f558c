import { crc32, deflateRawSync } from "node:zlib";
import { bytesOf, type Content } from "./folders.ts";

/** An entry as it stands in a ZIP, with whatever its headers claim. */
export interface RawEntry {
  readonly name: string;
  readonly content: Content;
  /** The number of the method that its headers claim; Deflate when absent. */
  readonly method?: number;
  /** Its packed bytes; its content by Deflate when absent. */
  readonly packed?: Uint8Array;
  /** General purpose flags; 1 for encrypted. */
  readonly flags?: number;
  /** How often it is listed in the directory, each time under another name; 1 when absent. */
  readonly listed?: number;
}

/** A ZIP written byte by byte, for what no library writes. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let count = 0;
  for (const entry of entries) {
    const { name, content, method = 8, flags = 0, listed = 1 } = entry;
    const bytes = bytesOf(content);
    const packed = entry.packed ?? deflateRawSync(bytes);
    const common = (of: string) => [
      u16(20),
      u16(flags),
      u16(method),
      u32(0), // time and date
      u32(crc32(bytes)),
      u32(packed.length),
      u32(bytes.length),
      u16(bytesOf(of).length),
      u16(0),
    ];
    local.push(concat([u32(0x04034b50), ...common(name), bytesOf(name), packed]));
    for (let time = 0; time < listed; time++, count++) {
      const shown = time === 0 ? name : `${time}-${name}`;
      const rest = [u16(0), u16(0), u16(0), u32(0), u32(offset), bytesOf(shown)];
      directory.push(concat([u32(0x02014b50), u16(20), ...common(shown), ...rest]));
    }
    offset += local.at(-1)?.length ?? 0;
  }
  const list = concat(directory);
  const sizes = [u16(0), u16(0), u16(count), u16(count), u32(list.length), u32(offset), u16(0)];
  return concat([...local, list, u32(0x06054b50), ...sizes]);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, value >> 8 & 0xff);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, value >> 8 & 0xff, value >> 16 & 0xff, value >>> 24);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
