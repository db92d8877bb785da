import type { DatedList } from "./datedList.ts";
import * as keys from "./indexKeys.ts";
import type { ListName } from "./indexKeys.ts";
import type { LiveIndex } from "./liveIndex.ts";
import type { ListItems } from "./liveLists.ts";
import { noReads, type Reads } from "./reads.ts";
import type { ById, Dated, SiteIndex, Summaries, SummaryType } from "./siteIndex.ts";

/** The index as pages see it: whatever one reads is noted. */
export function indexView(live: LiveIndex, reads: Reads = noReads): SiteIndex {
  const byId = <Type extends SummaryType>(type: Type): ById<Summaries[Type]> => ({
    get(id) {
      reads.note(keys.summaryKey(id));
      return live.find(type, id);
    },
    ids() {
      reads.note(keys.idsKey(type));
      return live.ids(type);
    },
  });
  const list = <Name extends ListName>(name: Name, of = ""): Dated<ListItems[Name]> =>
    dated(name, of, () => live.lists.list(name, of), reads);
  return {
    article: byId("article"),
    section: byId("section"),
    topic: byId("topic"),
    person: byId("person"),
    organization: byId("organization"),
    quote: byId("quote"),
    statistic: byId("statistic"),
    redirect: byId("redirect"),
    entry(id) {
      reads.note(keys.summaryKey(id));
      return live.entry(id);
    },
    stories: (of) => list("stories", of),
    undated: list("undated"),
    quotes: (of) => list("quotes", of),
    statistics: (of) => list("statistics", of),
    corrections: list("corrections"),
    correctionsOf(id) {
      reads.note(keys.correctionsOfKey(id));
      return live.lists.correctionsOf(id);
    },
    isTaken(path) {
      reads.note(keys.pathKey(path));
      return live.isTaken(path);
    },
    listsOf(month) {
      reads.note(keys.listsOfMonthKey(month));
      return live.lists.listsOf(month);
    },
    policies: live.settings.policies.map((policy) => policy.slug),
    get front() {
      reads.note(keys.summaryKey("front"));
      reads.note(keys.idsKey("section"));
      return live.front;
    },
    reads,
  };
}

function dated<Name extends ListName>(
  name: Name,
  of: string,
  find: () => DatedList<ListItems[Name]> | undefined,
  reads: Reads,
): Dated<ListItems[Name]> {
  return {
    newest(most) {
      reads.note(keys.newestKey(name, of));
      return find()?.newest(most) ?? [];
    },
    month(month) {
      reads.note(keys.monthOfKey(name, of, month));
      return find()?.month(month) ?? [];
    },
    months() {
      reads.note(keys.monthsKey(name, of));
      return find()?.months() ?? [];
    },
    monthNames() {
      reads.note(keys.monthSetKey(name, of));
      return find()?.monthNames() ?? [];
    },
  };
}
