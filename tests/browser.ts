import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { unpackChromium } from "./unpackChromium.ts";

/** A browser's program and what its process needs in its environment. */
export interface BrowserProgram {
  path: string;
  env: Record<string, string>;
}

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** Flags of every browser that a test starts: it runs as root too, and asks nobody for anything. */
export const browserFlags = ["--no-sandbox", "--disable-background-networking"];

/**
 * Finds a Chrome or Chromium: the one that `CHROME_PATH` names (`npm` for the packaged one), else
 * one on the machine, else the one that comes with the packages.
 * @throws Error that says what to install, when there is none: a browser test never skips.
 */
export async function findBrowser(environment = process.env): Promise<BrowserProgram> {
  const named = environment["CHROME_PATH"];
  if (named && named !== "npm") {
    if (existsSync(named)) return { path: named, env: {} };
    throw new Error(`CHROME_PATH names “${named}”, and no file is there.`);
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter(Boolean);
  const installed = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...elsewhere,
  ].find((path) => existsSync(path));
  if (installed && named !== "npm") return { path: installed, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return unpackChromium();
  throw new Error(
    `No Chrome or Chromium on this machine, and the packaged one runs on linux-x64 only, not on ${process.platform}-${process.arch}. Install Chrome or Chromium, or set CHROME_PATH to one.`,
  );
}

/** Starts a headless browser; whoever starts it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return chromium.launch({
    executablePath: path,
    args: browserFlags,
    env: { ...Object.fromEntries(inherited), ...env },
  });
}
