import { vi } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Day } from "../openDay.ts";

const minutes = 60_000;

/** An open document: its form, and what can be done with it. */
export interface Form {
  field(name: string): Locator;
  /** Shows the fields under a heading of the form. */
  turnTo(group: string): Promise<void>;
  /** Chooses a document in a field that names one: the first that the words find. */
  choose(name: string, words: string): Promise<void>;
  /** Begins a document in a field that names one; its form, which has a field, opens beside. */
  create(name: string, having: string): Promise<Form>;
  generateAddress(): Promise<string>;
  /** Publishes, and waits until there is nothing left to publish. */
  publish(): Promise<void>;
  /** What stands under the fields about them. */
  findings: Locator;
  pane: Locator;
}

/** The form that has a field: of several that stand side by side, the last. */
export async function openForm(page: Page, having = "headline"): Promise<Form> {
  const named = page
    .getByTestId("document-pane")
    .filter({ has: page.locator(`[data-testid="field-${having}"]`) })
    .last();
  // By its id from here on: the field may be under another heading of the form, or the pane moved.
  const pane = page.locator(`[id="${await named.getAttribute("id")}"]`);
  const field = (name: string) => pane.locator(`[data-testid="field-${name}"]`);
  const inputOf = (name: string) => pane.locator(`input[id$="${name}"]`);
  const form: Form = {
    pane,
    findings: pane.locator("[data-finding]"),
    field,
    async turnTo(group) {
      await pane.getByTestId(`group-tab-${group}`).click();
    },
    async choose(name, words) {
      const input = inputOf(name);
      await input.click();
      await input.fill(words);
      await page.getByTestId("autocomplete-popover").getByRole("option").first().waitFor();
      await input.press("ArrowDown");
      await page.keyboard.press("Enter");
      await input.waitFor({ state: "detached" });
    },
    async create(name, having) {
      await pane.locator(`[data-testid^="create-new-document-select-${name}-"]`).click();
      return openForm(page, having);
    },
    async generateAddress() {
      await field("slug").getByRole("button", { name: "Generate" }).click();
      const input = pane.locator("input#slug");
      return vi.waitFor(async () => {
        const slug = await input.inputValue();
        if (slug === "") throw new Error("no address yet");
        return slug;
      }, minutes);
    },
    async publish() {
      await vi.waitFor(() => isEnabled(pane.getByTestId("action-publish")), 2 * minutes);
      await pane.getByTestId("action-publish").click();
      await pane
        .getByText(/Last published|Published/)
        .first()
        .waitFor();
      await vi.waitFor(async () => {
        if (await pane.getByTestId("action-publish").isEnabled()) throw new Error("not published");
      }, 2 * minutes);
    },
  };
  return form;
}

async function isEnabled(button: Locator): Promise<void> {
  if (!(await button.isEnabled())) throw new Error("The button cannot be pressed.");
}

/** The text of a story, with the caret in it. */
export async function textOf(form: Form): Promise<Locator> {
  const body = form.field("body");
  await body.scrollIntoViewIfNeeded();
  const cover = body.getByTestId("activate-overlay");
  if (await cover.isVisible()) await cover.click();
  const text = body.getByRole("textbox").first();
  await text.click();
  return text;
}

/** Marks the words before the caret, letter by letter, until the browser has them all. */
export async function markBack(page: Page, words: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const marked = await page.evaluate(() => String(document.getSelection()));
      if (marked === words) return;
      // A stroke may be lost: the editor puts the caret back when it has not heard of the last.
      const key = marked.length < words.length ? "ArrowLeft" : "ArrowRight";
      await page.keyboard.press(`Shift+${key}`);
      throw new Error(`“${marked}” is marked, and not “${words}”.`);
    },
    { timeout: 2 * minutes, interval: 100 },
  );
}

/** Searches for a fact in the open search, and puts the chosen one in. */
export async function putFact(page: Page, words: string, named: RegExp): Promise<void> {
  const search = page.getByRole("dialog");
  await search.getByRole("combobox").fill(words);
  await search.getByRole("option", { name: named, selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await search.waitFor({ state: "detached" });
}

/** Drops a PNG from this machine where the Studio takes one. */
export async function dropPicture(page: Page, onto: Locator, picture: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], "light.png", { type: "image/png" }));
    return data;
  }, picture.toString("base64"));
  for (const type of ["dragenter", "dragover", "drop"])
    await onto.dispatchEvent(type, { dataTransfer });
}

/** Waits until the page that readers have fits, and gives its text. */
export const readersHave = (
  day: Day,
  path: string,
  fits: (status: number, text: string) => boolean,
): Promise<string> =>
  vi.waitFor(
    async () => {
      const response = await fetch(day.site + path);
      const text = await response.text();
      if (!fits(response.status, text)) throw new Error(`${response.status} ${text.slice(0, 200)}`);
      return text;
    },
    { timeout: 2 * minutes, interval: 200 },
  );
