/** A format that tables are exported in. */
export interface ExportFormat {
  /** What people call it. */
  readonly name: string;
  /** The options of DuckDB's `copy`. */
  readonly copy: string;
  /** True when tables with a year are written in a folder for each, as lakes read them. */
  readonly isByYear: boolean;
  /** DuckDB's query on the plays of an export. */
  readonly read: (folder: string) => string;
}

/** The formats by their name on the command line, which is also the files' ending. */
export const EXPORT_FORMATS = {
  parquet: {
    name: "Parquet",
    copy: "format parquet, compression zstd",
    isByYear: true,
    read: (folder) =>
      `select * from read_parquet('${folder}/plays/**/*.parquet', hive_partitioning = true)`,
  },
  csv: {
    name: "CSV",
    copy: "format csv, header true",
    isByYear: false,
    read: (folder) => `select * from read_csv('${folder}/plays/plays.csv')`,
  },
  json: {
    name: "JSON",
    copy: "format json, array true",
    isByYear: false,
    read: (folder) => `select * from read_json('${folder}/plays/plays.json')`,
  },
} as const satisfies Record<string, ExportFormat>;

/** The name of a format. */
export type ExportFormatName = keyof typeof EXPORT_FORMATS;

/** Whether there is a format of that name. */
export function isExportFormat(name: string): name is ExportFormatName {
  return Object.hasOwn(EXPORT_FORMATS, name);
}
