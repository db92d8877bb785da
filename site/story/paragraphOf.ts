import type { Paragraph, PhrasingContent } from "mdast";

/** Words without marks as a paragraph, their line ends kept. */
export function paragraphOf(words: string): Paragraph {
  return { type: "paragraph", children: linesOf(words) };
}

/** Words as text nodes with a break between lines. */
export function linesOf(words: string): PhrasingContent[] {
  if (!words.includes("\n")) return words === "" ? [] : [{ type: "text", value: words }];
  return words
    .split("\n")
    .flatMap((line, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: "break" } as const] : []),
      ...(line === "" ? [] : [{ type: "text", value: line } as const]),
    ]);
}
