import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import type { Day } from "../openDay.ts";
import { dropPicture, markBack, openForm, putFact, textOf } from "./verbs.ts";

const minutes = 60_000;

/** What the day's story is called, and where it will stand. */
export const story = {
  headline: "The light on the mole burns again",
  path: "/news/the-light-on-the-mole-burns-again/",
  alt: "A lamp room at night, seen from the quay",
};

/** The morning: a story is begun, written, given its facts and its picture, and looked at. */
export const writing = (day: () => Day) =>
  describe("writes", () => {
    it("opens with Today, which says what waits", async () => {
      const { page, studio } = day();
      await page.goto(`${studio}/`);
      await page.getByRole("heading", { name: "Readers say this is wrong" }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/structure/today");
      const heading = await page.getByRole("heading", { level: 1 }).innerText();
      expect(heading).toMatch(/^\w+day \d+ \w+$/);
      await page.locator("[data-count=reports]").waitFor();
    });

    it("begins a story", async () => {
      const { page } = day();
      await page.getByText("New story").click();
      const form = await openForm(page);
      await form.field("headline").locator("input").fill(story.headline);
      expect(await form.generateAddress()).toBe("the-light-on-the-mole-burns-again");
      await form.choose("section", "News");
      await form.turnTo("publishing");
      const at = form.field("publishedAt").locator("input");
      await at.fill("2017-11-24 09:00");
      await at.press("Enter");
      await form.turnTo("story");
      await form.field("body").waitFor();
    });

    it("types three paragraphs, with bold words and a link", async () => {
      const { page } = day();
      const form = await openForm(page);
      const text = await textOf(form);
      await page.keyboard.type("The light on the mole burns ");
      await page.keyboard.press("Control+b");
      await page.keyboard.type("every night");
      await page.keyboard.press("Control+b");
      await page.keyboard.type(" again.");
      await page.keyboard.press("Enter");
      await page.keyboard.type("It was out since the storm.");
      await page.keyboard.press("Enter");
      await page.keyboard.type("The council says so here");
      await markBack(page, "here");
      await form.field("body").getByTestId("action-button-link").first().click();
      await page.locator("input[id$='.href']").fill("https://council.example/light");
      await page.keyboard.press("Escape");
      await page.locator("input[id$='.href']").waitFor({ state: "detached" });
      expect(await text.innerText()).toMatch(
        /again\.\s+It was out since the storm\.\s+The council says so here/,
      );
    });

    it("binds the words that somebody said to the quote on file, found by the words", async () => {
      const { page } = day();
      const form = await openForm(page);
      await textOf(form);
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
      await page.keyboard.type("“It is a road");
      await markBack(page, "It is a road");
      await page.keyboard.press("Control+Shift+F");
      await page.getByRole("dialog", { name: "Bind “It is a road”" }).waitFor();
      await putFact(page, "it is a road", /“We call it a ferry.*Maud Kettering/);
      await page.keyboard.press("Control+End");
      await page.keyboard.type(",” they say.");
      await vi.waitFor(async () => {
        const [bound] = await day().ask(
          `*[_type == "article" && headline == $headline].body[].markDefs[_type == "quoted"].quote->text`,
          story,
        );
        expect(bound).toContain("It is a road.");
      }, minutes);
    });

    it("puts in a figure on file where a stroke is typed, and a new one from its number", async () => {
      const { page } = day();
      const form = await openForm(page);
      await textOf(form);
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
      await page.keyboard.type("/");
      await putFact(page, "dues dredging", /Harbour dues spent on dredging/);
      await form.field("body").getByText("Harbour dues spent on dredging").first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.keyboard.type("/");
      const search = page.getByRole("dialog");
      await search.getByRole("combobox").fill("7,351");
      await search.getByText("No fact says “7,351”.").waitFor();
      await search.getByRole("button", { name: "New statistic…" }).click();
      const statistic = await openForm(page, "unit");
      await vi.waitFor(async () => {
        expect(await statistic.field("value").locator("input").inputValue()).toBe("7351");
      }, minutes);
    });

    it("is told at the field what a new statistic needs, and gives it, its source included", async () => {
      const { page } = day();
      const statistic = await openForm(page, "unit");
      await statistic.field("label").locator("input").fill("Hours of light on the mole");
      await statistic.generateAddress();
      const noUnit = statistic.findings.getByText(/has no unit: say what is counted/);
      await noUnit.waitFor();
      await statistic.field("unit").locator("input").fill("hours");
      await noUnit.waitFor({ state: "detached" });
      await statistic.turnTo("scope");
      const asOf = statistic.field("asOf").locator("input");
      await asOf.fill("2017-11-23");
      await asOf.press("Enter");
      await statistic.turnTo("source");
      const source = await statistic.create("source", "kind");
      await source.field("title").locator("input").fill("The keeper’s log");
      await source.publish();
      await statistic.publish();
      expect(
        await day().ask(
          `*[_type == "statistic" && value == 7351]{_originalId, unit, asOf, "source": source->title}`,
        ),
      ).toEqual([
        {
          _originalId: expect.not.stringMatching(/^drafts/),
          unit: "hours",
          asOf: "2017-11-23",
          source: "The keeper’s log",
        },
      ]);
    });

    it("drops a picture, says what it shows, and sets what must stay in view", async () => {
      const { page, studio } = day();
      await page.goto(`${studio}/structure/drafts`);
      await page.getByText(story.headline).first().click();
      const form = await openForm(page);
      await form.turnTo("media");
      const picture = await sharp({
        create: { width: 1200, height: 800, channels: 3, background: "#203040" },
      })
        .png()
        .toBuffer();
      await dropPicture(page, form.pane.getByText("Drag or paste image here"), picture);
      const noAlt = form.findings.getByText(/Say what the picture shows/);
      await noAlt.waitFor();
      await form.pane.locator('[data-testid="field-leadImage.alt"] textarea').fill(story.alt);
      await noAlt.waitFor({ state: "detached" });
      await form.pane.getByTestId("options-menu-edit-details").click();
      const tool = page.getByRole("dialog").locator("svg svg, svg:has(image) svg").last();
      await tool.waitFor();
      const box = await tool.boundingBox();
      if (!box) throw new Error("The hotspot tool is not to be seen.");
      const at = (part: number) =>
        [box.x + box.width * (0.5 + part), box.y + box.height * (0.5 + part)] as const;
      await page.mouse.move(...at(Math.SQRT1_2 / 2));
      await page.mouse.down();
      await page.mouse.move(...at(0.2), { steps: 8 });
      await page.mouse.up();
      await page.keyboard.press("Escape");
      await vi.waitFor(async () => {
        const [hotspot] = await day().ask(
          `*[_type == "article" && headline == $headline && defined(leadImage.asset)]{"width": leadImage.hotspot.width, "alt": leadImage.alt}`,
          story,
        );
        expect(hotspot).toMatchObject({ alt: story.alt, width: expect.any(Number) });
      }, minutes);
    });

    it("sees the page as it will be, which follows the keys, and leads back to the field", async () => {
      const { page, studio, site } = day();
      const shownAt = encodeURIComponent(`/preview${story.path}`);
      await page.goto(`${studio}/presentation?preview=${shownAt}`);
      const shown = page.frameLocator("iframe");
      await shown.getByRole("heading", { level: 1, name: /burns again$/ }).waitFor();
      await shown.getByAltText(story.alt).waitFor();
      const headline = page.locator('[data-testid="field-headline"] input');
      await headline.click();
      await headline.press("End");
      await page.keyboard.type(", they say");
      await shown.getByRole("heading", { level: 1, name: /they say$/ }).waitFor();
      await shown.getByText("It was out since the storm.").click();
      await page.waitForURL(/\/presentation\/article\/[\w-]+\/body\[_key==/);
      expect((await fetch(site + story.path)).status).toBe(404);
    });
  });
