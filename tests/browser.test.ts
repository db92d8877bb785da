import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { findBrowser, launchBrowser } from "./browser.ts";

describe("the browser that tests use", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("renders a page, its styles and its script", async () => {
    const page = await browser.newPage();
    await page.setContent(
      `<!doctype html><title>Stet</title><p style="display: inline-block; width: 123px">Let it stand</p>
       <script>document.title += " runs"</script>`,
    );
    expect(await page.title()).toBe("Stet runs");
    const box = await page.getByText("Let it stand").boundingBox();
    expect(box?.width).toBe(123);
    expect(box?.height).toBeGreaterThan(10);
  });

  it("says what is wrong when CHROME_PATH leads nowhere", async () => {
    await expect(findBrowser({ CHROME_PATH: "/nowhere/chrome" })).rejects.toThrow(
      "CHROME_PATH names “/nowhere/chrome”",
    );
  });
});
