/** Tells a file's type from its first bytes: its name is what somebody says, and browsers act on the type. */
export function sniffType(head: Uint8Array): string {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096));
  for (const [type, at, signature] of signatures) {
    if (bytes.subarray(at, at + signature.length).equals(signature)) return type;
  }
  // Text is served as plain text, whatever is in it: a page of HTML must not run at the lake's address.
  return isText(bytes) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

/** The extension for a type, where a file's name has none. */
export function extensionOf(type: string): string {
  return extensions.get(type) ?? (type.startsWith("text/plain") ? "txt" : "bin");
}

const ascii = (text: string) => Buffer.from(text, "latin1");

const signatures: [type: string, at: number, signature: Buffer][] = [
  ["application/pdf", 0, ascii("%PDF-")],
  ["image/png", 0, ascii("\x89PNG\r\n\x1a\n")],
  ["image/jpeg", 0, ascii("\xff\xd8\xff")],
  ["image/gif", 0, ascii("GIF8")],
  ["image/webp", 8, ascii("WEBP")],
  ["image/avif", 4, ascii("ftypavif")],
  ["image/tiff", 0, ascii("II*\0")],
  ["image/tiff", 0, ascii("MM\0*")],
  ["video/mp4", 4, ascii("ftyp")],
  ["video/webm", 0, ascii("\x1aE\xdf\xa3")],
  ["audio/mpeg", 0, ascii("ID3")],
  ["audio/mpeg", 0, ascii("\xff\xfb")],
  ["audio/ogg", 0, ascii("OggS")],
  ["audio/flac", 0, ascii("fLaC")],
  ["audio/wav", 8, ascii("WAVE")],
  ["font/woff2", 0, ascii("wOF2")],
  ["application/gzip", 0, ascii("\x1f\x8b")],
  ["application/zip", 0, ascii("PK\x03\x04")],
];

const extensions = new Map([
  ["application/pdf", "pdf"],
  ["image/png", "png"],
  ["image/jpeg", "jpg"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
  ["image/avif", "avif"],
  ["image/tiff", "tif"],
  ["video/mp4", "mp4"],
  ["video/webm", "webm"],
  ["audio/mpeg", "mp3"],
  ["audio/ogg", "ogg"],
  ["audio/flac", "flac"],
  ["audio/wav", "wav"],
  ["application/gzip", "gz"],
  ["application/zip", "zip"],
]);

function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  // A piece may end within a character: `stream` lets the last one be unfinished.
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
