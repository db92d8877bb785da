import type { Element, ElementContent } from "hast";
import type { Root } from "mdast";
import remarkHtml from "remark-html";
import { unified } from "unified";
import type { VFile } from "vfile";
import { headingDepths } from "./headingDepths.ts";
import { headingIds } from "./headingIds.ts";
import { handlers } from "./handlers.ts";
import { marginNotes } from "./marginNotes.ts";
import { quotationMarks } from "./quotationMarks.ts";
import { sanitizerSchema } from "./sanitizerSchema.ts";

/**
 * What is done to a text between Portable Text and HTML. The order matters:
 * 1. `quotationMarks` settles what stands inside a link and what beside it, while words only lie
 *    next to words;
 * 2. `headingIds` makes ids out of the words of headings, which are now final;
 * 3. `headingDepths` needs no words, only that no heading is added after it;
 * 4. `marginNotes` adds what is no word of the story, so nothing after it may read words.
 */
export const plugins = [quotationMarks, headingIds, headingDepths, marginNotes] as const;

/** mdast to HTML: through the plugins, then through the one sanitizer that everything passes. */
const processor = unified()
  .use([...plugins])
  .use(remarkHtml, { handlers, sanitize: sanitizerSchema })
  .freeze();

/** A text as HTML; its problems become messages on `file`. */
export function textHtml(root: Root, file: VFile): string {
  processor.runSync(root, file);
  // In one node, whose children the library cannot see: it looks through the whole tree for
  // Markdown's definitions and footnotes, a fifth of all it does, and there are none in ours.
  return processor.stringify({ type: "root", children: [{ type: "wholeText", root }] });
}

/** Something drawn outside a story's text, as HTML, through the sanitizer of the story's text. */
export function toHtml(drawn: Element | readonly ElementContent[]): string {
  const elements = "type" in drawn ? [drawn] : drawn;
  const root: Root = { type: "root", children: [{ type: "drawn", elements }] };
  return processor.stringify(root).trimEnd();
}
