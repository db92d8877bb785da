import type { SchemaTypeDefinition } from "sanity";
import { blockTypes, documentTypes } from "../schemas/schemaTypes.ts";
import { icons } from "./icons.ts";
import { Insertions } from "./insert/Insertions.tsx";
import { previews } from "./previews/previews.ts";

/** The content model as the Studio takes it: each type with its icon and, where it has one, a preview of its own. */
export const studioTypes: SchemaTypeDefinition[] = [...documentTypes, ...blockTypes].map((type) => {
  const icon = icons[type.name];
  if (type.name === "body")
    return { ...type, icon, components: { portableText: { plugins: Insertions } } };
  return Object.hasOwn(previews, type.name)
    ? { ...type, icon, preview: previews[type.name] }
    : { ...type, icon };
});
