// What no reader sees: zero-width characters, the marks that a preview hides in strings (stega),
// soft hyphens, variation selectors.
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Words as they are compared, never as they are printed: composed, without what no reader sees,
 * one kind of quotation mark, apostrophe, dash and space.
 */
export function normalizeText(words: string): string {
  return words
    .normalize("NFC")
    .replace(unseen, "")
    .replace(/[‘’‚‛′ʼ´`]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}
