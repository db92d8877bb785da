import type { Element } from "hast";
import { h } from "hastscript";
import type { PictureFile, PictureValue } from "../context.ts";
import { drawPicture, type PictureOptions } from "../pictures.ts";
import { wordsOf } from "../story/plainText.ts";
import type { Allowance, Unchecked } from "./block.ts";

/** A picture with caption and credit, and the files it needs; nothing while no asset is chosen. */
export function pictureFigure(
  value: Unchecked<PictureValue>,
  options: Omit<PictureOptions, "sizes"> & { sizes?: string },
): { figure: Element; files: PictureFile[] } | undefined {
  const drawn = drawPicture(value, { sizes: storySizes, ...options });
  if (!drawn) return undefined;
  const shape = drawn.height > drawn.width ? "upright" : "wide";
  const caption = wordsOf(value.caption);
  const credit = wordsOf(value.credit);
  const figure = h("figure", { className: ["picture", shape] }, [
    drawn.element,
    ...(caption === null && credit === null
      ? []
      : [
          h("figcaption", [
            ...(caption === null ? [] : [caption]),
            ...(caption !== null && credit !== null ? [" "] : []),
            ...(credit === null ? [] : [h("span", { className: ["credit"] }, credit)]),
          ]),
        ]),
  ]);
  return { figure, files: drawn.files };
}

/** Left and text column from 72rem, the whole page below; see `story.css`. */
const storySizes = "(min-width: 75rem) 52.5rem, calc(100vw - 2.5rem)";

// Only our own files, and only in the form that `drawPicture` names them.
const path = String.raw`\/images\/[\da-f]+-\d+\.(?:avif|webp|jpeg|png)`;
const srcSet = new RegExp(String.raw`^(?:${path} \d+w(?:, |$))+$`);

export const pictureAllowance: Allowance = {
  tagNames: ["figure", "picture", "source", "img", "figcaption", "span"],
  ancestors: { source: ["picture"] },
  attributes: {
    figure: [["className", "picture", "wide", "upright"]],
    source: [["type", "image/avif", "image/webp"], ["srcSet", srcSet], "sizes"],
    img: [
      ["src", new RegExp(`^${path}$`)],
      ["srcSet", srcSet],
      "sizes",
      "width",
      "height",
      "alt",
      ["loading", "lazy"],
      ["fetchPriority", "high"],
      ["decoding", "async"],
    ],
    span: [["className", "credit"]],
  },
};
