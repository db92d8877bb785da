import {
  isArraySchemaType,
  isBlockSchemaType,
  isObjectSchemaType,
  isSpanSchemaType,
  type ArraySchemaType,
  type BlockSchemaType,
  type ObjectSchemaType,
  type SchemaType,
} from "@sanity/types";
import type { Level } from "../facts/finding.ts";
import { fieldOf, wordsIn } from "../facts/onFile.ts";
import type { Path } from "../facts/path.ts";

/** A value that is not what the content model has in its place. */
export interface ShapeProblem {
  level: Level;
  path: Path;
  message: string;
}

/** A value in its place, with the type it was found to be of. */
export interface Place {
  type: SchemaType;
  value: unknown;
  parent: unknown;
  path: Path;
  /** What an editor calls the field. */
  title: string;
}

/**
 * Looks at one value alone: is it of its type, and which places lie in it? The walk is led by the
 * schema, so it is no deeper than the schema is, whatever a document holds.
 * `@sanity/validation` notices neither unknown blocks and marks nor wrong items of a list.
 */
export function lookAt(place: Place): { problems: ShapeProblem[]; within: Place[] } {
  const { type, value, path, title } = place;
  if (value === undefined) return { problems: [], within: inside(place) };
  const found = kindOf(value);
  if (found !== type.jsonType)
    return {
      problems: [error(path, `${title}: expected ${words(type.jsonType)}, found ${words(found)}.`)],
      within: [],
    };
  if (isArraySchemaType(type)) return lookAtItems(place, type, Array.isArray(value) ? value : []);
  if (isObjectSchemaType(type))
    return {
      problems: [
        ...otherType(place, type),
        ...unknownFields(place, type),
        ...(isBlockSchemaType(type) ? unknownMarks(place, type) : []),
      ],
      within: inside(place),
    };
  return { problems: [], within: [] };
}

function inside({ type, value, path }: Place): Place[] {
  if (!isObjectSchemaType(type) || value === undefined) return [];
  return type.fields.map((field) => ({
    type: field.type,
    value: fieldOf(value, field.name),
    parent: value,
    path: [...path, field.name],
    title: field.type.title ?? field.name,
  }));
}

function lookAtItems(
  { value: parent, path, title }: Place,
  type: ArraySchemaType,
  items: readonly unknown[],
): { problems: ShapeProblem[]; within: Place[] } {
  const problems: ShapeProblem[] = [];
  const within: Place[] = [];
  const keys = new Set<string>();
  for (const [index, value] of items.entries()) {
    const key = fieldOf(value, "_key");
    const unique = typeof key === "string" && key !== "" && !keys.has(key);
    const itemPath = [...path, unique ? { _key: key } : index];
    const member = memberFor(value, type.of);
    if (typeof member === "string") problems.push(error(itemPath, `${title}: ${member}`));
    else {
      within.push({ type: member, value, parent, path: itemPath, title: member.title ?? title });
      if (member.jsonType === "object" && !unique)
        problems.push(
          typeof key === "string" && keys.has(key)
            ? error(itemPath, `${title}: two items have the key “${key}”.`)
            : warning(itemPath, `${title}: an item has no key, so the Studio cannot edit it.`),
        );
    }
    if (typeof key === "string") keys.add(key);
  }
  return { problems, within };
}

/** The type of a list's item, or what is wrong with the item. */
function memberFor(item: unknown, of: readonly SchemaType[]): SchemaType | string {
  const kind = kindOf(item);
  const fitting = of.filter((type) => type.jsonType === kind);
  if (kind !== "object")
    return fitting[0] ?? `${words(kind)} stands in the list where ${named(of)} belongs.`;
  const type = fieldOf(item, "_type");
  if (typeof type !== "string") return `an item does not say what it is (it has no _type).`;
  return (
    fitting.find((candidate) => candidate.name === type) ??
    `“${type.slice(0, 80)}” cannot stand here, only ${named(of)}.`
  );
}

/** A field's own `_type`; an item's has been looked at in its list. */
function otherType({ value, path, title }: Place, type: ObjectSchemaType): ShapeProblem[] {
  const stated = fieldOf(value, "_type");
  const names = [type.name, type.type?.name];
  return stated === undefined || names.includes("object") || names.some((name) => name === stated)
    ? []
    : [
        error(
          path,
          `${title}: “${String(stated).slice(0, 80)}” cannot stand here, only ${type.name}.`,
        ),
      ];
}

function unknownFields({ value, path, title }: Place, type: ObjectSchemaType): ShapeProblem[] {
  const known = new Set(type.fields.map((field) => field.name));
  return Object.keys(Object(value))
    .filter((name) => !known.has(name) && !name.startsWith("_"))
    .map((name) =>
      warning([...path, name], `${title} has no field “${name.slice(0, 80)}”: nobody reads it.`),
    );
}

function unknownMarks({ value, path, title }: Place, type: BlockSchemaType): ShapeProblem[] {
  const markDefs = fieldOf(value, "markDefs");
  const children = fieldOf(value, "children");
  const known = new Set([
    ...decorators(type),
    ...(Array.isArray(markDefs) ? markDefs.map((mark) => wordsIn(mark, "_key")) : []),
  ]);
  if (!Array.isArray(children)) return [];
  return children.flatMap((child, index) => {
    const marks = fieldOf(child, "marks");
    const step = wordsIn(child, "_key");
    return (Array.isArray(marks) ? marks : []).flatMap((mark: unknown, at) =>
      typeof mark !== "string" || known.has(mark)
        ? []
        : error(
            [...path, "children", step === undefined ? index : { _key: step }, "marks", at],
            `${title}: the mark “${mark.slice(0, 80)}” is none that words can carry, and nothing defines it.`,
          ),
    );
  });
}

function decorators(type: BlockSchemaType): string[] {
  const children = type.fields.find((field) => field.name === "children")?.type;
  const span = isArraySchemaType(children) ? children.of.find(isSpanSchemaType) : undefined;
  return span?.decorators.map((decorator) => decorator.value) ?? [];
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function words(kind: string): string {
  return (
    new Map([
      ["string", "words"],
      ["number", "a number"],
      ["boolean", "yes or no"],
      ["array", "a list"],
      ["object", "a group of fields"],
      ["null", "nothing (null)"],
    ]).get(kind) ?? kind
  );
}

function named(of: readonly SchemaType[]): string {
  return of.map((type) => type.name).join(", ");
}

function error(path: Path, message: string): ShapeProblem {
  return { level: "error", path, message };
}

function warning(path: Path, message: string): ShapeProblem {
  return { level: "warning", path, message };
}
