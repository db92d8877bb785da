import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { VFile } from "vfile";
import { expect, it } from "vitest";
import type { CardFile, CardMaker } from "../../publishing/cards/cardMaker.ts";
import type { PageKind } from "../../site/pageKind.ts";
import { filesIn, testSite, topic, topicPage } from "./testSite.ts";

it("writes a page for each document and the list after them", async () => {
  const site = await testSite([topic("a", "apples", "Apples"), topic("b", "bread", "Bread")]);
  const report = await site.update();
  expect(await site.files()).toEqual({
    "topics/apples/index.html": "<h1>Apples</h1>\n",
    "topics/bread/index.html": "<h1>Bread</h1>\n",
    "topics/index.html":
      '<a href="/topics/apples/">Apples</a>\n<a href="/topics/bread/">Bread</a>\n',
  });
  expect(report).toMatchObject({ pages: 3, files: 3, written: 3, removed: 0, problems: [] });
});

it("does not touch a file whose bytes are the same", async () => {
  const site = await testSite([topic("a", "apples"), topic("b", "bread")]);
  await site.update();
  const before = await stat(join(site.out, "topics/bread/index.html"));
  await site.put(topic("a", "apples", "Pears"));
  const report = await site.update();
  const after = await stat(join(site.out, "topics/bread/index.html"));
  expect(report.written).toBe(2);
  expect(after.ino).toBe(before.ino);
  expect(after.mtimeMs).toBe(before.mtimeMs);
});

it("asks for pages in batches and lets each go before the next", async () => {
  const site = await testSite(Array.from({ length: 250 }, (_, at) => topic(`t${at}`, `t${at}`)));
  const asked: number[] = [];
  const watched: PageKind = {
    ...topicPage,
    collect(results, index) {
      asked.push((results["topics"] as unknown[]).length);
      return topicPage.collect(results, index);
    },
  } as PageKind;
  await site.update({ kinds: [watched] });
  expect(asked).toEqual([100, 100, 50]);
});

it("removes the files of a page that is gone, and the folders they leave empty", async () => {
  const site = await testSite([topic("a", "apples"), topic("b", "bread")]);
  await site.update();
  await site.remove("a");
  const report = await site.update();
  expect(report.removed).toBe(1);
  expect(await readdir(join(site.out, "topics"))).toEqual(["bread", "index.html"]);
});

it("moves a page with its slug", async () => {
  const site = await testSite([topic("a", "apples")]);
  await site.update();
  await site.put(topic("a", "pears"));
  await site.update();
  expect(Object.keys(await site.files())).toEqual(["topics/index.html", "topics/pears/index.html"]);
});

it("lets a page that moved be taken down: its redirect holds nothing in place", async () => {
  const site = await testSite([topic("a", "apples")]);
  await site.update();
  await site.put(topic("a", "pears"));
  await site.update();
  const redirects = `*[_type == "redirect"]{from, "target": target._ref}`;
  expect(await site.newsroom.client.fetch(redirects)).toEqual([
    { from: "/topics/apples/", target: "a" },
  ]);
  await site.remove("a");
  const report = await site.update();
  expect(report.problems).toEqual([]);
  expect(Object.keys(await site.files())).toEqual(["topics/index.html"]);
});

it("lets two pages change places", async () => {
  const site = await testSite([topic("a", "one", "A"), topic("b", "two", "B")]);
  await site.update();
  await site.put(topic("a", "two", "A"), topic("b", "one", "B"));
  const report = await site.update();
  expect(report.problems).toEqual([]);
  const files = await site.files();
  expect(files["topics/two/index.html"]).toContain("A");
  expect(files["topics/one/index.html"]).toContain("B");
});

it("overwrites neither when two documents claim one path, and names both", async () => {
  const site = await testSite([topic("b", "same", "The first")]);
  await site.update();
  await site.put(topic("a", "same", "The second"));
  const report = await site.update();
  expect((await site.files())["topics/same/index.html"]).toContain("The first");
  expect(report.problems).toMatchObject([{ level: "error", rule: "one-path", id: "a" }]);
  expect(report.problems[0]?.message).toContain("topic/a and topic/b both want topics/same");
});

it("names both also when neither had the path before", async () => {
  const site = await testSite([topic("a", "same", "First"), topic("b", "same", "Second")]);
  const report = await site.update();
  expect(report.problems).toMatchObject([{ level: "error", rule: "one-path", id: "b" }]);
  const files = await site.files();
  expect(files["topics/same/index.html"]).toContain("First");
  expect(files["topics/index.html"]).not.toContain("Second");
});

it("keeps the last good version of a page that reports an error, and makes the others", async () => {
  const site = await testSite([topic("a", "apples", "Good"), topic("b", "bread")]);
  await site.update();
  await site.put(topic("a", "apples", "Wrong", "fatal"), topic("b", "bread", "New"));
  const report = await site.update();
  const files = await site.files();
  expect(files["topics/apples/index.html"]).toContain("Good");
  expect(files["topics/bread/index.html"]).toContain("New");
  expect(report.problems).toEqual([
    {
      level: "error",
      rule: "title-rule",
      id: "a",
      path: "title",
      page: "topic/a",
      message: "The title is wrong.",
    },
  ]);
});

it("leaves a page that never had a good version out of lists", async () => {
  const site = await testSite([topic("a", "apples", "A", "fatal"), topic("b", "bread", "B")]);
  const report = await site.update();
  expect(await site.files()).toEqual({
    "topics/bread/index.html": "<h1>B</h1>\n",
    "topics/index.html": '<a href="/topics/bread/">B</a>\n',
  });
  expect(report.problems).toHaveLength(1);
});

it("makes a page with a warning and reports it", async () => {
  const site = await testSite([topic("a", "apples", "A", "warn")]);
  const report = await site.update();
  expect(report.pages).toBe(2);
  expect(report.problems).toMatchObject([{ level: "warning", id: "a", path: "title" }]);
});

it("keeps what one renderer throws from taking the others with it", async () => {
  const site = await testSite([topic("a", "apples", "A", "throw"), topic("b", "bread")]);
  const report = await site.update();
  expect(report.problems).toMatchObject([{ level: "error", id: "a", page: "topic/a" }]);
  expect(report.problems[0]?.message).toContain("nobody foresaw this");
  expect(Object.keys(await site.files())).toContain("topics/bread/index.html");
});

it("finds the one document on which a whole batch stumbles", async () => {
  const site = await testSite([topic("a", "apples"), topic("b", "bread"), topic("c", "cake")]);
  const stumbling: PageKind = {
    ...topicPage,
    collect(results, index) {
      if ((results["topics"] as { _id: string }[]).some((row) => row._id === "b"))
        throw new Error("stumbled");
      return topicPage.collect(results, index);
    },
  } as PageKind;
  const report = await site.update({ kinds: [stumbling] });
  expect(Object.keys(await site.files())).toEqual([
    "topics/apples/index.html",
    "topics/cake/index.html",
  ]);
  expect(report.problems).toMatchObject([{ id: "b" }]);
});

it("refuses a path that leads out of the folder", async () => {
  const site = await testSite([topic("a", "apples")]);
  const escaping: PageKind = {
    ...topicPage,
    render: () => [new VFile({ path: "../escaped/index.html", value: "out" })],
  };
  const report = await site.update({ kinds: [escaping] });
  expect(report.problems).toMatchObject([{ rule: "safe-path", id: "a" }]);
  expect(await readdir(site.home)).not.toContain("escaped");
});

it("keeps the files of others in a folder that was not empty, and says how many", async () => {
  const site = await testSite([topic("a", "apples")]);
  await mkdir(join(site.out, "topics"), { recursive: true });
  await writeFile(join(site.out, "notes.txt"), "mine");
  await writeFile(join(site.out, "topics/index.html"), "mine too");
  const report = await site.update();
  expect(report.foreign).toBe(2);
  expect(report.problems).toMatchObject([{ rule: "foreign-file", page: "topics/all" }]);
  const files = await site.files();
  expect(files["notes.txt"]).toBe("mine");
  expect(files["topics/index.html"]).toBe("mine too");
  expect(files["topics/apples/index.html"]).toBe("<h1>a</h1>\n");
});

it("takes a folder of its own for its own, also when the manifest is lost", async () => {
  const site = await testSite([topic("a", "apples", "Old")]);
  await site.update();
  await site.put(topic("a", "apples", "New"));
  const other = await testSite([topic("a", "apples", "New")]);
  const report = await other.update({ out: site.out });
  expect(report.problems).toEqual([]);
  expect((await filesIn(site.out))["topics/apples/index.html"]).toContain("New");
});

it("sweeps temporary files of a run that was killed", async () => {
  const site = await testSite([topic("a", "apples")]);
  await site.update();
  await writeFile(join(site.out, ".stet", "999999999-0"), "half a page");
  await site.update();
  expect(await readdir(join(site.out, ".stet"))).toEqual(["README.txt"]);
  expect(await readFile(join(site.out, ".stet", "README.txt"), "utf8")).toContain("Stet");
});

it("writes what pages show before the pages, and removes it with the last that shows it", async () => {
  const site = await testSite([topic("a", "apples")]);
  const shown = (path: string): PageKind => ({
    ...topicPage,
    render(id, data, index, context) {
      const files = topicPage.render(id, data as never, index, context);
      const card = { kind: "headline", paper: "", kicker: "", headline: path, date: "" } as const;
      files[0]!.data.cards = [{ path, content: card }];
      return files;
    },
  });
  const order: string[] = [];
  const card = (path: string) => ({ path: path.slice(1), bytes: Buffer.from("card") });
  const cards = {
    kept: async (wanted: readonly CardFile[]) => {
      order.push(`kept with ${Object.keys(await site.files()).length} files`);
      return { files: wanted.map((one) => card(one.path)), undrawn: [] };
    },
    draw: async () => {},
  };
  await site.update({ kinds: [shown("/cards/1.png")], makers: { cards } });
  expect(order).toEqual(["kept with 0 files"]);
  await site.update({ kinds: [shown("/cards/2.png")], makers: { cards } });
  expect(Object.keys(await site.files())).toEqual(["cards/2.png", "topics/apples/index.html"]);
  await site.put(topic("a", "apples", "A", "fatal"));
  await site.update({ kinds: [shown("/cards/3.png")], makers: { cards } });
  expect(Object.keys(await site.files())).toContain("cards/2.png");
});

it("draws new cards after the pages, once each, and says what could not be drawn", async () => {
  const site = await testSite([topic("a", "apples"), topic("b", "bread")]);
  const content = { kind: "headline", paper: "", kicker: "", headline: "", date: "" } as const;
  const withCards: PageKind = {
    ...topicPage,
    render(id, data, index, context) {
      const files = topicPage.render(id, data as never, index, context);
      files[0]!.data.cards = ["/cards/same.png", `/cards/${id}.png`].map((path) => ({
        path,
        content,
      }));
      return files;
    },
  };
  const drawn: string[] = [];
  const cards: CardMaker = {
    kept: async (wanted) => ({ files: [], undrawn: [...wanted] }),
    async draw(undrawn, done, failed) {
      expect(Object.keys(await site.files())).toHaveLength(2);
      for (const card of undrawn) {
        drawn.push(card.path);
        if (card.path.includes("b.png")) failed(card, "no ink");
        else await done({ path: card.path.slice(1), bytes: Buffer.from("card") });
      }
    },
  };
  const report = await site.update({ kinds: [withCards], makers: { cards } });
  expect(drawn.sort()).toEqual(["/cards/a.png", "/cards/b.png", "/cards/same.png"]);
  expect(report.problems).toMatchObject([{ level: "warning", rule: "card", id: "/cards/b.png" }]);
  expect(Object.keys(await site.files())).toContain("cards/same.png");
});
