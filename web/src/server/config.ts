/** `config.json` beside index.html: where the API of this installation stands. */
import { reach, readAnswer } from "./http-server";

export interface Config {
  readonly api: string;
}

/** Read the configuration of this installation. */
export async function loadConfig(): Promise<Config> {
  const { api } = await readAnswer<Config>(await reach(new URL("config.json", document.baseURI).href, {}));
  return { api: api.replace(/\/$/, "") };
}
