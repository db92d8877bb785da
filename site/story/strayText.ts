import { isRecord } from "./isRecord.ts";
import { wordsOf } from "./plainText.ts";

/** Fields that hold words for readers. Other strings of an unknown object may be notes among colleagues. */
const wordFields = new Set(["text", "title", "heading", "excerpt", "caption", "credit"]);

/** The words inside something that no renderer knows, in order, and how deep they lay. */
export function strayText(value: unknown): { texts: string[]; depth: number } {
  const texts: string[] = [];
  let deepest = 0;
  // A stack of our own: a document can be nested deeper than the call stack.
  const rest: { value: unknown; name: string; depth: number }[] = [
    { value, name: "text", depth: 0 },
  ];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, name, depth } = next;
    deepest = Math.max(deepest, depth);
    if (typeof value === "string" && wordFields.has(name)) {
      const words = wordsOf(value);
      if (words !== null) texts.push(words);
    } else if (typeof value === "number" && name === "text") {
      texts.push(String(value));
    } else if (Array.isArray(value)) {
      for (const item of value.toReversed()) rest.push({ value: item, name, depth: depth + 1 });
    } else if (isRecord(value)) {
      for (const [name, inner] of Object.entries(value).toReversed())
        rest.push({ value: inner, name, depth: depth + 1 });
    }
  }
  return { texts, depth: deepest };
}
