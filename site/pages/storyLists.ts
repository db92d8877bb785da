import { monthKey, splitKey } from "../indexKeys.ts";
import type { PageKind } from "../pageKind.ts";
import { monthPath } from "../paths.ts";
import type { SiteContext } from "../context.ts";
import type { ById, SiteIndex } from "../siteIndex.ts";
import { listPage, type ListParts, newest } from "./listPage.ts";
import { monthsAround } from "./months.ts";

/** What tells one kind of story list from another; all of it comes from the index. */
export interface StoryList<Row extends { _id: string }> {
  kind: string;
  rows(index: SiteIndex): ById<Row>;
  path(row: Row): string;
  parts(
    row: Row,
    index: SiteIndex,
    context: SiteContext,
  ): Omit<ListParts, "path" | "month" | "months" | "stories">;
}

const nothing = { queries: {}, collect: () => () => null };

/** The page of the newest stories, and the pages of the months. */
export function storyLists<Row extends { _id: string }>(
  list: StoryList<Row>,
): { newestPage: PageKind<null>; monthPages: PageKind<null> } {
  const find = (index: SiteIndex, id: string) => list.rows(index).get(id);
  return {
    newestPage: {
      kind: list.kind,
      stage: "list",
      ids: (index) => [...list.rows(index).ids()],
      has: (id, index) => find(index, id) !== undefined,
      path(id, index) {
        const row = find(index, id);
        return row && list.path(row);
      },
      ...nothing,
      render(id, _nothing, index, context) {
        const row = find(index, id);
        if (!row) return [];
        const all = index.stories(id);
        const parts = list.parts(row, index, context);
        const shown = { path: list.path(row), months: all.months(), stories: all.newest(newest) };
        return [listPage({ ...parts, ...shown }, index, context)];
      },
    },
    monthPages: {
      kind: `${list.kind}Month`,
      stage: "list",
      ids: (index) =>
        list
          .rows(index)
          .ids()
          .flatMap((id) =>
            index
              .stories(id)
              .monthNames()
              .map((month) => monthKey(id, month)),
          ),
      has(key, index) {
        const { id, month } = splitKey(key);
        return find(index, id) !== undefined && index.stories(id).month(month).length > 0;
      },
      path(key, index) {
        const { id, month } = splitKey(key);
        const row = find(index, id);
        return row && monthPath(list.path(row), month);
      },
      ...nothing,
      render(key, _nothing, index, context) {
        const { id, month } = splitKey(key);
        const row = find(index, id);
        if (!row) return [];
        const all = index.stories(id);
        const parts = list.parts(row, index, context);
        const path = list.path(row);
        const months = monthsAround(month, all.monthNames());
        const stories = all.month(month);
        return [listPage({ ...parts, path, month, months, stories }, index, context)];
      },
    },
  };
}
