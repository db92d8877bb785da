import { html } from "../frame/html.ts";
import type { Markup } from "../frame/markup.ts";

/** A reader's words as paragraphs: text kept as text, web addresses made links. */
export function commentText(text: string): Markup {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map(
      (paragraph) =>
        html`<p dir="auto">
          ${paragraph
            .trim()
            .split("\n")
            .map((line, at) => [at > 0 ? html`<br />` : "", linked(line)])}
        </p>`,
    );
}

function linked(line: string): Markup {
  return line.split(/(https?:\/\/[^\s<>"]+)/i).map((piece, at) => {
    if (at % 2 === 0) return piece;
    // A full stop after an address ends the sentence; a bracket closes what the reader opened.
    const [, address = "", rest = ""] = /^(.*?)([.,;:!?'’”)\]]*)$/.exec(piece) ?? [];
    return URL.canParse(address)
      ? [html`<a href="${address}" rel="ugc nofollow noopener">${address}</a>`, rest]
      : piece;
  });
}
