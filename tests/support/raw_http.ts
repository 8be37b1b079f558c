/** Serves a handler on loopback while something is done with it. */
export async function serving(
  handler: (req: Request, info: Deno.ServeHandlerInfo) => Promise<Response>,
  act: (port: number) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: stop.signal, onListen() {} },
    handler,
  );
  try {
    await act(server.addr.port);
  } finally {
    stop.abort();
    await server.finished;
  }
}

/** Opens a connection and sends these characters, one byte each, and no more. */
export async function begin(port: number, text: string): Promise<Deno.TcpConn> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await send(connection, text);
  return connection;
}

/** Sends characters, one byte each; a server that closed the connection is no error. */
export async function send(connection: Deno.TcpConn, text: string): Promise<void> {
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  try {
    for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
  } catch {
    // It has said what it had to say.
  }
}

/** All the server sends until it closes the connection. */
export async function rest(connection: Deno.TcpConn): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of connection.readable) text += decoder.decode(chunk, { stream: true });
  } catch {
    // A reset is an end too.
  }
  return text;
}

/** The first piece of what the server sends; the connection is closed then. */
export async function first(connection: Deno.TcpConn): Promise<string> {
  const buffer = new Uint8Array(4096);
  const count = await connection.read(buffer);
  connection.close();
  return new TextDecoder().decode(buffer.subarray(0, count ?? 0));
}

/** What the server answers to a request written by hand. */
export async function raw(port: number, text: string): Promise<string> {
  return await rest(await begin(port, text));
}

/** The status in an answer; 0 when the connection was closed without one. */
export function statusIn(answer: string): number {
  return Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0);
}
