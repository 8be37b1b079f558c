import { brokenImports, ROOMS, type SourceFile } from "./rooms.ts";

/** Prints each import that breaks the order of the rooms, and ends with exit code 1 if there is one. */
export async function checkRooms(): Promise<void> {
  const files: SourceFile[] = [];
  for (const room of ROOMS.flat()) await collect(room.replace(/\/$/, ""), files);
  const broken = brokenImports(files);
  for (const sentence of broken) console.error(sentence);
  if (broken.length > 0) {
    console.error("A file may import from its own room and those below it: see ARCHITECTURE.md.");
    Deno.exit(1);
  }
}

async function collect(path: string, files: SourceFile[]): Promise<void> {
  if (/\.tsx?$/.test(path)) {
    files.push({ path, text: await Deno.readTextFile(path) });
    return;
  }
  if (/\.[a-z]+$/.test(path)) return;
  for await (const { name } of Deno.readDir(path)) {
    if (name !== "node_modules") await collect(`${path}/${name}`, files);
  }
}
