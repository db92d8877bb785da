import type { Element } from "hast";
import type { Node } from "mdast";
import { fieldAt } from "../story/fieldPath.ts";
import { paragraphOf } from "../story/paragraphOf.ts";
import { readWords } from "../story/readWords.ts";
import type { Block } from "./block.ts";
import { pictureAllowance, pictureFigure } from "./pictureFigure.ts";

/** Block: a picture with its words. */
export interface PictureNode extends Node {
  type: "picture";
  figure: Element;
}

declare module "mdast" {
  interface RootContentMap {
    picture: PictureNode;
  }
}

export const picture: Block<"picture"> = {
  read(value, path, reading) {
    const words = (name: "alt" | "caption" | "credit") =>
      readWords(value[name], fieldAt(path, name), reading);
    const { asset, crop, hotspot } = value;
    const [alt, caption, credit] = [words("alt"), words("caption"), words("credit")];
    const drawn = pictureFigure(
      { asset, crop, hotspot, alt, caption, credit },
      { context: reading.context },
    );
    if (!drawn) {
      reading.report("picture-missing", fieldAt(path, "asset"), "No picture is chosen.");
      return [caption, credit].filter((line) => line !== null).map(paragraphOf);
    }
    if (alt === null)
      reading.report("alt-missing", fieldAt(path, "alt"), "Say what the picture shows.");
    reading.pictures.push(...drawn.files);
    return [{ type: "picture", figure: drawn.figure }];
  },
  draw: (_state, { figure }) => figure,
  allow: pictureAllowance,
};
