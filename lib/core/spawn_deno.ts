/** Starts deno by name, as tasks may, or by the path it runs from where no deno is on the PATH. */
export function spawnDeno(options: Deno.CommandOptions): Deno.ChildProcess {
  try {
    return new Deno.Command("deno", options).spawn();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return new Deno.Command(Deno.execPath(), options).spawn();
  }
}
