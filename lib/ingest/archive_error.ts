import {
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_OVERLAPPING_ENTRY,
  ERR_SPLIT_ZIP_FILE,
  type FileEntry,
} from "@zip.js/zip.js";
import { CliError, messageOf } from "../core/errors.ts";
import { tooMuch } from "./unpack_budget.ts";

/** Methods that zip.js unpacks: stored, Deflate, Deflate64. */
const KNOWN_METHODS = new Set([0, 8, 9]);

/** What other programs call the methods they pack entries by. */
const METHOD_NAMES: Readonly<Record<number, string>> = {
  1: "Shrink",
  2: "Reduce",
  3: "Reduce",
  4: "Reduce",
  5: "Reduce",
  6: "Implode",
  10: "PKWARE Implode",
  12: "BZip2",
  14: "LZMA",
  20: "Zstandard",
  93: "Zstandard",
  94: "MP3",
  95: "XZ",
  96: "JPEG",
  97: "WavPack",
  98: "PPMd",
};

/**
 * Why an entry cannot be unpacked, as far as the archive's directory shows; undefined if it can.
 *
 * @param shown the entry's name in messages
 */
export function entryProblem(
  entry: Pick<FileEntry, "encrypted" | "compressionMethod">,
  shown: string,
): CliError | undefined {
  const { encrypted, compressionMethod: method } = entry;
  if (encrypted) {
    return unreadable(
      shown,
      "it is encrypted",
      "Unpack the archive with its password and put the files in its place, or pack them again " +
        "without a password.",
    );
  }
  if (KNOWN_METHODS.has(method)) return undefined;
  const name = METHOD_NAMES[method];
  const by = name === undefined ? `method ${method}` : `${name} (method ${method})`;
  return unreadable(
    shown,
    `it is packed by ${by}, which Tonearm cannot unpack`,
    "Unpack the archive and put the files in its place, or pack them again as an ordinary ZIP " +
      "(method Deflate).",
  );
}

/** The error of an archive that zip.js could not read, told to a person. */
export function archiveError(shown: string, error: unknown): CliError {
  const message = messageOf(error);
  switch (message) {
    case ERR_OVERLAPPING_ENTRY:
      return overlapping(shown);
    case ERR_SPLIT_ZIP_FILE:
      return unreadable(
        shown,
        "it is one part of an archive in several parts",
        "Put all parts together with the program that made them, and put the files in its place.",
      );
    case ERR_ENCRYPTED_CENTRAL_DIRECTORY:
      return unreadable(
        shown,
        "its list of files is encrypted",
        "Unpack the archive with its password and put the files in its place.",
      );
    default:
      return new CliError("broken-zip", {
        what: `Cannot read ${shown}: the archive is truncated or damaged.`,
        where: shown,
        fix: "Download it again, or move it out of the folder.",
        cause: message,
      });
  }
}

/** The error of an archive whose entries share bytes, which no honest program makes. */
export function overlapping(shown: string): CliError {
  return tooMuch(shown, "its entries overlap, as they do in ZIP bombs");
}

function unreadable(shown: string, why: string, fix: string): CliError {
  return new CliError("unreadable-zip", {
    what: `Cannot read ${shown}: ${why}.`,
    where: shown,
    fix,
  });
}
