// Made by `npm run generate` from the schemas and queries. Change those, not this file.
export declare const internalGroqTypeReferenceTo: unique symbol;

type ArrayOf<T> = Array<T & {
  _key: string;
}>;

// Source: schemas/schemaTypes.ts
export type Divider = {
  _type: "divider";
  style?: "rule" | "space";
};

export type FactBox = {
  _type: "factBox";
  title?: string;
  body?: Array<{
    children?: Array<{
      marks?: Array<string>;
      text?: string;
      _type: "span";
      _key: string;
    } | {
      _key: string;
    } & FigureInProse>;
    style?: "normal";
    listItem?: "bullet" | "number";
    markDefs?: Array<{
      _key: string;
    } & Link | {
      _key: string;
    } & ArticleLink | {
      _key: string;
    } & Quoted | {
      _key: string;
    } & FigureInProse>;
    level?: number;
    _type: "block";
    _key: string;
  }>;
};

export type SanityImageAssetReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "sanity.imageAsset";
};

export type Picture = {
  _type: "picture";
  asset?: SanityImageAssetReference;
  media?: unknown;
  hotspot?: SanityImageHotspot;
  crop?: SanityImageCrop;
  alt?: string;
  caption?: string;
  credit?: string;
};

export type PullQuote = {
  _type: "pullQuote";
  text?: string;
};

export type BreakdownReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "breakdown";
};

export type BreakdownEmbed = {
  _type: "breakdownEmbed";
  breakdown?: BreakdownReference;
  chart?: boolean;
  caption?: string;
};

export type StatisticReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "statistic";
};

export type StatisticEmbed = {
  _type: "statisticEmbed";
  statistic?: StatisticReference;
  caption?: string;
};

export type QuoteReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "quote";
};

export type QuoteEmbed = {
  _type: "quoteEmbed";
  quote?: QuoteReference;
  excerpt?: string;
};

export type FigureInProse = {
  _type: "figureInProse";
  statistic?: StatisticReference;
};

export type Quoted = {
  _type: "quoted";
  quote?: QuoteReference;
};

export type ArticleReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "article";
};

export type ArticleLink = {
  _type: "articleLink";
  article?: ArticleReference;
};

export type Link = {
  _type: "link";
  href?: string;
};

export type Body = Array<{
  children?: Array<{
    marks?: Array<string>;
    text?: string;
    _type: "span";
    _key: string;
  } | {
    _key: string;
  } & FigureInProse>;
  style?: "normal" | "h2" | "h3";
  listItem?: "bullet" | "number";
  markDefs?: Array<{
    _key: string;
  } & Link | {
    _key: string;
  } & ArticleLink | {
    _key: string;
  } & Quoted | {
    _key: string;
  } & FigureInProse>;
  level?: number;
  _type: "block";
  _key: string;
} | {
  _key: string;
} & QuoteEmbed | {
  _key: string;
} & StatisticEmbed | {
  _key: string;
} & BreakdownEmbed | {
  _key: string;
} & PullQuote | {
  _key: string;
} & Picture | {
  _key: string;
} & FactBox | {
  _key: string;
} & Divider>;

export type SectionReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "section";
};

export type Site = {
  _id: string;
  _type: "site";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  description?: string;
  address?: string;
  language?: string;
  timeZone?: string;
  publisher?: string;
  logo?: Picture;
  navigation?: Array<{
    _key: string;
  } & SectionReference>;
  policies?: Array<{
    title?: string;
    slug?: string;
    body?: Array<{
      children?: Array<{
        marks?: Array<string>;
        text?: string;
        _type: "span";
        _key: string;
      } | {
        _key: string;
      } & FigureInProse>;
      style?: "normal" | "h2" | "h3";
      listItem?: "bullet" | "number";
      markDefs?: Array<{
        _key: string;
      } & Link | {
        _key: string;
      } & ArticleLink | {
        _key: string;
      } & Quoted | {
        _key: string;
      } & FigureInProse>;
      level?: number;
      _type: "block";
      _key: string;
    }>;
    _type: "policy";
    _key: string;
  }>;
  shareNetworks?: Array<"pinterest" | "facebook" | "x" | "bluesky" | "mastodon" | "threads" | "linkedin" | "whatsapp" | "telegram" | "reddit" | "email" | "copy" | "print">;
  commentRules?: {
    emailRequired?: boolean;
    closeAfterDays?: number;
  };
};

export type Front = {
  _id: string;
  _type: "front";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  lead?: ArticleReference;
  seconds?: Array<{
    _key: string;
  } & ArticleReference>;
  quotation?: QuoteReference;
};

export type PersonReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "person";
};

export type OrganizationReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "organization";
};

export type TopicReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "topic";
};

export type Redirect = {
  _id: string;
  _type: "redirect";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  from?: string;
  target?: ArticleReference | QuoteReference | StatisticReference | PersonReference | OrganizationReference | SectionReference | TopicReference;
  to?: string;
};

export type CorrectionReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "correction";
};

export type Report = {
  _id: string;
  _type: "report";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  about?: ArticleReference | QuoteReference | StatisticReference;
  text?: string;
  email?: string;
  postedAt?: string;
  status?: "open" | "closed";
  correction?: CorrectionReference;
  outcome?: string;
};

export type CommentReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "comment";
};

export type Comment = {
  _id: string;
  _type: "comment";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  story?: ArticleReference;
  text?: string;
  name?: string;
  status?: "pending" | "approved" | "rejected" | "spam";
  parent?: CommentReference;
  about?: QuoteReference | StatisticReference;
  fromPaper?: boolean;
  email?: string;
  website?: string;
  postedAt?: string;
  heldBy?: Array<string>;
  addressHash?: string;
  reason?: string;
};

export type FrontReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "front";
};

export type ReceiptReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "receipt";
};

export type Schedule = {
  _id: string;
  _type: "schedule";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  documents?: ArrayOf<ArticleReference | QuoteReference | StatisticReference | BreakdownReference | CorrectionReference | FrontReference>;
  action?: "publish" | "unpublish";
  at?: string;
  timeZone?: string;
  status?: "pending" | "done" | "failed" | "cancelled";
  receipt?: ReceiptReference;
  seen?: boolean;
};

export type ScheduleReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "schedule";
};

export type Receipt = {
  _id: string;
  _type: "receipt";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  schedule?: ScheduleReference;
  outcome?: "done" | "failed";
  dueAt?: string;
  doneAt?: string;
  lateness?: number;
  transaction?: string;
  documents?: Array<{
    id?: string;
    revision?: string;
    _type: "publishedRevision";
    _key: string;
  }>;
  pages?: Array<{
    path?: string;
    hash?: string;
    verified?: boolean;
    _type: "writtenPage";
    _key: string;
  }>;
  findings?: string;
};

export type Correction = {
  _id: string;
  _type: "correction";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  corrects?: ArticleReference | QuoteReference | StatisticReference;
  kind?: "correction" | "clarification" | "update" | "retraction";
  field?: string;
  was?: string;
  is?: string;
  text?: string;
  date?: string;
  foundBy?: string;
};

export type Topic = {
  _id: string;
  _type: "topic";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  slug?: Slug;
  description?: string;
};

export type Slug = {
  _type: "slug";
  current?: string;
  source?: string;
};

export type Breakdown = {
  _id: string;
  _type: "breakdown";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  subtitle?: string;
  total?: StatisticReference;
  parts?: Array<{
    _key: string;
  } & StatisticReference>;
  relation?: "partition" | "subset" | "derived";
  derivation?: {
    operation?: "percent" | "ratio" | "difference";
    rounding?: "half up" | "half even" | "up" | "down";
  };
  discrepancy?: {
    saidBy?: string;
    difference?: number;
    note?: string;
  };
  chart?: "bars" | "none";
  partsHeading?: string;
  totalLabel?: string;
  note?: string;
};

export type PlaceReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "place";
};

export type SourceReference = {
  _ref: string;
  _type: "reference";
  _weak?: boolean;
  [internalGroqTypeReferenceTo]?: "source";
};

export type Statistic = {
  _id: string;
  _type: "statistic";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  label?: string;
  slug?: Slug;
  value?: number;
  unit?: string;
  precision?: number;
  qualifier?: "exact" | "about" | "almost" | "more than" | "at least" | "at most";
  population?: string;
  asPart?: string;
  place?: PlaceReference;
  printedAs?: string;
  asOf?: string;
  period?: {
    from?: string;
    to?: string;
  };
  source?: SourceReference;
  method?: string;
  reviewBy?: string;
  standsBeside?: {
    statistic?: StatisticReference;
    difference?: string;
  };
};

export type Place = {
  _id: string;
  _type: "place";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  name?: string;
  level?: "city" | "county" | "state" | "country";
  containedIn?: PlaceReference;
};

export type Quote = {
  _id: string;
  _type: "quote";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  text?: string;
  slug?: Slug;
  attribution?: "on the record" | "background" | "not for attribution";
  speaker?: PersonReference | OrganizationReference;
  attributedAs?: string;
  role?: string;
  saidOn?: string;
  publishedOn?: string;
  occasion?: string;
  source?: SourceReference;
  language?: string;
  original?: string;
  translator?: string;
};

export type Source = {
  _id: string;
  _type: "source";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  kind?: string;
  publisher?: OrganizationReference;
  url?: string;
  published?: string;
  accessed?: string;
  archivedUrl?: string;
};

export type Organization = {
  _id: string;
  _type: "organization";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  name?: string;
  slug?: Slug;
  shortName?: string;
  description?: string;
  url?: string;
};

export type Person = {
  _id: string;
  _type: "person";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  name?: string;
  slug?: Slug;
  nameLanguage?: string;
  jobTitle?: string;
  bio?: string;
  portrait?: Picture;
  url?: string;
};

export type Article = {
  _id: string;
  _type: "article";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  headline?: string;
  slug?: Slug;
  section?: SectionReference;
  label?: "news" | "analysis" | "opinion" | "sponsored";
  dek?: string;
  authors?: Array<{
    _key: string;
  } & PersonReference>;
  body?: Body;
  topics?: Array<{
    _key: string;
  } & TopicReference>;
  cites?: Array<{
    _key: string;
  } & StatisticReference>;
  sources?: Array<{
    _key: string;
  } & SourceReference>;
  notFigures?: Array<string>;
  leadImage?: Picture;
  stage?: "draft" | "in review";
  publishedAt?: string;
  updatedAt?: string;
  comments?: "open" | "closed" | "hidden";
  shareNetworks?: Array<"pinterest" | "facebook" | "x" | "bluesky" | "mastodon" | "threads" | "linkedin" | "whatsapp" | "telegram" | "reddit" | "email" | "copy" | "print">;
  seo?: {
    title?: string;
    description?: string;
    image?: Picture;
  };
};

export type SanityImageCrop = {
  _type: "sanity.imageCrop";
  top?: number;
  bottom?: number;
  left?: number;
  right?: number;
};

export type SanityImageHotspot = {
  _type: "sanity.imageHotspot";
  x?: number;
  y?: number;
  height?: number;
  width?: number;
};

export type Section = {
  _id: string;
  _type: "section";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  title?: string;
  slug?: Slug;
  parent?: SectionReference;
  description?: string;
};

export type SanityImagePaletteSwatch = {
  _type: "sanity.imagePaletteSwatch";
  background?: string;
  foreground?: string;
  population?: number;
  title?: string;
};

export type SanityImagePalette = {
  _type: "sanity.imagePalette";
  darkMuted?: SanityImagePaletteSwatch;
  lightVibrant?: SanityImagePaletteSwatch;
  darkVibrant?: SanityImagePaletteSwatch;
  vibrant?: SanityImagePaletteSwatch;
  dominant?: SanityImagePaletteSwatch;
  lightMuted?: SanityImagePaletteSwatch;
  muted?: SanityImagePaletteSwatch;
};

export type SanityImageDimensions = {
  _type: "sanity.imageDimensions";
  height?: number;
  width?: number;
  aspectRatio?: number;
};

export type SanityImageMetadata = {
  _type: "sanity.imageMetadata";
  location?: Geopoint;
  dimensions?: SanityImageDimensions;
  palette?: SanityImagePalette;
  lqip?: string;
  blurHash?: string;
  thumbHash?: string;
  hasAlpha?: boolean;
  isOpaque?: boolean;
};

export type SanityFileAsset = {
  _id: string;
  _type: "sanity.fileAsset";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  originalFilename?: string;
  label?: string;
  title?: string;
  description?: string;
  altText?: string;
  sha1hash?: string;
  extension?: string;
  mimeType?: string;
  size?: number;
  assetId?: string;
  uploadId?: string;
  path?: string;
  url?: string;
  source?: SanityAssetSourceData;
};

export type SanityAssetSourceData = {
  _type: "sanity.assetSourceData";
  name?: string;
  id?: string;
  url?: string;
};

export type SanityImageAsset = {
  _id: string;
  _type: "sanity.imageAsset";
  _createdAt: string;
  _updatedAt: string;
  _rev: string;
  originalFilename?: string;
  label?: string;
  title?: string;
  description?: string;
  altText?: string;
  sha1hash?: string;
  extension?: string;
  mimeType?: string;
  size?: number;
  assetId?: string;
  uploadId?: string;
  path?: string;
  url?: string;
  metadata?: SanityImageMetadata;
  source?: SanityAssetSourceData;
};

export type Geopoint = {
  _type: "geopoint";
  lat?: number;
  lng?: number;
  alt?: number;
};

export type AllSanitySchemaTypes = Divider | FactBox | SanityImageAssetReference | Picture | PullQuote | BreakdownReference | BreakdownEmbed | StatisticReference | StatisticEmbed | QuoteReference | QuoteEmbed | FigureInProse | Quoted | ArticleReference | ArticleLink | Link | Body | SectionReference | Site | Front | PersonReference | OrganizationReference | TopicReference | Redirect | CorrectionReference | Report | CommentReference | Comment | FrontReference | ReceiptReference | Schedule | ScheduleReference | Receipt | Correction | Topic | Slug | Breakdown | PlaceReference | SourceReference | Statistic | Place | Quote | Source | Organization | Person | Article | SanityImageCrop | SanityImageHotspot | Section | SanityImagePaletteSwatch | SanityImagePalette | SanityImageDimensions | SanityImageMetadata | SanityFileAsset | SanityAssetSourceData | SanityImageAsset | Geopoint;
