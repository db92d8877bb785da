/** Copies a document's content for another id: what belongs to the stored version stays behind. */
export function contentOf(document: Record<string, unknown>): Record<string, unknown> {
  const { _id, _rev, _updatedAt, _system, ...content } = document;
  return content;
}
