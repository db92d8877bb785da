import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { generatedFiles } from "../../scripts/generating/generatedFiles.ts";

it("the generated types fit the schemas and queries: else run `npm run generate`", async () => {
  const files = await generatedFiles();
  expect([...files.keys()]).toEqual(["schemas/types.generated.ts", "site/queries.generated.ts"]);
  for (const [file, content] of files)
    expect(await readFile(new URL(`../../${file}`, import.meta.url), "utf8")).toBe(content);
});
