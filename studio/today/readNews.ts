import { daysBetween } from "../printMoment.ts";
import { type Row, rowOf, rowsOf } from "../rowsOf.ts";
import { changedParts } from "./changedParts.ts";
import { cut, type GoingOut, type News, titleOf } from "./news.ts";

/** Ids that the answer names and that must be read to tell of them. */
export function namedIds(sent: unknown): string[] {
  const news = rowOf(sent);
  const scheduled = [...(news?.rows("failed") ?? []), ...(news?.rows("schedules") ?? [])].flatMap(
    scheduledIds,
  );
  const published = (news?.rows("drafts") ?? []).flatMap((draft) => publishedId(draft) ?? []);
  return [...new Set([...scheduled, ...scheduled.map((id) => `drafts.${id}`), ...published])];
}

/** What Today shows, from the two answers. */
export function readNews(sent: unknown, named: unknown, now: Date): News {
  const news = rowOf(sent);
  const documents = new Map(rowsOf(named).map((row) => [row.text("_id") ?? "", row]));
  const rows = (name: string) => news?.rows(name) ?? [];
  const zone = news?.text("zone");
  const scheduled = rows("schedules").flatMap((row) => goingOut(row, documents, now));
  const isToday = (row: GoingOut) =>
    row.state === "late" || daysBetween(now, new Date(row.at), zone) === 0;
  return {
    zone,
    failed: rows("failed").flatMap((row) => {
      const [document] = goingOut(row, documents, now);
      return document
        ? [{ ...document, schedule: row.text("_id") ?? "", reason: row.text("findings") ?? "" }]
        : [];
    }),
    goingOut: scheduled.filter(isToday),
    next: scheduled.find((row) => row.state === "waiting" && !isToday(row)),
    changed: rows("drafts").flatMap((draft) => {
      const id = publishedId(draft);
      const published = id === undefined ? undefined : documents.get(id);
      const at = draft.text("_updatedAt");
      if (id === undefined || !published || !at) return [];
      const parts = changedParts(draft, published);
      const title = titleOf(draft);
      return [
        { id, type: "article", title, at, parts, publishedAt: published.text("publishedAt") },
      ];
    }),
    reports: rows("reports").flatMap((row) => {
      const [id, text, at] = [row.text("_id"), row.text("text"), row.text("postedAt")];
      const about = row.row("about");
      return id && text
        ? [
            {
              id,
              type: "report",
              text: cut(text, 120),
              about: aboutWords(about),
              at: at ?? "",
              hasAddress: row.value("hasAddress") === true,
            },
          ]
        : [];
    }),
    comments: byStory(rows("comments")),
    corrections: rows("corrections").flatMap((row) => {
      const [id, at] = [row.text("_id"), row.text("date")];
      const [was, is] = [row.text("was"), row.text("is")];
      const title =
        was && is ? `${cut(was, 60)} → ${cut(is, 60)}` : cut(row.text("text") ?? "", 90);
      return id && at
        ? [{ id, type: "correction", title, about: titleOf(row.row("corrects")), at }]
        : [];
    }),
  };
}

function goingOut(row: Row, documents: ReadonlyMap<string, Row>, now: Date): GoingOut[] {
  const ids = scheduledIds(row);
  const [first] = ids;
  const at = row.text("at");
  if (first === undefined || !at) return [];
  const document = documents.get(`drafts.${first}`) ?? documents.get(first);
  const isDone = row.text("status") === "done";
  return [
    {
      id: first,
      type: document?.text("_type") ?? "article",
      title: titleOf(document),
      at,
      action: row.text("action") ?? "publish",
      with: ids.length - 1,
      state: isDone ? "done" : Date.parse(at) < now.getTime() - 60_000 ? "late" : "waiting",
      doneAt: row.text("doneAt"),
    },
  ];
}

const scheduledIds = (row: Row) =>
  row.rows("documents").flatMap((reference) => reference.text("_ref") ?? []);

const publishedId = (draft: Row) => draft.text("_id")?.replace(/^drafts\./, "");

function aboutWords(about: Row | undefined): string {
  const words = new Map([
    ["article", "On the story"],
    ["quote", "On the quotation"],
    ["statistic", "On the figure"],
  ]);
  const word = words.get(about?.text("_type") ?? "");
  return word ? `${word} “${cut(titleOf(about), 60)}”` : "On something that is no longer on file";
}

function byStory(comments: Row[]): News["comments"] {
  const stories = Map.groupBy(comments, (row) => row.row("story")?.text("_id") ?? "");
  return [...stories.values()].map((rows) => ({
    story: titleOf(rows[0]?.row("story")),
    count: rows.length,
    oldest: rows[0]?.text("postedAt") ?? "",
    held: [...new Set(rows.flatMap(heldBy))],
  }));
}

function heldBy(row: Row): string[] {
  const rules = row.value("heldBy");
  return Array.isArray(rules) ? rules.filter((rule) => typeof rule === "string") : [];
}
