import { describe, expect, it, vi } from "vitest";
import type { Day } from "../openDay.ts";
import { openForm, readersHave } from "./verbs.ts";
import { story } from "./writing.ts";

const minutes = 60_000;

/** The headline as it went out first. */
const first = `${story.headline}, they say`;

/** The rest of the day: the story goes out, is corrected, taken down, brought back as it was. */
export const publishing = (day: () => Day) =>
  describe("publishes", () => {
    const headline = async () => {
      const form = await openForm(day().page);
      return { form, input: form.field("headline").locator("input") };
    };

    it("publishes, and readers have it, with its facts and its picture", async () => {
      const { page, studio } = day();
      await page.goto(`${studio}/structure/drafts`);
      await page.getByText(first).first().click();
      await (await openForm(page)).publish();
      const text = await readersHave(day(), story.path, (_, html) => html.includes(first));
      expect(text).toContain("<strong>every night</strong>");
      expect(text).toContain('href="https://council.example/light"');
      expect(text).toContain(`alt="${story.alt}"`);
      expect(text).toMatch(/7,351/);
      expect(text).toMatch(/<a class="quoted" href="\/quotes\/[\w-]+\/">“It is a road,”<\/a>/);
    });

    it("corrects a word", async () => {
      const { form, input } = await headline();
      await input.fill(story.headline);
      await form.pane.getByText("Draft ahead of published").waitFor();
      await form.publish();
      const fits = (status: number, text: string) => status === 200 && !text.includes(first);
      expect(await readersHave(day(), story.path, fits)).toContain(story.headline);
    });

    it("takes it down again", async () => {
      const { page } = day();
      await page.getByTestId("document-header-Published-chip").click();
      await page.getByTestId("action-unpublish").click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: /Unpublish/ }).click();
      await readersHave(day(), story.path, (status) => status === 404);
      expect(
        await day().ask(`*[_type == "article" && headline == $headline]._originalId`, story),
      ).toEqual([expect.stringMatching(/^drafts\./)]);
    });

    it("finds in the history what went out first", async () => {
      const { page, studio } = day();
      await page.goto(`${studio}/structure/drafts`);
      await page.getByText(story.headline).first().click();
      const { form, input } = await headline();
      await vi.waitFor(async () => expect(await input.inputValue()).toBe(story.headline), minutes);
      await form.pane.getByTestId("pane-context-menu-button").click();
      await page.getByRole("menuitem", { name: "History" }).click();
      const published = page.getByTestId("timeline-item-button").filter({ hasText: "Published" });
      await published.last().click();
      await vi.waitFor(async () => expect(await input.inputValue()).toBe(first), 2 * minutes);
    });

    it("is told what stands in the way of deleting a figure", async () => {
      const { page, studio } = day();
      await page.goto(`${studio}/structure/statistics;statistic-safe-city-arrests`);
      await page.locator('[data-testid="field-label"]').waitFor();
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
      expect(day().foreign).toEqual([]);
    });
  });
