import type { ApprovedCommentsQueryResult } from "../queries.generated.ts";
import { oldestFirst, type ShownComment } from "../comments/threadComments.ts";
import type { Reads } from "../reads.ts";
import { type Problems, rowsOf } from "./fields.ts";

/** Approved comments by the id of their story. */
export function readComments(rows: unknown, reads: Reads): (story: string) => ShownComment[] {
  // What a reader wrote is no editor's to mend: a field of the wrong kind is simply missing.
  const untold: Problems = [];
  const stories = new Map<string, ShownComment[]>();
  for (const row of rowsOf<ApprovedCommentsQueryResult>(rows, untold)) {
    const story = row.text("story");
    if (story === null) continue;
    const comment: ShownComment = {
      _id: row.id,
      name: row.text("name"),
      text: row.text("text"),
      parent: row.text("parent"),
      about: row.text("about"),
      fromPaper: row.flag("fromPaper"),
      website: row.text("website"),
      postedAt: row.instant("postedAt"),
    };
    const list = stories.get(story);
    if (list) list.push(comment);
    else stories.set(story, [comment]);
  }
  for (const comments of stories.values()) comments.sort(oldestFirst);
  return (story) => {
    const comments = stories.get(story) ?? [];
    for (const { _id } of comments) reads.note(_id);
    return comments;
  };
}
