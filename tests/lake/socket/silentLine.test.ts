import { expect, onTestFinished, test } from "vitest";
import { streamFetch } from "../../../lake/socket/streamFetch.ts";
import { faultyLine } from "../../faultyLine.ts";
import { atLeast, hear } from "../listen/heard.ts";
import { portLake } from "../portLake.ts";

/** A tab whose way to the lake is a line that can fail. */
async function tabOnALine() {
  const lake = await portLake();
  const line = await faultyLine(Number(new URL(lake.address).port));
  onTestFinished(() => line.close());
  const address = `http://127.0.0.1:${line.port}`;
  const fetch = streamFetch({ lake: address, lookEvery: 50 });
  const client = lake.client({ apiHost: address, resolveFetch: () => fetch });
  const heard = hear(
    client.listen("*", {}, {
      events: ["welcome", "mutation", "reconnect", "welcomeback", "reset"] as never,
      enableResume: true,
    } as never),
  );
  await heard.until(atLeast(1));
  return { lake, line, heard, client };
}

test("a line that falls silent is noticed, and nothing is missed when it speaks again", async () => {
  const { lake, line, heard } = await tabOnALine();
  line.be({ silent: true });
  for (const _id of ["a", "b"]) await lake.client().create({ _id, _type: "x" });
  await heard.until(atLeast(2));
  expect(heard.events.at(-1)).toMatchObject({ type: "reconnect" });
  line.be({});
  const isBack = (events: unknown[]) => events.some((one) => Object(one).documentId === "b");
  await heard.until(isBack);
  const told = heard.events.filter((one) => Object(one).type !== "reconnect");
  expect(told).toMatchObject([
    { type: "welcome" },
    { type: "welcomeback" },
    { documentId: "a" },
    { documentId: "b" },
  ]);
});

test("a line on which nothing happens is left as it is", async () => {
  const { lake, line, heard } = await tabOnALine();
  const asked = line.bytes().asked;
  // A dozen signs of life have gone to and fro.
  await expect.poll(() => line.bytes().asked - asked, { timeout: 60_000 }).toBeGreaterThan(12 * 19);
  await lake.client().create({ _id: "a", _type: "x" });
  expect(await heard.until(atLeast(2))).toMatchObject([{ type: "welcome" }, { documentId: "a" }]);
});

test("who listened is told each time that the lake cannot be reached; who begins meanwhile waits", async () => {
  const { lake, line, heard, client } = await tabOnALine();
  line.be({ refuses: true });
  line.cut();
  await heard.until(
    (events) => events.filter((one) => Object(one).type === "reconnect").length > 2,
  );
  const later = hear(client.listen("*", {}, { events: ["welcome", "mutation", "reconnect"] }));
  const read = client.fetch("count(*)");
  const told = heard.events.length;
  await heard.until(atLeast(told + 1));
  line.be({});
  await lake.client().create({ _id: "a", _type: "x" });
  await heard.until((events) => events.some((one) => Object(one).documentId === "a"));
  expect(await later.until(atLeast(1))).toMatchObject([{ type: "welcome" }]);
  expect(await read).toBe(1);
});

test("a read waits for the socket that broke, though nobody listens any more", async () => {
  const { line, heard, client } = await tabOnALine();
  line.be({ refuses: true });
  line.cut();
  await heard.until(atLeast(2));
  heard.stop();
  const read = client.fetch("count(*)");
  line.be({});
  expect(await read).toBe(0);
});
