import type { MutationEvent } from "@sanity/client";
import { expect, test } from "vitest";
import { count } from "../../counts.ts";
import { portLake } from "../portLake.ts";
import { hear } from "./heard.ts";

type Told = MutationEvent<{ n: number }>;

test("guarded patches from many clients: as many as succeeded, in one chain, without a trace of the others", async () => {
  const [clients, each] = [count(4, 8), count(25, 500)];
  const { client, lake } = await portLake();
  await client().create({ _id: "counter", _type: "x", n: 0 });
  const heard = hear<Told>(client().listen("*[_id == 'counter']"));
  await expect.poll(() => lake.hub.size()).toBe(1);
  let [succeeded, conflicts] = [0, 0];
  const work = async (own: ReturnType<typeof client>) => {
    for (let at = 0; at < each; at++) {
      const current = await own.getDocument("counter");
      const patch = own
        .patch("counter")
        .ifRevisionId(current?._rev ?? "")
        .inc({ n: 1 });
      await patch.commit().then(
        () => succeeded++,
        (error: { statusCode: number }) => {
          if (error.statusCode !== 409) throw error;
          conflicts++;
        },
      );
    }
  };
  await Promise.all(Array.from({ length: clients }, () => work(client())));
  expect(succeeded + conflicts).toBe(clients * each);
  expect(await client().getDocument("counter")).toMatchObject({ n: succeeded });
  const told = await heard.until((events) => events.length >= succeeded);
  expect(told).toHaveLength(succeeded);
  expect(new Set(told.map(({ resultRev }) => resultRev)).size).toBe(succeeded);
  expect(told.map(({ result }) => result?.n)).toEqual(told.map((_, at) => at + 1));
  const [, ...later] = told;
  expect(later.map(({ previousRev }) => previousRev)).toEqual(
    told.slice(0, -1).map(({ resultRev }) => resultRev),
  );
}, 600_000);

test("a transaction is never half visible, to a query, a listener or an export", async () => {
  const rounds = count(40, 1000);
  const { client, lake, address, token } = await portLake();
  const put = (n: number) =>
    ["a", "b", "c"]
      .reduce((all, _id) => all.createOrReplace({ _id, _type: "x", n }), client().transaction())
      .commit();
  await put(0);
  const heard = hear<Told>(client().listen("*[_type == 'x']"));
  await expect.poll(() => lake.hub.size()).toBe(1);
  const writing = { isOver: false };
  const seen: number[][] = [];
  const watch = async (look: () => Promise<number[]>) => {
    do seen.push(await look());
    while (!writing.isOver);
  };
  const headers = { authorization: `Bearer ${token}` };
  const watching = [
    // Where the machine is busy a query may have to come again.
    watch(() => client({ maxRetries: 20 }).fetch("*[_type == 'x'].n")),
    watch(async () => (await client().getDocuments(["a", "b", "c"])).map((one) => one?.["n"])),
    watch(async () => {
      const answer = await fetch(`${address}/v1/data/export/production`, { headers });
      const lines = (await answer.text()).split("\n").filter(Boolean);
      return lines.map((line) => JSON.parse(line).n);
    }),
  ];
  let last = 0;
  const write = async () => {
    while (last < rounds) await put(++last);
  };
  await Promise.all([write(), write(), write()]);
  writing.isOver = true;
  await Promise.all(watching);
  expect(seen.length).toBeGreaterThan(3);
  for (const numbers of seen) {
    expect(numbers).toHaveLength(3);
    expect(new Set(numbers).size).toBe(1);
  }
  const told = await heard.until((events) => events.length >= rounds * 3);
  const transactions = Map.groupBy(told, ({ transactionId }) => transactionId);
  expect(transactions.size).toBe(rounds);
  for (const events of transactions.values()) {
    expect(events.map(({ documentId }) => documentId)).toEqual(["a", "b", "c"]);
    expect(new Set(events.map(({ result }) => result?.n)).size).toBe(1);
  }
}, 600_000);
