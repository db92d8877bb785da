import { lookUp } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { monthPath } from "../paths.ts";
import type { SiteContext } from "../context.ts";
import type { SiteIndex } from "../siteIndex.ts";
import { listPage, type ListParts, newest } from "./listPage.ts";
import { monthKey, monthsOf, splitKey } from "./months.ts";

/** What tells one kind of story list from another; all of it comes from the index. */
export interface StoryList<Row extends { _id: string }> {
  kind: string;
  rows(index: SiteIndex): readonly Row[];
  find(index: SiteIndex, id: string): Row | undefined;
  path(row: Row): string;
  parts(
    row: Row,
    index: SiteIndex,
    context: SiteContext,
  ): Omit<ListParts, "path" | "month" | "months" | "stories">;
}

const nothing = {
  queries: {},
  collect: (ids: readonly string[]) => new Map(ids.map((id) => [id, null])),
};

/** The page of the newest stories, and the pages of the months. */
export function storyLists<Row extends { _id: string }>(
  list: StoryList<Row>,
): { newestPage: PageKind<null>; monthPages: PageKind<null> } {
  const storiesOf = (index: SiteIndex, id: string) => lookUp(index).stories.get(id) ?? [];
  const monthsIn = (index: SiteIndex, id: string) =>
    monthsOf(storiesOf(index, id).map((story) => story.month));
  return {
    newestPage: {
      kind: list.kind,
      stage: "list",
      ids: (index) => list.rows(index).map((row) => row._id),
      path(id, index) {
        const row = list.find(index, id);
        return row && list.path(row);
      },
      ...nothing,
      render(id, _nothing, index, context) {
        const row = list.find(index, id);
        if (!row) return [];
        const stories = storiesOf(index, id).slice(0, newest);
        const parts = list.parts(row, index, context);
        const path = list.path(row);
        return [listPage({ ...parts, path, months: monthsIn(index, id), stories }, index, context)];
      },
    },
    monthPages: {
      kind: `${list.kind}Month`,
      stage: "list",
      ids: (index) =>
        list
          .rows(index)
          .flatMap((row) => monthsIn(index, row._id).map(({ month }) => monthKey(row._id, month))),
      path(key, index) {
        const { id, month } = splitKey(key);
        const row = list.find(index, id);
        return row && monthPath(list.path(row), month);
      },
      ...nothing,
      render(key, _nothing, index, context) {
        const { id, month } = splitKey(key);
        const row = list.find(index, id);
        if (!row) return [];
        const stories = storiesOf(index, id).filter((story) => story.month === month);
        const parts = list.parts(row, index, context);
        const path = list.path(row);
        const months = monthsIn(index, id);
        return [listPage({ ...parts, path, month, months, stories }, index, context)];
      },
    },
  };
}
