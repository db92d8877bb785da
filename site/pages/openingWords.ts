import { shortened } from "../networks.ts";
import { isRecord } from "../story/isRecord.ts";
import { wordsOf } from "../story/plainText.ts";

/** The first words of a text, for where a story has no dek: whole sentences where they fit. */
export function openingWords(body: unknown, most: number): string | null {
  if (!Array.isArray(body)) return null;
  for (const block of body) {
    if (!isRecord(block) || block["_type"] !== "block" || (block["style"] ?? "normal") !== "normal")
      continue;
    const children = Array.isArray(block["children"]) ? block["children"] : [];
    const words = wordsOf(
      children.map((span) => (isRecord(span) ? (wordsOf(span["text"]) ?? "") : "")).join(""),
    );
    if (words !== null) return sentences(words.replace(/\s+/g, " ").trim(), most);
  }
  return null;
}

function sentences(words: string, most: number): string {
  if (words.length <= most) return words;
  let end = 0;
  for (const { index } of words.matchAll(/(?<=\p{L}{3}[.!?]["”’)]*) /gu)) {
    if (index > most) break;
    end = index;
  }
  return end > most / 3 ? words.slice(0, end) : shortened(words, most);
}
