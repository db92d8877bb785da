import { BarChartIcon } from "@sanity/icons/BarChart";
import { DoubleQuoteIcon } from "@sanity/icons/DoubleQuote";
import { BookIcon } from "@sanity/icons/Book";
import { CalendarIcon } from "@sanity/icons/Calendar";
import { CaseIcon } from "@sanity/icons/Case";
import { CogIcon } from "@sanity/icons/Cog";
import { CommentIcon } from "@sanity/icons/Comment";
import { EditIcon } from "@sanity/icons/Edit";
import { EyeOpenIcon } from "@sanity/icons/EyeOpen";
import { FeedbackIcon } from "@sanity/icons/Feedback";
import { FolderIcon } from "@sanity/icons/Folder";
import { HomeIcon } from "@sanity/icons/Home";
import { NumberIcon } from "@sanity/icons/Number";
import { MarkerIcon } from "@sanity/icons/Marker";
import { PublishIcon } from "@sanity/icons/Publish";
import { RestoreIcon } from "@sanity/icons/Restore";
import { StarIcon } from "@sanity/icons/Star";
import { TagIcon } from "@sanity/icons/Tag";
import { TransferIcon } from "@sanity/icons/Transfer";
import { UsersIcon } from "@sanity/icons/Users";
import type { ComponentType } from "react";
import { map } from "rxjs";
import type {
  DefaultDocumentNodeResolver,
  StructureBuilder,
  StructureResolver,
  StructureResolverContext,
} from "sanity/structure";
import { neverPublished } from "./neverPublished.ts";
import { Today } from "../today/Today.tsx";
import { countedIcon } from "./countedIcon.tsx";

const apiVersion = "2025-02-19";

/** In a list a draft stands under the published id and keeps its own beside it; to a listener it has its own alone. */
const isDraft = `(_originalId in path("drafts.**") || _id in path("drafts.**"))`;

/** The desk as a newsroom thinks: what waits, stories by state, what is on file, what readers say. */
export const desk: StructureResolver = (S, context) =>
  S.list()
    .id("desk")
    .title("Desk")
    .items([
      S.listItem()
        .id("today")
        .title("Today")
        .icon(countedIcon(HomeIcon, "today"))
        .child(S.component(Today).id("today").title("Today")),
      S.divider().title("Stories"),
      ...stories(S, context),
      S.divider(),
      kind(S, { id: "quotes", title: "Quotes", type: "quote", icon: DoubleQuoteIcon }),
      kind(S, { id: "statistics", title: "Statistics", type: "statistic", icon: NumberIcon }),
      kind(S, { id: "breakdowns", title: "Breakdowns", type: "breakdown", icon: BarChartIcon }),
      kind(S, { id: "sources", title: "Sources", type: "source", icon: BookIcon }),
      kind(S, { id: "people", title: "People", type: "person", icon: UsersIcon }),
      kind(S, {
        id: "organizations",
        title: "Organizations",
        type: "organization",
        icon: CaseIcon,
      }),
      kind(S, { id: "places", title: "Places", type: "place", icon: MarkerIcon }),
      S.divider(),
      kind(S, { id: "corrections", title: "Corrections", type: "correction", icon: RestoreIcon }),
      kind(S, {
        id: "reports",
        title: "Reader reports",
        type: "report",
        icon: countedIcon(FeedbackIcon, "reports"),
        filter: `_type == "report" && status == "open"`,
        newest: "postedAt",
      }),
      kind(S, {
        id: "comments",
        title: "Comments to review",
        type: "comment",
        icon: countedIcon(CommentIcon, "comments"),
        filter: `_type == "comment" && status == "pending"`,
        newest: "postedAt",
      }),
      S.divider(),
      single(S, { type: "front", title: "Front page", icon: StarIcon }),
      kind(S, { id: "sections", title: "Sections", type: "section", icon: FolderIcon }),
      kind(S, { id: "topics", title: "Topics", type: "topic", icon: TagIcon }),
      kind(S, { id: "redirects", title: "Redirects", type: "redirect", icon: TransferIcon }),
      single(S, { type: "site", title: "Site", icon: CogIcon }),
    ]);

/** Every document opens with its form alone. */
export const deskNode: DefaultDocumentNodeResolver = (S) => S.document().views([S.view.form()]);

function stories(S: StructureBuilder, context: StructureResolverContext) {
  return [
    kind(S, {
      id: "drafts",
      title: "Drafts",
      type: "article",
      icon: countedIcon(EditIcon, "drafts"),
      filter: `_type == "article" && ${isDraft} && coalesce(stage, "draft") != "in review"`,
      newest: "_updatedAt",
    }),
    kind(S, {
      id: "in-review",
      title: "In review",
      type: "article",
      icon: countedIcon(EyeOpenIcon, "inReview"),
      filter: `_type == "article" && ${isDraft} && stage == "in review"`,
      newest: "_updatedAt",
    }),
    kind(S, {
      id: "scheduled",
      title: "Scheduled",
      type: "schedule",
      icon: countedIcon(CalendarIcon, "scheduled"),
      filter: `_type == "schedule" && status == "pending"`,
      soonest: "at",
    }),
    S.listItem()
      .id("published")
      .title("Published")
      .icon(PublishIcon)
      .child(() =>
        neverPublished(context).pipe(
          map((unseen) =>
            S.documentList()
              .id("published")
              .title("Published")
              .schemaType("article")
              .filter(`_type == "article" && !(_id in $unseen)`)
              .params({ unseen })
              .apiVersion(apiVersion)
              .defaultOrdering([{ field: "publishedAt", direction: "desc" }]),
          ),
        ),
      ),
  ];
}

interface Kind {
  id: string;
  title: string;
  type: string;
  icon: ComponentType;
  filter?: string;
  newest?: string;
  soonest?: string;
}

function kind(S: StructureBuilder, { id, title, type, icon, filter, newest, soonest }: Kind) {
  const field = newest ?? soonest;
  const list = filter
    ? S.documentList().id(id).schemaType(type).filter(filter).apiVersion(apiVersion)
    : S.documentTypeList(type).id(id);
  const ordered = field
    ? list.defaultOrdering([{ field, direction: newest ? "desc" : "asc" }])
    : list;
  return S.listItem().id(id).title(title).icon(icon).child(ordered.title(title));
}

function single(
  S: StructureBuilder,
  { type, title, icon }: { type: string; title: string; icon: ComponentType },
) {
  return S.listItem()
    .id(type)
    .title(title)
    .icon(icon)
    .child(S.document().id(type).schemaType(type).documentId(type).title(title));
}
