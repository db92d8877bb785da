import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { axeFaults } from "../axeFaults.ts";
import { launchBrowser } from "../browser.ts";
import { type BuiltPaper, buildPaper } from "./builtPaper.ts";

// A ceiling for a machine that does other things too, not a time that anything waits for.
vi.setConfig({ testTimeout: 240_000 });

const story = "/news/ice-is-making-an-example-of-safe-cities/";
const kinds: Record<string, string> = {
  front: "/",
  story,
  "long story": "/harbour/pilots-sound-the-east-channel-by-hand/",
  section: "/harbour/",
  month: "/harbour/2017/09/",
  topic: "/topics/immigration/",
  person: "/people/tom-homan/",
  organization: "/organizations/u-s-immigration-and-customs-enforcement/",
  quote: "",
  statistic: "/statistics/arrests-in-operation-safe-city/",
  corrections: "/corrections/",
  policy: "/policies/privacy/",
  "not found": "/no-such-page/",
};
let paper: BuiltPaper;
let browser: Browser;

beforeAll(async () => {
  [paper, browser] = await Promise.all([buildPaper(), launchBrowser()]);
  const quotation = paper.files.find((file) => /^\/quotes\/[^/]+\/index\.html$/.test(file));
  kinds["quote"] = quotation?.replace("index.html", "") ?? "";
}, 300_000);

afterAll(async () => {
  await browser.close();
  await paper.close();
});

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  it("axe finds nothing on any kind of page, nothing scrolls sideways at 320 px", async () => {
    const found: string[] = [];
    const context = await open({ colorScheme, viewport: { width: 320, height: 700 } });
    for (const [kind, path] of Object.entries(kinds)) {
      const page = await visit(context, path);
      expect(page.url(), kind).toBe(paper.address + path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) found.push(`${kind}: ${overflow} px too wide`);
      found.push(...(await axeFaults(page)).map((fault) => `${kind}, narrow: ${fault}`));
      await page.setViewportSize({ width: 1440, height: 900 });
      found.push(...(await axeFaults(page)).map((fault) => `${kind}, wide: ${fault}`));
      await page.close();
    }
    await context.close();
    expect(found).toEqual([]);
  });
});

it("the keyboard reaches every control, and where it is can be seen", async () => {
  const context = await open({ reducedMotion: "reduce" });
  const page = await visit(context, story);
  const controls = await page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>(
          "a[href], button, input:not([type=hidden]), textarea, select, summary",
        ),
      ].filter((element) => element.checkVisibility() && element.tabIndex >= 0).length,
  );
  const unseen: string[] = [];
  let reached = 0;
  for (; reached < controls + 20; reached++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        name: element.outerHTML.slice(0, 120),
        seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && box.width > 0,
      };
    });
    if (!focus) break;
    if (!focus.seen) unseen.push(focus.name);
  }
  await context.close();
  expect(unseen).toEqual([]);
  expect(reached).toBeGreaterThanOrEqual(controls);
});

it("asks no other origin, sets no cookie, logs no error and shifts nothing", async () => {
  const context = await open({});
  const foreign: string[] = [];
  const errors: string[] = [];
  context.on("request", (request) => {
    if (new URL(request.url()).origin !== paper.address) foreign.push(request.url());
  });
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  context.on("weberror", (error) => errors.push(error.error().message));
  const shifts: string[] = [];
  for (const [kind, path] of Object.entries(kinds)) {
    if (kind === "not found") continue;
    const page = await visit(context, path);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const seen = new PerformanceObserver((list) =>
            resolve(
              list
                .getEntries()
                .reduce((sum, entry) => sum + ("value" in entry ? Number(entry.value) : 0), 0),
            ),
          );
          seen.observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );
    if (shift > 0.01) shifts.push(`${kind}: ${shift}`);
    await page.close();
  }
  expect(await context.cookies()).toEqual([]);
  await context.close();
  expect({ foreign, errors, shifts }).toEqual({ foreign: [], errors: [], shifts: [] });
});

it("reads and answers without a script", async () => {
  const context = await open({ javaScriptEnabled: false });
  const page = await visit(context, story);
  await expectText(page, "h1", "ICE Is Making An Example of ‘Safe Cities’");
  await expectText(page, "nav[aria-label=Breadcrumb], .breadcrumbs", /Home.*News/s);
  expect(await page.locator("table tbody tr").count()).toBeGreaterThanOrEqual(10);
  for (const name of ["Comment", "Name"])
    expect(await page.getByRole("textbox", { name, exact: true }).count(), name).toBe(1);
  await page
    .getByRole("textbox", { name: "Comment", exact: true })
    .fill("<b>Ten</b> places & one total");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Marta Ellery");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: "Post Comment" }).click(),
  ]);
  expect(answer.status()).toBe(503);
  expect(await page.content()).toContain("&lt;b&gt;Ten&lt;/b&gt; places &amp; one total");
  await context.close();
});

it("prints the story alone, its sources kept, no form, no share block", async () => {
  const context = await open({});
  const page = await visit(context, story);
  await page.emulateMedia({ media: "print" });
  for (const furniture of ["form", ".share-block", "nav"])
    for (const element of await page.locator(furniture).all())
      expect(await element.isVisible(), furniture).toBe(false);
  expect(await page.locator("h1").isVisible()).toBe(true);
  expect(await page.locator("table").first().isVisible()).toBe(true);
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  await context.close();
});

it("says what is missing at its field, and puts the reader there, with a script", async () => {
  const context = await open({});
  const page = await visit(context, story);
  await page.getByRole("button", { name: "Post Comment" }).click();
  await expectText(page, "main", "Please enter your comment!");
  expect(await page.getByText("Please enter your comment!").isVisible()).toBe(true);
  expect(await page.getByText("Please enter your name here").isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("comment");
  await page.locator("[name=email]").fill("m.ellery@post@");
  await page.getByRole("button", { name: "Post Comment" }).click();
  expect(await page.getByText("You have entered an incorrect email address!").isVisible()).toBe(
    true,
  );
  expect(await axeFaults(page)).toEqual([]);
  await context.close();
});

async function open(options: Parameters<Browser["newContext"]>[0]): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
}

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(paper.address + path);
  return page;
}

async function expectText(page: Page, selector: string, text: string | RegExp): Promise<void> {
  expect(await page.locator(selector).first().textContent()).toMatch(text);
}
