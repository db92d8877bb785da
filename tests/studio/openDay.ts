import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@sanity/client";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { running } from "../commands/spawned.ts";

/** A newsroom that runs as `npm start` runs it, and an editor's browser before it. */
export interface Day {
  page: Page;
  studio: string;
  site: string;
  /** Addresses off this machine that a page asked for. */
  foreign: string[];
  /** Asks the lake, of drafts and published alike. */
  ask(query: string, params?: Record<string, string>): Promise<unknown[]>;
  close(): Promise<void>;
}

/** Starts a newsroom of its own and opens the Studio; whoever opens it closes it. */
export async function openDay(): Promise<Day> {
  const home = await mkdtemp(join(tmpdir(), "stet-day-"));
  const [sitePort, lakePort, studioPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const newsroom = running(["start"], {
    STET_HOME: home,
    SITE_PORT: String(sitePort),
    LAKE_PORT: String(lakePort),
    STUDIO_PORT: String(studioPort),
  });
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await newsroom.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await newsroom.until(/^Studio .*/m);
    await newsroom.until(/^Site .*/m);
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const foreign: string[] = [];
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && !/(^|\.)localhost$/.test(hostname))
        foreign.push(request.url());
    });
    const page = await context.newPage();
    page.setDefaultTimeout(180_000);
    const [studio, site] = [`http://localhost:${studioPort}`, `http://localhost:${sitePort}`];
    const lake = createClient({
      projectId: "local",
      dataset: "production",
      apiVersion: "2025-02-19",
      apiHost: `http://localhost:${lakePort}`,
      useProjectHostname: false,
      useCdn: false,
      perspective: "drafts",
      // As the Studio's own page asks.
      headers: { Origin: studio },
    });
    const ask: Day["ask"] = (query, params = {}) => lake.fetch<unknown[]>(query, params);
    return { page, studio, site, foreign, ask, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A port that nobody listens on at this moment. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
