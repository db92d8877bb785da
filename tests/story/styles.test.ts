import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stylesheets } from "../../site/frame/stylesheets.ts";
import { axeFaults } from "../axeFaults.ts";
import { launchBrowser } from "../browser.ts";
import { render } from "./newsroom.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(root + path, "utf8");

// The story's own sheets and the names they use; the frame's would only add to them.
const styles = stylesheets
  .filter((path) => path === "frame/tokens.css" || /^(?:story|blocks)\//.test(path))
  .map((path) => read(`site/${path}`))
  .join("\n");

/** Every golden body, one after the other: every block in every odd state. */
const body = readdirSync(`${root}tests/blocks`, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json") && name.includes("/"))
  .sort()
  .flatMap((name): unknown[] => JSON.parse(read(`tests/blocks/${name}`)).body);

const html = `<!doctype html><html lang="en-GB"><meta name="viewport" content="width=device-width">
  <title>A story</title><style>${styles} body { margin: 0 auto; max-width: 70rem; padding-inline: var(--gutter); background: var(--paper); color: var(--ink); }</style>
  <main><article><h1>A story</h1><div class="story">${render(body).html}</div></article></main></html>`;

describe("a story with every block in every state", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    // The pictures of these bodies exist nowhere.
    await page.route("**/images/*", (route) => route.abort());
    await page.setContent(html);
  });
  afterAll(() => browser.close());

  it.each([320, 390, 768, 1152, 1440])(
    "scrolls sideways at %i pixels nowhere, a note open or not",
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      for (const figure of await page.locator("a.figure-in-prose").all()) {
        await figure.focus();
        expect(await overflow()).toBeLessThanOrEqual(0);
      }
    },
  );

  it.each(["light", "dark"] as const)("gives axe nothing to find, %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1440, height: 800 });
    // A picture without words is reported to the editor (`alt-missing`); its page says nothing wrong.
    expect(await axeFaults(page)).toEqual([]);
  });

  it("sets a heading beside its paragraph on one line from 72rem, above it below", async () => {
    const baselines = () =>
      page.evaluate(() => {
        const heading = [...document.querySelectorAll(".story > h2")].find((h2) =>
          h2.nextElementSibling?.matches("p:not([class])"),
        );
        return [heading, heading?.nextElementSibling].map(
          (element) => element?.getBoundingClientRect().top ?? 0,
        );
      });
    await page.setViewportSize({ width: 1440, height: 800 });
    const [beside, text] = await baselines();
    expect(Math.abs((beside ?? 0) - (text ?? 0))).toBeLessThan(12);
    await page.setViewportSize({ width: 768, height: 800 });
    const [above, below] = await baselines();
    expect((below ?? 0) - (above ?? 0)).toBeGreaterThan(20);
  });

  it("shows a figure's note on focus and not before, in the words of its attributes", async () => {
    await page.setViewportSize({ width: 1440, height: 800 });
    const figure = page.locator("a.figure-in-prose").first();
    const note = () =>
      figure.evaluate((link) => {
        const data = link.querySelector("data");
        return [
          data && getComputedStyle(data, "::after").content,
          getComputedStyle(link, "::after").content,
        ];
      });
    await page.locator("body").click({ position: { x: 1, y: 1 } });
    expect(await note()).toEqual(["none", "none"]);
    await page.keyboard.press("Tab");
    await figure.focus();
    expect((await note()).join(" ")).toMatch(/498 arrests.*As of 28 September 2017/);
  });
});
