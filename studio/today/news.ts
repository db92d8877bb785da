import type { Row } from "../rowsOf.ts";

/** A document that a row of Today leads to. */
export interface Place {
  id: string;
  type: string;
}

/** What Today shows: each list in the order that it is read. */
export interface News {
  zone: string | undefined;
  failed: (Place & { schedule: string; title: string; at: string; reason: string })[];
  goingOut: GoingOut[];
  /** The next that goes out after today. */
  next: GoingOut | undefined;
  changed: (Place & { title: string; at: string; parts: string[]; publishedAt?: string })[];
  reports: (Place & { text: string; about: string; at: string; hasAddress: boolean })[];
  comments: { story: string; count: number; oldest: string; held: string[] }[];
  corrections: (Place & { title: string; about: string; at: string })[];
}

/** Something that a schedule publishes or takes down. */
export interface GoingOut extends Place {
  title: string;
  at: string;
  action: string;
  with: number;
  state: "waiting" | "late" | "done";
  doneAt: string | undefined;
}

/** How a document is called in a sentence: its headline, name, title or first words. */
export function titleOf(document: Row | undefined): string {
  const words = ["headline", "label", "title", "name", "text"]
    .map((field) => document?.text(field))
    .find((found) => found !== undefined);
  return words === undefined ? "without a title yet" : cut(words, 90);
}

/** The beginning of a text, cut between words. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const shorter = words.slice(0, most);
  return `${shorter.slice(0, Math.max(shorter.lastIndexOf(" "), most / 2)).trimEnd()} …`;
}
