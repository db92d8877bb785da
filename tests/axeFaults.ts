import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong on a page as it stands, a line a rule, with the first elements it names. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // Put there by the line above, which the compiler cannot see.
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}
