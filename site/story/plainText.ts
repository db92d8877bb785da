// What HTML cannot hold, even escaped, and what shows as nothing: controls other than tab and line feed.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

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
