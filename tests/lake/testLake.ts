import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient, type ClientConfig, type SanityClient } from "@sanity/client";
import { onTestFinished } from "vitest";
import { createLakeApp, type LakeApp, type LakeAppOptions } from "../../lake/app.ts";
import { openLake, type Lake, type LakeOptions } from "../../lake/openLake.ts";

export interface TestLake {
  lake: Lake;
  app: LakeApp;
  /** A token with the role of an editor. */
  token: string;
  /** A client with that token, or with what the config says. */
  client: (config?: ClientConfig) => SanityClient;
  /** A request to the app, as a program without a client would send it. */
  ask: (path: string, init?: RequestInit) => Promise<Response>;
}

export const studioOrigin = "http://localhost:3333";
export const siteOrigin = "http://localhost:4000";

/** What is to be done when a test has ended, or with `afterAll` a file of tests. */
export type AtEnd = (end: () => void | Promise<void>) => void;

/** Opens a lake of its own for one test, answered in process; it is gone when the test ends. */
export function testLake(
  options: Partial<LakeOptions> & LakeAppOptions = {},
  atEnd: AtEnd = onTestFinished,
): TestLake {
  const folder = testFolder(atEnd);
  const lake = openLake({
    file: path.join(folder, "lake.db"),
    assets: path.join(folder, "assets"),
    ...options,
  });
  atEnd(() => lake.close());
  const app = createLakeApp(lake, { studioOrigin, siteOrigin, ...options });
  const token = lake.createToken({ name: "test editor", role: "editor" });
  return {
    lake,
    app,
    token,
    client: (config) => clientIn(app, { token, ...config }),
    ask: (address, init) => app.fetch(new Request(`http://local.localhost${address}`, init)),
  };
}

/** A client that reaches an app in process: no port, no socket. */
export function clientIn(app: LakeApp, config: ClientConfig = {}): SanityClient {
  return createClient({
    projectId: "local",
    dataset: "production",
    apiVersion: "2025-02-19",
    useCdn: false,
    apiHost: "http://localhost",
    maxRetries: 0,
    resolveFetch: () => (url, init) => app.fetch(new Request(url, init)),
    ...config,
  });
}

/** A folder that is gone when the test ends. */
export function testFolder(atEnd: AtEnd = onTestFinished): string {
  const folder = mkdtempSync(path.join(tmpdir(), "stet-lake-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
