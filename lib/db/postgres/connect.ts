import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { type Endpoint, type PostgresAddress } from "./address.ts";

/** `SSLRequest`: its length, then 1234 and 5679. */
const SSL_REQUEST = new Uint8Array([0, 0, 0, 8, 4, 210, 22, 47]);
const YES = "S".charCodeAt(0);

/** Thrown when a connection cannot be encrypted as the address asks. */
export class TlsError extends Error {
  override readonly name = "TlsError";
}

/** Thrown when connecting took too long. */
export class ConnectTimeout extends Error {
  override readonly name = "ConnectTimeout";
}

/**
 * Opens a socket to one endpoint and encrypts it as the address asks, all within the address's time
 * limit. Postgres.js can do so too, but waits forever if a server falls silent in between.
 *
 * @throws {TlsError} when TLS is required but not available, or a certificate is not trusted
 * @throws {ConnectTimeout} when it takes longer than `connectMs`
 * @throws {Error} the system's error, with its `code`
 */
export async function connect(endpoint: Endpoint, address: PostgresAddress): Promise<Socket> {
  const socket = "socket" in endpoint
    ? connectTcp({ path: endpoint.socket })
    : connectTcp({ host: endpoint.host, port: endpoint.port });
  const sockets = [socket];
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ConnectTimeout("too late")), address.connectMs);
  try {
    return await Promise.race([late, secured(socket, endpoint, address, sockets)]);
  } catch (error) {
    for (const open of sockets) {
      open.on("error", () => {});
      open.destroy();
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function secured(
  socket: Socket,
  endpoint: Endpoint,
  { tls }: PostgresAddress,
  sockets: Socket[],
): Promise<Socket> {
  await event(socket, "connect");
  socket.setNoDelay?.(true);
  if (tls.mode === "disable" || "socket" in endpoint) return socket;
  if (!tls.direct && !await offersTls(socket)) {
    if (tls.mode === "prefer") return socket;
    throw new TlsError("the server offers no TLS");
  }
  const { host } = endpoint;
  const isName = !/^[\d.]+$|:/.test(host);
  const encrypted = connectTls({
    socket,
    host,
    rejectUnauthorized: tls.mode.startsWith("verify"),
    ...(isName ? { servername: host } : {}),
    ...(tls.direct ? { ALPNProtocols: ["postgresql"] } : {}),
    ...(tls.mode === "verify-ca" ? { checkServerIdentity: () => undefined } : {}),
    ...(tls.rootCert === undefined ? {} : { ca: await Deno.readTextFile(tls.rootCert) }),
    ...(tls.cert === undefined ? {} : { cert: await Deno.readTextFile(tls.cert) }),
    ...(tls.key === undefined ? {} : { key: await Deno.readTextFile(tls.key) }),
  });
  sockets.push(encrypted);
  try {
    await event(encrypted, "secureConnect");
  } catch (error) {
    throw new TlsError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  return encrypted;
}

/** Requests TLS; the answer is one byte, and any bytes after it were injected. */
async function offersTls(socket: Socket): Promise<boolean> {
  const answer = event(socket, "data");
  socket.write(SSL_REQUEST);
  const [bytes] = await answer;
  if (!(bytes instanceof Uint8Array) || bytes.length !== 1) {
    throw new TlsError("the answer to the request for TLS is not one that a Postgres server gives");
  }
  return bytes[0] === YES;
}

/** The next event with this name; an error or the end of the connection rejects. */
function event(socket: Socket, name: string): Promise<unknown[]> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
  const onEvent = (...values: unknown[]) => resolve(values);
  const closed = new Error("the server closed the connection");
  const onClose = () => reject(Object.assign(closed, { code: "CONNECTION_CLOSED" }));
  socket.once(name, onEvent);
  socket.once("error", reject);
  socket.once("close", onClose);
  return promise.finally(() => {
    socket.off(name, onEvent);
    socket.off("error", reject);
    socket.off("close", onClose);
  });
}
