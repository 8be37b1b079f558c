import type { Answer, CallOf } from "./cli.ts";
import { listenError, listeningText } from "../server/app/listen.ts";
import { useSettings } from "../server/app/site_settings.ts";

/** Where the development server listens, and who is notified. */
export interface ListenOptions {
  readonly hostname: string;
  readonly port: number;
  readonly onListen: (address: Deno.NetAddr) => void;
}

/** Serves the site from its sources, as Fresh's `Builder` does. */
export type Listen = (options: ListenOptions) => Promise<void>;

/** `deno task dev`: the development server, until Ctrl-C. */
export async function devCommand(
  { config, progress }: CallOf<"dev">,
  listen: Listen,
): Promise<Answer> {
  const { settings } = config;
  const { host: hostname, port } = settings;
  useSettings(settings);
  const onListen = (address: Deno.NetAddr) =>
    progress.say(listeningText({ ...settings, port: address.port }));
  await listen({ hostname, port, onListen }).catch((error) => {
    throw listenError(settings, error);
  });
  return { json: undefined, text: "" };
}
