import { idIn, placeOf } from "../documentId.ts";
import type { DocumentChange, TransactionChanges } from "./documentChange.ts";

/** Something that happened to a document as the Studio lists it; edits it finds itself, from the transactions. */
export interface DocumentEvent {
  type: string;
  timestamp: string;
  author: string;
  documentId: string;
  [detail: string]: unknown;
}

/** What else stood in a document's versions when a transaction was done: its draft's revision, or null. */
export type DraftAt = (seq: number) => string | null;

/** Tells what a transaction means for a published document, a draft or a version. */
export function documentEvents(
  transaction: TransactionChanges,
  asked: string,
  draftAt: DraftAt,
): DocumentEvent[] {
  const { base } = placeOf(asked);
  const group = transaction.changes.filter(({ id }) => placeOf(id).base === base);
  const published = group.find(({ id }) => id === base);
  const versions = group.filter(({ id }) => id !== base);
  const told = (type: string, details: Record<string, unknown> = {}): DocumentEvent => ({
    type,
    timestamp: transaction.at,
    author: transaction.author,
    documentId: base,
    ...details,
  });
  const events = [
    ...(published ? eventsOfPublished(published, versions, transaction, told, draftAt) : []),
    ...versions.flatMap((version) => eventsOfVersion(version, published, transaction, told)),
  ];
  return events.filter((event) => concerns(event, asked));
}

type Told = (type: string, details?: Record<string, unknown>) => DocumentEvent;

function eventsOfPublished(
  published: DocumentChange,
  versions: DocumentChange[],
  transaction: TransactionChanges,
  told: Told,
  draftAt: DraftAt,
): DocumentEvent[] {
  const source = versions.find(({ rev }) => rev === null);
  const kept = versions.find(({ rev }) => rev !== null);
  if (published.rev === null) {
    const draftRevision = kept?.rev ?? (source ? null : draftAt(transaction.seq));
    if (draftRevision === null) return [told("deleteDocumentGroup")];
    const versionId = kept?.id ?? idIn("drafts", published.id);
    return [told("unpublishDocument", { versionId, versionRevisionId: draftRevision })];
  }
  if (source) {
    const publishing = {
      revisionId: published.rev,
      versionId: source.id,
      ...releaseOf(source.id),
      versionRevisionId: source.before()?._rev,
      publishCause: "document.publish",
      contributors: [transaction.author],
    };
    return [told("publishDocumentVersion", publishing)];
  }
  const isNew = published.beforeText() === null;
  return [told(isNew ? "createLiveDocument" : "updateLiveDocument", { revisionId: published.rev })];
}

function eventsOfVersion(
  version: DocumentChange,
  published: DocumentChange | undefined,
  transaction: TransactionChanges,
  told: Told,
): DocumentEvent[] {
  const { id: versionId, rev } = version;
  const about = { versionId, ...releaseOf(versionId) };
  if (rev !== null) {
    if (version.beforeText() !== null) return [];
    return [told("createDocumentVersion", { ...about, versionRevisionId: rev })];
  }
  // With the published document it went to be published, or with all there was.
  if (published) return [];
  const last = version.before()?._rev ?? transaction.id;
  return [told("deleteDocumentVersion", { ...about, versionRevisionId: last })];
}

function releaseOf(versionId: string): { releaseId?: string } {
  const { layer } = placeOf(versionId);
  return layer.startsWith("versions.") ? { releaseId: layer.slice("versions.".length) } : {};
}

function concerns(event: DocumentEvent, asked: string): boolean {
  if (event.type === "deleteDocumentGroup") return true;
  if (placeOf(asked).layer !== "") return event["versionId"] === asked;
  return event.type !== "createDocumentVersion" && event.type !== "deleteDocumentVersion";
}
