import { spawn } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { DatabaseSync } from "node:sqlite";
import { ClientError, ServerError } from "@sanity/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLake } from "../../lake/openLake.ts";
import { servedLake } from "./servedLake.ts";
import { testFolder } from "./testLake.ts";

test("a disk without space refuses what is written, keeps what was, and is written to again once there is some", async () => {
  const folder = testFolder();
  const file = join(folder, "lake.db");
  // No file of this process may be larger than some megabytes, as on a disk that is full.
  const { client, address } = await servedLake(file, join(folder, "assets"), "ulimit -S -f 12000;");
  await client.create({ _id: "first", _type: "t" });
  // While somebody reads the first moment, the log of what came since cannot be folded in, and grows.
  const reader = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => reader.close());
  reader.exec("begin");
  reader.prepare("select count(*) from documents").get();
  const put = (n: number) => client.create({ _id: `d${n}`, _type: "t", text: "x".repeat(200_000) });
  let stored = 0;
  const untilRefused = async (): Promise<ClientError> => {
    try {
      for (; stored < 500; stored++) await put(stored);
    } catch (error) {
      if (error instanceof ClientError || error instanceof ServerError) return error;
      throw error;
    }
    throw new Error("Nothing was refused.");
  };
  const refused = await untilRefused();
  expect(refused.statusCode).toBeGreaterThanOrEqual(503);
  expect(refused.response.body).toMatchObject({
    statusCode: refused.statusCode,
    message: expect.stringContaining("nothing was written"),
  });
  expect(await client.getDocument(`d${stored}`)).toBeUndefined();
  expect(await client.fetch("count(*[_type == 't'])")).toBe(stored + 1);
  expect((await fetch(`${address}/v1/ping`)).status).toBeLessThan(300);
  await expect(put(stored)).rejects.toMatchObject({ statusCode: refused.statusCode });

  reader.exec("commit");
  await vi.waitFor(() => put(stored), { timeout: 10_000, interval: 100 });
  expect(await client.fetch("count(*[_type == 't'])")).toBe(stored + 2);
  expect(reader.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
});

test("a database that may only be read is refused with the reason, and opened once it may be written", async () => {
  const folder = testFolder();
  const file = join(folder, "lake.db");
  await openLake({ file, assets: "unused" }).close();
  chmodSync(folder, 0o777);
  chmodSync(file, 0o444);
  const before = readFileSync(file);
  const script = fileURLToPath(new URL("./children/opening.ts", import.meta.url));
  const child = spawn(process.execPath, [script, file], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const attempt = async () => {
    child.stdin.write("again\n");
    return (await answers.next()).value;
  };
  expect(await attempt()).toMatch(/lake\.db cannot be opened or written \(.*\)\. Check the folder/);
  expect(readFileSync(file)).toEqual(before);
  chmodSync(file, 0o666);
  expect(await attempt()).toBe("written");
});
