import { transliterate } from "transliteration";

/**
 * Makes a readable slug from words of any script: "Straße" gives "strasse", "Одесса" "odessa".
 * Cut to `max` characters at a hyphen; empty when nothing readable is left.
 */
export function slugify(words: string, max: number): string {
  const plain = transliterate(words.normalize("NFKC").replace(/[’‘'ʼ]/g, ""))
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (plain.length <= max) return plain;
  const cut = plain.slice(0, max + 1);
  const end = cut.lastIndexOf("-");
  return (end > 0 ? cut.slice(0, end) : cut.slice(0, max)).replace(/-+$/, "");
}
