// What HTML cannot hold, even escaped, and what shows as nothing: controls other than tab and line feed.
const controls = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

/** Words as they can stand in a page: line ends alike, no control characters, no halves of a character. */
export function plainText(words: string): string {
  const wellFormed = words.isWellFormed() ? words : words.toWellFormed();
  return wellFormed.replace(/\r\n?/g, "\n").replace(controls, "");
}

/** A field of words, whatever it really holds: nothing where there is nothing to print. */
export function wordsOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const words = plainText(value);
  return words.trim() === "" ? null : words;
}
