import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { forgetLake, recordLake, runningLake } from "../../scripts/home/lakeRecord.ts";
import { passingFolder } from "../publishing/testSite.ts";

it("finds the lake that this process recorded, until it is forgotten", async () => {
  const home = await passingFolder();
  expect(runningLake(home)).toBeUndefined();
  recordLake(home, 3901);
  expect(runningLake(home)).toMatchObject({ pid: process.pid, port: 3901 });
  forgetLake(home);
  expect(runningLake(home)).toBeUndefined();
});

it("takes the record of a process that has ended for nothing", async () => {
  const home = await passingFolder();
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  await write(home, { pid: child.pid, startedAt: "1", port: 3901 });
  expect(runningLake(home)).toBeUndefined();
});

it("takes the record of an earlier process with the same id for nothing", async () => {
  const home = await passingFolder();
  recordLake(home, 3901);
  const record = JSON.parse(await readFile(join(home, "lake.json"), "utf8"));
  await write(home, { ...record, startedAt: "yesterday" });
  expect(runningLake(home)).toBeUndefined();
});

it.each(["", "{", "null", "[]", '{"pid":"1"}'])("takes %j for no record", async (text) => {
  const home = await passingFolder();
  await writeFile(join(home, "lake.json"), text);
  expect(runningLake(home)).toBeUndefined();
});

const write = (home: string, record: unknown) =>
  writeFile(join(home, "lake.json"), JSON.stringify(record));
