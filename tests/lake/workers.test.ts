import { expect, onTestFinished, test } from "vitest";
import { openLake } from "../../lake/openLake.ts";
import { defaultWorkerLimits, startWorkers, type Workers } from "../../lake/query/workers.ts";

// The threads that answer queries.

const slow = `count(*[count(*[_id != ^._id]) > 0])`;

test("more are started as they are needed, and all but one end when there is nothing to do", async () => {
  const workers = open({ threads: 4, restAfter: 1 });
  expect(workers.size()).toBe(0);
  const asked = [slow, slow, slow, "1 + 1"].map((query) => ask(workers, query));
  await expect.poll(() => workers.size(), { timeout: 60_000 }).toBe(4);
  const answers = await Promise.all(asked);
  expect(answers).toEqual(["200", "200", "200", "2"]);
  await expect.poll(() => workers.size(), { timeout: 60_000 }).toBe(1);
  expect(await ask(workers, "2 + 2")).toBe("4");
  expect(workers.size()).toBe(1);
});

test("one is ready before it is asked, and a second time it is the same", async () => {
  const workers = open({});
  workers.warmUp();
  workers.warmUp();
  expect(workers.size()).toBe(1);
  expect(await ask(workers, "1 + 1")).toBe("2");
  workers.warmUp();
  expect(workers.size()).toBe(1);
});

function open(limits: Partial<typeof defaultWorkerLimits>): Workers {
  const lake = openLake({ file: ":memory:", assets: "unused" });
  const workers = startWorkers(lake.file, { ...defaultWorkerLimits, ...limits });
  onTestFinished(async () => {
    await workers.close();
    await lake.close();
  });
  const mutations = Array.from({ length: 200 }, (_, at) => ({
    create: { _id: `d${at}`, _type: "t" },
  }));
  filled.set(workers, lake.mutate({ mutations, author: "test" }));
  return workers;
}

const filled = new WeakMap<Workers, Promise<unknown>>();

async function ask(workers: Workers, query: string): Promise<string> {
  await filled.get(workers);
  return workers.run({
    kind: "answer",
    request: {
      query,
      params: {},
      layers: "raw",
      isAnonymous: false,
      identity: "test",
      now: "2026-11-02T09:00:00Z",
      project: "local",
      dataset: "production",
      largestAnswer: 1e6,
    },
  });
}
