import { describe, expect, it, onTestFinished } from "vitest";
import { patientFetch } from "../../studio/patientFetch.ts";
import { faultyLine } from "../faultyLine.ts";
import { portLake } from "../lake/portLake.ts";

/** A client of the Studio on a line that can fail, and one beside it. */
async function editor(attempt = 300) {
  const lake = await portLake();
  const line = await faultyLine(Number(new URL(lake.address).port));
  onTestFinished(() => line.close());
  const tries: string[] = [];
  const fetch = patientFetch({
    fetch(url, init) {
      tries.push(`${init?.method ?? "GET"} ${new URL(url).pathname.split("/")[3]}`);
      return globalThis.fetch(url, init);
    },
    attempts: { read: attempt, write: attempt },
    pauses: { first: 20, longest: 100 },
  });
  const client = lake.client({
    apiHost: `http://127.0.0.1:${line.port}`,
    resolveFetch: () => fetch,
  });
  return { client, line, tries, beside: lake.client() };
}

const often = { timeout: 60_000 };

describe("a write of the Studio", () => {
  it("whose answer is lost is carried out once", async () => {
    const { client, line, tries, beside } = await editor();
    await beside.create({ _id: "a", _type: "x", count: 0 });
    line.be({ losesAnswers: true });
    const written = client.patch("a").inc({ count: 1 }).commit();
    await expect.poll(async () => (await beside.getDocument("a"))?.["count"], often).toBe(1);
    await expect.poll(() => tries.length, often).toBeGreaterThan(2);
    line.be({});
    expect(await written).toMatchObject({ _id: "a", count: 1 });
    expect(await beside.getDocument("a")).toMatchObject({ count: 1 });
  });

  it("that publishes is carried out once, too", async () => {
    const { client, line, tries, beside } = await editor();
    await beside.create({ _id: "drafts.a", _type: "x", words: "of the draft" });
    line.be({ losesAnswers: true });
    const published = client.action({
      actionType: "sanity.action.document.publish",
      draftId: "drafts.a",
      publishedId: "a",
    });
    await expect.poll(() => tries.length, often).toBeGreaterThan(2);
    line.be({});
    const { transactionId } = await published;
    expect(await beside.getDocument("a")).toMatchObject({ _rev: transactionId });
  });

  it.each([
    ["nobody answers", { refuses: true }],
    ["the line is silent", { silent: true }],
    ["a gateway has no answer", { answers: 502 }],
  ])("waits while %s", async (_, trouble) => {
    const { client, line, tries } = await editor();
    line.be(trouble);
    const written = client.create({ _id: "a", _type: "x" });
    await expect.poll(() => tries.length, often).toBeGreaterThan(3);
    line.be({});
    expect(await written).toMatchObject({ _id: "a" });
  });

  it("that is refused is refused at once", async () => {
    const { client, tries } = await editor(60_000);
    await client.create({ _id: "a", _type: "x" });
    await expect(client.create({ _id: "a", _type: "x" })).rejects.toMatchObject({
      statusCode: 409,
    });
    expect(tries).toHaveLength(2);
  });

  it("is given up by who asked for it", async () => {
    const { client, line, tries } = await editor();
    line.be({ refuses: true });
    const giveUp = new AbortController();
    const written = client.create({ _id: "a", _type: "x" }, { signal: giveUp.signal });
    await expect.poll(() => tries.length, often).toBeGreaterThan(1);
    giveUp.abort();
    await expect(written).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("a read of the Studio", () => {
  it.each([
    ["nobody answers", { refuses: true }],
    ["the line is silent", { silent: true }],
    ["a gateway has no answer", { answers: 504 }],
    ["there is too much to do", { answers: 429 }],
  ])("waits while %s, longer than the client itself would", async (_, trouble) => {
    const { client, line, tries } = await editor();
    line.be(trouble);
    const read = client.fetch("count(*)");
    await expect.poll(() => tries.length, often).toBeGreaterThan(7);
    line.be({});
    expect(await read).toBe(0);
  });

  it("that is refused is refused at once", async () => {
    const { client, tries } = await editor(60_000);
    await expect(client.fetch("*[")).rejects.toMatchObject({ statusCode: 400 });
    expect(tries).toHaveLength(1);
  });
});
