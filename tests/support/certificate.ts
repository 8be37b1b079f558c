/** A certificate that signs itself, and its key, as files of PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Makes one for a name in a folder; undefined where there is no openssl. */
export async function selfSigned(folder: string, name: string): Promise<Certificate | undefined> {
  const certificate = `${folder}/self.crt`;
  const key = `${folder}/self.key`;
  const args = [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
    ...["-days", "2", "-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`],
    ...["-keyout", key, "-out", certificate],
  ];
  const openssl = new Deno.Command("openssl", { args, stdout: "null", stderr: "null" });
  try {
    const { success } = await openssl.output();
    return success ? { certificate, key } : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
