import { isReferenceSchemaType } from "@sanity/types";
import type { Finding } from "../facts/finding.ts";
import { fieldOf, referenceIn, type OnFile, type StoredDocument } from "../facts/onFile.ts";
import type { Place } from "./shapeProblems.ts";

/**
 * A reference that leads nowhere, or to a document of a type that does not belong there.
 * A weak one may lead to what is not there.
 */
export function referenceProblem(
  document: StoredDocument,
  { type, value, path, title }: Place,
  onFile: OnFile,
): Finding[] {
  if (!isReferenceSchemaType(type) || value === undefined) return [];
  const finding = (message: string): Finding[] => [
    { rule: "schema", level: "error", id: document._id, path, message, found: id },
  ];
  const id = referenceIn(value);
  if (!id) return finding(`${title}: this is no reference to a document.`);
  const target = onFile.get(id);
  const wanted = type.to.map((one) => one.name).filter((name) => name !== undefined);
  // Pictures lie beside the documents; whether their files are there, the lake answers for.
  if (wanted.some((name) => name.startsWith("sanity."))) return [];
  if (!target)
    return type.weak || fieldOf(value, "_weak") === true
      ? []
      : finding(`${title}: the document “${id}” is not there, or not published.`);
  return wanted.includes(target._type)
    ? []
    : finding(
        `${title}: “${id}” is of the type ${target._type}; here only ${wanted.join(", ")} may stand.`,
      );
}
