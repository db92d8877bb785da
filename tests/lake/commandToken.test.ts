import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commandToken, readCommandToken } from "../../lake/commandToken.ts";
import { openLake } from "../../lake/openLake.ts";
import { testFolder, testLake } from "./testLake.ts";

test("the commands' token is made once, for its owner's eyes only, and is an editor's", async () => {
  const { lake, client } = testLake();
  const file = join(testFolder(), "new", "lake-token");
  expect(readCommandToken(file)).toBeNull();
  const token = commandToken(lake, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect([commandToken(lake, file), readCommandToken(file)]).toEqual([token, token]);
  await client({ token }).create({ _type: "t" });
  expect(existsSync(`${file}.${process.pid}`)).toBe(false);
});

test("a token of another lake is replaced, and earlier ones go", () => {
  const { lake } = testLake();
  const file = join(testFolder(), "lake-token");
  const lost = commandToken(lake, join(testFolder(), "lost"));
  writeFileSync(file, "stet_of-another-lake\n", { mode: 0o644 });
  const token = commandToken(lake, file);
  expect(readCommandToken(file)).toBe(token);
  expect([lake.findToken(token)?.role, lake.findToken(lost)]).toEqual(["editor", null]);
  expect(lake.listTokens().filter((one) => one.name.startsWith("this machine"))).toHaveLength(1);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("two commands that begin at once come to the same token", () => {
  const { lake } = testLake();
  const other = openLake({ file: lake.file, assets: "unused" });
  onTestFinished(() => other.close());
  const file = join(testFolder(), "lake-token");
  let second = "";
  // The other command comes in between: it makes its token when this one has just made its own.
  const between = {
    ...lake,
    createToken: (asked: Parameters<typeof lake.createToken>[0]) => {
      const token = lake.createToken(asked);
      second ||= commandToken(other, file);
      return token;
    },
  };
  expect(commandToken(between, file)).toBe(second);
  expect(lake.findToken(second)?.role).toBe("editor");
});
