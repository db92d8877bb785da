import { describe, expect, it } from "vitest";
import { namedIds, readNews } from "../../studio/today/readNews.ts";

const now = new Date("2026-10-23T08:02:00Z");
const to = (id: string) => ({ _type: "reference", _ref: id });
const words = (key: string, text: string) => ({
  _type: "block",
  _key: key,
  style: "normal",
  children: [{ _type: "span", _key: `${key}s`, text, marks: [] }],
});
const story = {
  _id: "main",
  _type: "article",
  headline: "The burst main",
  dek: null,
  publishedAt: "2026-10-21T08:00:00Z",
  body: [words("a", "1,240 homes"), words("b", "No water.")],
};

const read = (sent: object, named: object[] = []) =>
  readNews({ zone: "Europe/London", ...sent }, named, now);

describe("what Today tells", () => {
  it("is nothing where nothing is", () => {
    const empty = {
      zone: undefined,
      failed: [],
      goingOut: [],
      next: undefined,
      changed: [],
      reports: [],
      comments: [],
      corrections: [],
    };
    expect(readNews({}, [], now)).toEqual(empty);
    expect(readNews(null, null, now)).toEqual(empty);
  });

  it("says what has changed, and not that a field is missing on one side", () => {
    const { dek: _, ...draft } = {
      ...story,
      _id: "drafts.main",
      _updatedAt: "2026-10-23T07:50:00Z",
      body: [words("a", "1,420 homes"), words("b", "No water.")],
    };
    expect(namedIds({ drafts: [draft] })).toEqual(["main"]);
    const { changed } = read({ drafts: [draft] }, [
      { ...story, publishedAt: "2026-10-21T08:00:00Z" },
    ]);
    expect(changed).toMatchObject([
      { id: "main", title: "The burst main", parts: ["1 paragraph", "1 number"] },
    ]);
  });

  it("leaves out a draft of what was never published", () => {
    expect(
      read({ drafts: [{ ...story, _id: "drafts.main", _updatedAt: "2026-10-23T07:50:00Z" }] })
        .changed,
    ).toEqual([]);
  });

  it("tells late from waiting from done, and today from later", () => {
    const schedule = (_id: string, at: string, status: string, doneAt?: string) => ({
      _id,
      at,
      status,
      action: "publish",
      documents: [to("main")],
      doneAt,
    });
    const { goingOut, next } = read(
      {
        schedules: [
          schedule("s1", "2026-10-23T06:30:00Z", "done", "2026-10-23T06:52:00Z"),
          schedule("s2", "2026-10-23T07:00:00Z", "pending"),
          schedule("s3", "2026-10-23T10:00:00Z", "pending"),
          schedule("s4", "2026-10-24T08:00:00Z", "pending"),
        ],
      },
      [story],
    );
    expect(goingOut.map((row) => row.state)).toEqual(["done", "late", "waiting"]);
    expect(next?.at).toBe("2026-10-24T08:00:00Z");
  });

  it("names a scheduled draft by the draft's own headline", () => {
    const failed = [
      {
        _id: "s",
        at: "2026-10-23T05:00:00Z",
        documents: [to("main")],
        findings: "The headline says 14.",
      },
    ];
    const named = [story, { ...story, _id: "drafts.main", headline: "The burst main, mended" }];
    expect(namedIds({ failed })).toEqual(["main", "drafts.main"]);
    expect(read({ failed }, named).failed).toMatchObject([
      { schedule: "s", title: "The burst main, mended", reason: "The headline says 14." },
    ]);
  });

  it("gathers comments by story and keeps every reason once", () => {
    const on = (id: string, heldBy: string[]) => ({
      postedAt: "2026-10-23T05:48:00Z",
      heldBy,
      story: { _id: id, headline: `On ${id}` },
    });
    const { comments } = read({
      comments: [on("a", ["three links"]), on("b", []), on("a", ["three links", "a word"])],
    });
    expect(comments.map(({ story, count, held }) => [story, count, held])).toEqual([
      ["On a", 2, ["three links", "a word"]],
      ["On b", 1, []],
    ]);
  });

  it("cuts long words between words", () => {
    const text = `${"It was ".repeat(40)}so.`;
    const [report] = read({ reports: [{ _id: "r", text, about: null }] }).reports;
    expect(report?.text).toMatch(/was …$/);
    expect(report?.about).toBe("On something that is no longer on file");
  });
});
