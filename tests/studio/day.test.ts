import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Page } from "playwright-core";
import { type Day, openDay } from "./openDay.ts";

const minutes = 60_000;
const path = "/news/the-light-on-the-mole-burns-again/";
let day: Day;
let page: Page;

beforeAll(async () => {
  day = await openDay();
  page = day.page;
}, 6 * minutes);
afterAll(() => day?.close());

const field = (name: string) => page.locator(`[data-testid="field-${name}"]`);
const headline = () => field("headline").locator("input");
const publish = () => page.getByTestId("action-publish").click();

/** Looks for a document in a field that names one, and takes the first that is found. */
async function choose(input: string, words: string) {
  const found = page.locator(input);
  await found.click();
  await found.fill(words);
  await page.getByTestId("autocomplete-popover").getByRole("option").first().waitFor();
  await found.press("ArrowDown");
  await page.keyboard.press("Enter");
  await found.waitFor({ state: "detached" });
}

/** The status that readers are answered with, once it and the page fit. */
const readersHave = (fits: (status: number, text: string) => boolean) =>
  vi.waitFor(
    async () => {
      const response = await fetch(day.site + path);
      const text = await response.text();
      if (!fits(response.status, text)) throw new Error(`${response.status} ${text.slice(0, 200)}`);
      return response.status;
    },
    { timeout: minutes, interval: 200 },
  );

describe("a day's work in the Studio", { timeout: 4 * minutes }, () => {
  it("opens with Today, which says what waits", async () => {
    await page.goto(`${day.studio}/`);
    await page.getByRole("heading", { name: "Readers say this is wrong" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/structure/today");
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(/^\w+day \d+ \w+$/);
    await page.locator("[data-count=reports]").waitFor();
  });

  it("begins a story", async () => {
    await page.getByText("New story").click();
    await headline().fill("The light on the mole burns again");
    await field("slug").getByRole("button", { name: "Generate" }).click();
    await choose("input#section", "News");
    await page.getByTestId("group-tab-publishing").click();
    const at = field("publishedAt").locator("input");
    await at.fill("2017-11-24 09:00");
    await at.press("Enter");
    await page.getByTestId("group-tab-story").click();
    await vi.waitFor(async () => {
      const slug = await page.locator("input#slug").inputValue();
      expect(slug).toBe("the-light-on-the-mole-burns-again");
    });
  });

  it("types three paragraphs, with bold words and a link", async () => {
    const body = field("body");
    await body.scrollIntoViewIfNeeded();
    const cover = body.getByTestId("activate-overlay");
    if (await cover.isVisible()) await cover.click();
    const text = body.getByRole("textbox").first();
    await text.click();
    await page.keyboard.type("The light on the mole burns ");
    await page.keyboard.press("Control+b");
    await page.keyboard.type("every night");
    await page.keyboard.press("Control+b");
    await page.keyboard.type(" again.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("It was out since the storm.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("The council says so here");
    for (const _ of "here") await page.keyboard.press("Shift+ArrowLeft");
    await body.getByTestId("action-button-link").first().click();
    await page.locator("input[id$='.href']").fill("https://council.example/light");
    await page.keyboard.press("Escape");
    await page.locator("input[id$='.href']").waitFor({ state: "detached" });
    expect(await text.innerText()).toMatch(
      /again\.\s+It was out since the storm\.\s+The council says so here/,
    );
  });

  it("sets a figure that is on file, found by a word", async () => {
    const body = field("body");
    await body.getByRole("textbox").first().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await body.getByTestId("insert-menu-button").click();
    await page.getByRole("menuitem", { name: /Figure, set large/ }).click();
    await choose("input[id$='.statistic']", "dredging");
    await page.keyboard.press("Escape");
    const figure = body.getByText("Harbour dues spent on dredging").first();
    await figure.waitFor();
    expect(await figure.innerText()).toContain("Harbour dues");
  });

  it("sees the page as it will be, which follows the keys, and leads back to the field", async () => {
    await page.goto(`${day.studio}/presentation?preview=${encodeURIComponent(`/preview${path}`)}`);
    const shown = page.frameLocator("iframe");
    await shown.getByRole("heading", { level: 1, name: /burns again$/ }).waitFor();
    await headline().click();
    await headline().press("End");
    await page.keyboard.type(", they say");
    await shown.getByRole("heading", { level: 1, name: /they say$/ }).waitFor();
    await shown.getByText("It was out since the storm.").click();
    await page.waitForURL(/\/presentation\/article\/[\w-]+\/body\[_key==/);
    expect((await fetch(day.site + path)).status).toBe(404);
  });

  it("publishes, and readers have it", async () => {
    await page.goto(`${day.studio}/structure/drafts`);
    await page.getByText("The light on the mole burns again, they say").first().click();
    await headline().waitFor();
    await publish();
    const status = await readersHave((_, text) =>
      ["<strong>every night</strong>", "they say"].every((words) => text.includes(words)),
    );
    expect(status).toBe(200);
  });

  it("corrects a word", async () => {
    await headline().fill("The light on the mole burns again");
    await page.getByText("Draft ahead of published").waitFor();
    await publish();
    expect(await readersHave((status, text) => status === 200 && !text.includes("they say"))).toBe(
      200,
    );
  });

  it("takes it down again", async () => {
    await page.getByTestId("document-header-Published-chip").click();
    await page.getByTestId("action-unpublish").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /Unpublish/ })
      .click();
    expect(await readersHave((status) => status === 404)).toBe(404);
  });

  it("is told what stands in the way of deleting a figure", async () => {
    await page.goto(`${day.studio}/structure/statistics;statistic-safe-city-arrests`);
    await field("label").waitFor();
    await page.getByTestId("action-menu-button").last().click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const named = page
      .getByRole("dialog")
      .getByText(/ICE Is Making An Example/)
      .first();
    await named.waitFor();
    expect(await named.isVisible()).toBe(true);
  });

  it("asked nothing of any other machine, all day", () => {
    expect(day.foreign).toEqual([]);
  });
});
