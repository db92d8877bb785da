import { expect, test } from "vitest";
import { testLake } from "../testLake.ts";

const day = 24 * 60 * 60 * 1000;

/** A document written once a day, ten days long. */
async function tenDays() {
  let now = Date.parse("2026-11-01T12:00:00Z");
  const lake = testLake({ now: () => new Date(now) });
  for (let n = 1; n <= 10; n++) {
    now += day;
    const write = lake.client().transaction().transactionId(`day-${n}`);
    await write.createOrReplace({ _id: "a", _type: "x", n }).commit();
  }
  return lake;
}

test("what is older than the days asked for is forgotten, and all else still known", async () => {
  const { lake, client } = await tenDays();
  const before = await client().getDocument("a");
  expect(await lake.compactHistory(3)).toEqual({
    transactions: 6,
    before: "2026-11-08T12:00:00.000Z",
  });
  expect(await client().getDocument("a")).toEqual(before);
  const at = async (revision: string) => {
    const url = `/data/history/production/documents/a?revision=${revision}`;
    const { documents } = await client().request<{ documents: { n: number }[] }>({ url });
    return documents.map(({ n }) => n);
  };
  expect(await at("day-6")).toEqual([]);
  expect(await at("day-7")).toEqual([7]);
  expect(await at("day-10")).toEqual([10]);
  expect(lake.log.first()).toBe(7);
  expect(lake.lastSeq()).toBe(10);
  expect(lake.changesSince(3).isWhole).toBe(false);
  expect(lake.changesSince(6)).toMatchObject({ isWhole: true, seq: 10 });
});

test("the newest transaction stays however old it is, and numbers go on from it", async () => {
  const { lake, client } = await tenDays();
  expect((await lake.compactHistory(0)).transactions).toBe(9);
  expect((await lake.compactHistory(0)).transactions).toBe(0);
  await client().create({ _id: "b", _type: "x" });
  expect([lake.log.first(), lake.lastSeq()]).toEqual([10, 11]);
});

test("history is kept for 90 days unless another number is asked for", async () => {
  const { lake } = await tenDays();
  expect((await lake.compactHistory()).transactions).toBe(0);
  await expect(lake.compactHistory(-1)).rejects.toThrow("-1 days");
  await expect(lake.compactHistory(Number.NaN)).rejects.toThrow("NaN days");
});

test("a long history is forgotten a piece at a time", async () => {
  let now = 0;
  const { lake } = testLake({ now: () => new Date(now) });
  for (let n = 0; n < 1201; n++) {
    await lake.mutate({
      mutations: [{ createOrReplace: { _id: "a", _type: "x", n } }],
      author: "",
    });
  }
  now += 100 * day;
  expect((await lake.compactHistory()).transactions).toBe(1200);
});

test("a listener that comes back to what is forgotten is told to begin anew", async () => {
  const { lake, ask, token } = await tenDays();
  await lake.compactHistory(3);
  const url = "/v2025-02-19/data/listen/production?query=*&enableResume=true";
  const headers = { "last-event-id": "day-2#a", authorization: `Bearer ${token}` };
  const reader = (await ask(url, { headers })).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain("event: reset\n");
  await reader?.cancel();
});
