import { join } from "node:path";
import { createClient, type ClientConfig, type SanityClient } from "@sanity/client";
import { createLakeApp, type LakeApp } from "../lake/app.ts";
import { commandToken, readCommandToken } from "../lake/commandToken.ts";
import { type Lake, openLake } from "../lake/openLake.ts";
import { runningLake } from "./home/lakeRecord.ts";
import { seedIfEmpty } from "./home/seed.ts";
import { stetHome } from "./home/stetHome.ts";

/** The documents of the newsroom, wherever they live. */
export interface Newsroom {
  client: SanityClient;
  /** Reads the bytes behind an asset's `url`. */
  readAsset(url: string): Promise<Uint8Array>;
  /** The lake in this process, where no other process runs one and none is hosted. */
  own?: { lake: Lake; app: LakeApp; token: string };
  /** Words for people: "the lake in .stet", "the hosted project abc". */
  where: string;
  close(): Promise<void>;
}

export interface NewsroomOptions {
  /** The home of a local lake; `STET_HOME` by default. */
  home?: string;
  /** Fill an empty local lake from `content/`: true for every command but `import`. */
  seed?: boolean;
  /** Told what takes a moment. */
  say?(line: string): void;
}

const apiVersion = "2025-02-19";

/**
 * Opens the documents for a command: those of the hosted project when `SANITY_PROJECT_ID` is set,
 * of the lake that runs for this home, or else of the lake's files in this process.
 */
export async function openNewsroom(options: NewsroomOptions = {}): Promise<Newsroom> {
  if (process.env["SANITY_PROJECT_ID"]) return hosted(process.env["SANITY_PROJECT_ID"]);
  const home = options.home ?? stetHome();
  const running = runningLake(home);
  const newsroom = running ? byPort(home, running.port) : inProcess(home);
  try {
    if (options.seed ?? true) await seedIfEmpty(newsroom, options.say);
    return newsroom;
  } catch (error) {
    await newsroom.close();
    throw error;
  }
}

function hosted(projectId: string): Newsroom {
  if (!/^[a-z0-9-]+$/.test(projectId))
    throw new Error(
      `SANITY_PROJECT_ID is “${projectId}”: a project's id is made of a-z, 0-9 and hyphens.`,
    );
  const dataset = process.env["SANITY_DATASET"] || "production";
  const token = process.env["SANITY_API_TOKEN"];
  const client = createClient({ projectId, dataset, apiVersion, useCdn: false, ...bearer(token) });
  return {
    client,
    readAsset: (url) => bytesOf(fetch(url), url),
    where: `the hosted project ${projectId}, dataset ${dataset}`,
    close: async () => {},
  };
}

function byPort(home: string, port: number): Newsroom {
  const address = `http://127.0.0.1:${port}`;
  const token = readCommandToken(tokenFile(home)) ?? undefined;
  const client = createClient({ ...local, ...bearer(token), apiHost: address });
  return {
    client,
    readAsset: (url) => {
      const here = address + new URL(url).pathname;
      return bytesOf(fetch(here, { headers: authorization(token) }), url);
    },
    where: `the lake on port ${port}`,
    close: async () => {},
  };
}

function inProcess(home: string): Newsroom {
  const lake = openLake({ file: join(home, "lake.db"), assets: join(home, "assets") });
  const app = createLakeApp(lake);
  const token = commandToken(lake, tokenFile(home));
  const client = createClient({
    ...local,
    ...bearer(token),
    apiHost: "http://localhost",
    resolveFetch: () => (url, init) => app.fetch(new Request(url, init)),
  });
  return {
    client,
    readAsset: (url) => {
      const here = `http://localhost${new URL(url).pathname}`;
      return bytesOf(app.fetch(new Request(here, { headers: authorization(token) })), url);
    },
    own: { lake, app, token },
    where: `the lake in ${home}`,
    close: () => lake.close(),
  };
}

const local: ClientConfig = {
  projectId: "local",
  dataset: "production",
  apiVersion,
  useCdn: false,
  useProjectHostname: false,
};

const tokenFile = (home: string) => join(home, "lake-token");

const bearer = (token: string | undefined) => (token ? { token } : {});

const authorization = (token: string | undefined): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

async function bytesOf(asked: Promise<Response>, url: string): Promise<Uint8Array> {
  const response = await asked;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
