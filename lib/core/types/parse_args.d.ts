/** What the parser is told about the flags. */
export interface ParseArgsOptions {
  boolean?: readonly string[];
  string?: readonly string[];
  collect?: readonly string[];
  negatable?: readonly string[];
  alias?: Readonly<Record<string, string>>;
  stopEarly?: boolean;
  /** Called for each undeclared flag; return false to leave it out. */
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** Flags by name, and the positional arguments in `_`. */
export interface ParsedArgs {
  _: (string | number)[];
  [flag: string]: unknown;
}

/** Parses command line arguments. */
export function parseArgs(args: readonly string[], options?: ParseArgsOptions): ParsedArgs;
