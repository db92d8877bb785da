import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNewsroom } from "../../scripts/lakeClient.ts";
import type { Newsroom } from "../../scripts/newsroom/newsroom.ts";
import type { FactType } from "../../studio/insert/factQuery.ts";
import { newFact } from "../../studio/insert/newFact.ts";
import { factsFor } from "../../studio/insert/factsFor.ts";

const all: readonly FactType[] = ["statistic", "quote", "breakdown"];
let home: string;
let newsroom: Newsroom;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "stet-facts-"));
  newsroom = await openNewsroom({ home });
});
afterAll(async () => {
  await newsroom.close();
  await rm(home, { recursive: true });
});

const search = (typed: string, types = all) => factsFor(newsroom.client, typed, types);

describe("the search for facts", () => {
  it("finds the very number first, however it is typed", async () => {
    for (const typed of ["498", "498 arrests"])
      expect((await search(typed))[0]).toMatchObject({ title: "498 arrests", printed: "498" });
    expect((await search("1.2436m"))[0]?.title).toBe("£1,243,600");
    expect((await search("1 243 600"))[0]?.title).toBe("£1,243,600");
  });

  it("finds a number by its first digits, and one that is near", async () => {
    expect((await search("412")).map(({ title }) => title)).toContain("£412,000");
    expect((await search("almost 500")).map(({ title }) => title)).toContain("498 arrests");
  });

  it("finds by all the words, also those of the place and of the speaker", async () => {
    expect((await search("dues dredg"))[0]?.detail).toContain("Harbour dues spent on dredging");
    expect((await search("arrests denver"))[0]).toMatchObject({ title: "63 arrests" });
    const [quote] = await search("homan sanctuary");
    expect(quote).toMatchObject({ type: "quote" });
    expect(quote?.detail).toContain("Tom Homan · Acting Director");
    expect(quote?.printed).toMatch(/^Sanctuary jurisdictions/);
  });

  it("finds a passage of a quote that is marked in a story", async () => {
    const [quote] = await search(
      "denied access to jails and prisons to interview suspected immigration violators",
    );
    expect(quote).toMatchObject({ type: "quote" });
  });

  it("shows what was touched last while nothing is typed, each fact once", async () => {
    const facts = await search("");
    expect(facts.length).toBe(12);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(12);
  });

  it("finds only what is asked for, and drafts too", async () => {
    expect((await search("", ["breakdown"])).every(({ type }) => type === "breakdown")).toBe(true);
    await newsroom.client.create({ _id: "drafts.eels", _type: "statistic", value: 7351 });
    expect(await search("7,351")).toMatchObject([{ id: "eels", printed: "7,351", isDraft: true }]);
  });

  it("takes nothing typed for a part of the query", async () => {
    expect(await search(`") || true || match("`)).toEqual([]);
  });
});

describe("a fact begun from typed words", () => {
  it("takes a number for a statistic's value", () => {
    expect(newFact("statistic", "12.5 per cent", "a")).toEqual({
      draft: {
        _id: "drafts.a",
        _type: "statistic",
        value: 12.5,
        precision: 1,
        qualifier: "exact",
      },
      fact: { id: "a", type: "statistic", isDraft: true, printed: "12.5" },
    });
  });

  it("takes words for its name, and for a quote's words, without the marks around them", () => {
    expect(newFact("statistic", "eels caught", "a").draft["label"]).toBe("eels caught");
    expect(newFact("quote", "“No eels.”", "a").draft["text"]).toBe("No eels.");
    expect(newFact("breakdown", "", "a").draft).toEqual({
      _id: "drafts.a",
      _type: "breakdown",
      relation: "partition",
      chart: "bars",
    });
  });
});
