import * as v from "valibot";
import { CliError } from "../../core/errors.ts";
import { saidBy } from "../body.ts";
import { described, type HttpAnswer, type HttpClient, type HttpRequest } from "../http.ts";
import { shaped } from "../shapes.ts";

/** An app's keys and where it signs in. */
export interface SpotifyKeys {
  readonly accountsUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const Token = v.object({ access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)) });

/** Signs requests in with the client credentials of an app; its token lives in memory only. */
export class SpotifySignIn {
  readonly #keys: SpotifyKeys;
  #token: string | undefined;

  constructor(keys: SpotifyKeys) {
    this.#keys = keys;
  }

  /**
   * Sends a request with a token. When Spotify says that it has expired (401), a new one is fetched
   * once and the request repeated once.
   *
   * @throws {CliError} `bad-credentials`, `no-premium` or `service-refused`
   */
  async send(client: HttpClient, request: HttpRequest): Promise<HttpAnswer> {
    let answer = await this.#signed(client, request);
    if (answer.status === 401) {
      this.#token = undefined;
      answer = await this.#signed(client, request);
      if (answer.status === 401) {
        throw new CliError("service-refused", {
          what: `Spotify does not take the token it has just given: ${this.#said(answer)}.`,
          fix: "Try again later; https://developer.spotify.com/dashboard shows your app's state.",
        });
      }
    }
    if (answer.status === 403 && /premium/i.test(saidBy(answer.body))) {
      throw this.#noPremium(answer);
    }
    return answer;
  }

  async #signed(client: HttpClient, request: HttpRequest): Promise<HttpAnswer> {
    this.#token ??= await this.#fetchToken(client);
    const headers = { ...request.headers, authorization: `Bearer ${this.#token}` };
    return await client.send({ ...request, headers });
  }

  async #fetchToken(client: HttpClient): Promise<string> {
    const { accountsUrl, clientId, clientSecret } = this.#keys;
    const basic = new TextEncoder().encode(`${clientId}:${clientSecret}`).toBase64();
    const answer = await client.send({
      url: `${accountsUrl}/api/token`,
      method: "POST",
      headers: {
        authorization: `Basic ${basic}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
    });
    if (answer.status === 200 && answer.body.kind === "json") {
      return shaped(Token, answer.body.value).access_token;
    }
    if (answer.status === 403 && /premium/i.test(saidBy(answer.body))) {
      throw this.#noPremium(answer);
    }
    throw new CliError("bad-credentials", {
      what: `Spotify does not accept the app's keys: ${this.#said(answer)}.`,
      where: "SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET",
      fix:
        "Open your app at https://developer.spotify.com/dashboard, look up both under Settings, " +
        "and put them into .env as they are, without quotes or spaces.",
    });
  }

  #noPremium(answer: HttpAnswer): CliError {
    return new CliError("no-premium", {
      what: `Spotify wants the owner of the app to have Premium. It says: ${this.#said(answer)}.`,
      fix:
        "Create the app with an account that has Premium, or leave Spotify out and name services " +
        "that need no key: --providers reccobeats,wikidata",
    });
  }

  /** Spotify's message, with the keys removed in case it echoes them. */
  #said(answer: HttpAnswer): string {
    const { clientId, clientSecret } = this.#keys;
    return [clientSecret, clientId, this.#token ?? ""]
      .filter((secret) => secret !== "")
      .reduce((words, secret) => words.replaceAll(secret, "…"), described(answer));
  }
}
