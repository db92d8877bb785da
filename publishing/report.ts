import type { VFile } from "vfile";
import type { SiteContext } from "../site/context.ts";
import type { PageKey } from "../site/pageKind.ts";
import type { StageCost } from "./stopwatch.ts";

/** Something that an editor should mend, or that kept a page from being made. */
export interface Problem {
  /** An error withholds the page: its last good version stays. */
  level: "error" | "warning";
  rule: string;
  /** The document. */
  id: string;
  /** The field, where it is known: `body[_key=="a"].text`. */
  path: string;
  /** The page: `article/<id>`. */
  page: string;
  message: string;
}

/** A file of the site, by its path under the output folder. */
export interface SiteFile {
  path: string;
  /** Text stays text until it is written: a page's bytes are needed for one moment only. */
  bytes: Uint8Array | string;
}

/** A file that is not text. */
export interface BinaryFile extends SiteFile {
  bytes: Uint8Array;
}

/** What an update did. */
export interface UpdateReport {
  pages: number;
  files: number;
  written: number;
  removed: number;
  /** Files of others in the same folder, left alone. */
  foreign: number;
  problems: Problem[];
  /** What the pages were made with, for pages that are made on demand. */
  context: SiteContext;
  stages: Record<string, StageCost>;
}

/** How far an update is. */
export interface Progress {
  stage: string;
  done: number;
  of: number;
}

/** The name of a page in reports and in the manifest. */
export const pageName = (key: PageKey) => `${key.kind}/${key.id}`;

/** A message on a page's file as a problem of a document. */
export function asProblem(key: PageKey, message: VFile["messages"][number]): Problem {
  const { documentId, field } = message.data ?? {};
  return {
    level: message.fatal ? "error" : "warning",
    rule: message.ruleId ?? "page",
    id: documentId ?? key.id,
    path: field ?? "",
    page: pageName(key),
    message: message.reason,
  };
}

/** Whether a path stays under the output folder, whatever a slug may hold. */
export function safePath(path: string): boolean {
  return path
    .split("/")
    .every((part) => part !== "" && !part.startsWith(".") && !/[\\\0]/.test(part));
}
