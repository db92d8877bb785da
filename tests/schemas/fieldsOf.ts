import { isArraySchemaType, isObjectSchemaType, type SchemaType } from "@sanity/types";
import { wordsIn, type StoredDocument } from "../../facts/onFile.ts";
import { printPath, type Path } from "../../facts/path.ts";
import { compileSchema } from "../../schemas/compileSchema.ts";
import { documentTypes } from "../../schemas/schemaTypes.ts";

/** A field somewhere in a document, found by walking the compiled schemas. */
export interface Field {
  /** As a person reads it: `article.body[].pullQuote.text`. */
  name: string;
  type: SchemaType;
  /** A document that holds a value in this field and otherwise only what leads there. */
  holding(value: unknown): StoredDocument;
}

/** Fields that Sanity brings, and fills itself. */
const brought = /\.(_ref|_weak|asset|media|source|hotspot|crop)(\.|$)/;

const schema = compileSchema();

/** Every field of every document of the newsroom, however deep: a new field is among them at once. */
export function allFields(): Field[] {
  return documentTypes
    .flatMap(({ name }) => {
      const type = schema.get(name);
      if (!type) throw new Error(`${name} is not in the compiled schema`);
      return within(type, name, (value) => ({ _id: `${name}-1`, _type: name, ...Object(value) }));
    })
    .filter(({ name, type }) => !brought.test(name) || type.title === "Source");
}

function within(
  type: SchemaType,
  name: string,
  holding: (value: unknown) => StoredDocument,
): Field[] {
  if (isObjectSchemaType(type) && type.type?.name !== "reference")
    return type.fields.flatMap((field) => {
      const hold = (value: unknown) => holding({ [field.name]: value });
      const inner = `${name}.${field.name}`;
      return [
        { name: inner, type: field.type, holding: hold },
        ...within(field.type, inner, (value) =>
          hold(isObjectSchemaType(field.type) ? typed(field.type, value) : value),
        ),
      ];
    });
  if (isArraySchemaType(type))
    return type.of.flatMap((member) => {
      const hold = (value: unknown) => holding([value]);
      const inner = `${name}[].${member.name}`;
      const item = (value: unknown) => hold({ ...Object(typed(member, value)), _key: "k" });
      return [{ name: inner, type: member, holding: hold }, ...within(member, inner, item)];
    });
  return [];
}

function typed(type: SchemaType, value: unknown): unknown {
  return type.name === "object" ? value : { _type: type.name, ...Object(value) };
}

/** Where a value stands in a document, in Sanity's notation. */
export function pathTo(document: unknown, wanted: unknown): string {
  const path = search(document, wanted, []);
  if (!path) throw new Error("The value does not stand in the document.");
  return printPath(path);
}

function search(value: unknown, wanted: unknown, path: Path): Path | undefined {
  if (value === wanted) return path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const key = wordsIn(inner, "_key");
    const step = Array.isArray(value) ? (key === undefined ? Number(name) : { _key: key }) : name;
    const found = search(inner, wanted, [...path, step]);
    if (found) return found;
  }
  return undefined;
}
