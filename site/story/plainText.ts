// What HTML cannot hold, even escaped, and what shows as nothing: controls other than tab and line feed.
// Escapes and no \p{Cc}, which costs five times as much.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Words as they can stand in a page: line ends alike, no control characters, no halves of a character. */
export function plainText(words: string): string {
  const wellFormed = words.isWellFormed() ? words : words.toWellFormed();
  return controls.test(wellFormed)
    ? wellFormed.replaceAll(/\r\n?/g, "\n").replaceAll(new RegExp(controls, "g"), "")
    : wellFormed;
}

/** A field of words, whatever it really holds: nothing where there is nothing to print. */
export function wordsOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const words = plainText(value);
  return words.trim() === "" ? null : words;
}
