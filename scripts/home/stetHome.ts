import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of what this machine keeps: the lake, manifests, caches. `STET_HOME` moves it. */
export function stetHome(): string {
  return resolve(process.env["STET_HOME"] || join(root, ".stet"));
}

/** Where the site is written when nothing is said: beside the sources, or in a home of its own. */
export function defaultOut(): string {
  return process.env["STET_HOME"] ? join(stetHome(), "dist") : join(root, "dist");
}

/** What a lake in a home is made of: its database and the folder of its assets. */
export const lakeFiles = (home: string) => ({
  file: join(home, "lake.db"),
  assets: join(home, "assets"),
});

/** Where the token of this machine's own commands is kept. */
export const tokenFile = (home: string) => join(home, "lake-token");

/** The newsroom's documents to start with. */
export const contentFolder = join(root, "content");

/** A port from the environment, for instance `SITE_PORT`; 0 is any free one. */
export function portOf(variable: string, otherwise: number): number {
  const value = process.env[variable];
  if (!value) return otherwise;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`${variable} is “${value}”, which is no port: give a number from 0 to 65535.`);
}
