/** Prints where this deno is, for `--allow-run`: by its name it is found on the PATH alone, or not. */
console.log(Deno.execPath());
