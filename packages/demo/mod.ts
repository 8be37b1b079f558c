/** The invented listener: makes an export as Spotify would send it, and the metadata of its music. */
export { type DemoExport, generateExport } from "./src/export.ts";
export { travelLog } from "./src/listener.ts";
export { METADATA_TABLES, writeDemoMetadata } from "./src/metadata.ts";
export { makeWorld, type World } from "./src/world.ts";
