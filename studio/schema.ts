import type { SchemaTypeDefinition } from "sanity";
import { blockTypes, documentTypes } from "../schemas/schemaTypes.ts";
import { icons } from "./icons.ts";
import { OnFile } from "./insert/OnFile.tsx";
import { Insertions } from "./insert/Insertions.tsx";
import { previews } from "./previews/previews.ts";

/** The content model as the Studio takes it: each type with its icon and, where it has one, a preview of its own. */
export const studioTypes: SchemaTypeDefinition[] = [...documentTypes, ...blockTypes].map((type) => {
  const own = {
    icon: icons[type.name],
    ...(Object.hasOwn(previews, type.name) ? { preview: previews[type.name] } : {}),
  };
  switch (type.name) {
    case "body":
      return { ...type, ...own, components: { portableText: { plugins: Insertions } } };
    case "quoted":
    case "figureInProse":
      return { ...type, ...own, components: { annotation: OnFile } };
    default:
      return { ...type, ...own };
  }
});
