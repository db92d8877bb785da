import { BarChartIcon } from "@sanity/icons/BarChart";
import { DoubleQuoteIcon } from "@sanity/icons/DoubleQuote";
import { BookIcon } from "@sanity/icons/Book";
import { CalendarIcon } from "@sanity/icons/Calendar";
import { CaseIcon } from "@sanity/icons/Case";
import { CheckmarkCircleIcon } from "@sanity/icons/CheckmarkCircle";
import { CogIcon } from "@sanity/icons/Cog";
import { CommentIcon } from "@sanity/icons/Comment";
import { DocumentTextIcon } from "@sanity/icons/DocumentText";
import { FeedbackIcon } from "@sanity/icons/Feedback";
import { FolderIcon } from "@sanity/icons/Folder";
import { HighlightIcon } from "@sanity/icons/Highlight";
import { HomeIcon } from "@sanity/icons/Home";
import { ImageIcon } from "@sanity/icons/Image";
import { InfoOutlineIcon } from "@sanity/icons/InfoOutline";
import { LinkIcon } from "@sanity/icons/Link";
import { NumberIcon } from "@sanity/icons/Number";
import { MarkerIcon } from "@sanity/icons/Marker";
import { RemoveIcon } from "@sanity/icons/Remove";
import { RestoreIcon } from "@sanity/icons/Restore";
import { TagIcon } from "@sanity/icons/Tag";
import { TextIcon } from "@sanity/icons/Text";
import { TransferIcon } from "@sanity/icons/Transfer";
import { UserIcon } from "@sanity/icons/User";
import type { ComponentType } from "react";
import type { schemaTypes } from "../schemas/schemaTypes.ts";

type SchemaTypeName = (typeof schemaTypes)[number]["name"];

/** The picture that stands for each type; a type without one does not compile. */
export const icons: Readonly<Record<SchemaTypeName, ComponentType>> = {
  article: DocumentTextIcon,
  quote: DoubleQuoteIcon,
  statistic: NumberIcon,
  breakdown: BarChartIcon,
  person: UserIcon,
  organization: CaseIcon,
  place: MarkerIcon,
  source: BookIcon,
  section: FolderIcon,
  topic: TagIcon,
  correction: RestoreIcon,
  schedule: CalendarIcon,
  receipt: CheckmarkCircleIcon,
  comment: CommentIcon,
  report: FeedbackIcon,
  redirect: TransferIcon,
  front: HomeIcon,
  site: CogIcon,
  body: TextIcon,
  link: LinkIcon,
  articleLink: DocumentTextIcon,
  quoted: DoubleQuoteIcon,
  figureInProse: NumberIcon,
  quoteEmbed: DoubleQuoteIcon,
  statisticEmbed: NumberIcon,
  breakdownEmbed: BarChartIcon,
  pullQuote: HighlightIcon,
  picture: ImageIcon,
  factBox: InfoOutlineIcon,
  divider: RemoveIcon,
};
