/** What the name of an asset tells: `image-<sha1>-<w>x<h>-<ext>` and `file-<sha1>-<ext>` in ids, dots for the last dash in files. */
export interface AssetName {
  kind: "image" | "file";
  sha1: string;
  /** Pixels; 0 for files. */
  width: number;
  height: number;
  extension: string;
}

/** The id of the document that describes an asset. */
export function assetId(name: AssetName): string {
  return name.kind === "image"
    ? `image-${name.sha1}-${name.width}x${name.height}-${name.extension}`
    : `file-${name.sha1}-${name.extension}`;
}

/** The file of an asset below its folder: `images/<sha1>-<w>x<h>.<ext>` or `files/<sha1>.<ext>`. */
export function assetFile(name: AssetName): string {
  return name.kind === "image"
    ? `images/${name.sha1}-${name.width}x${name.height}.${name.extension}`
    : `files/${name.sha1}.${name.extension}`;
}

/** Reads an asset's id, or gives null for any other id. */
export function assetOfId(id: string): AssetName | null {
  return read(
    /^(image)-([a-f0-9]{40})-(\d{1,6})x(\d{1,6})-([a-z0-9]{1,10})$/.exec(id),
    /^(file)-([a-f0-9]{40})()()-([a-z0-9]{1,10})$/.exec(id),
  );
}

/** Reads the path of an asset's file, or gives null for any other path: what comes from outside never names a file itself. */
export function assetOfFile(path: string): AssetName | null {
  return read(
    /^(image)s\/([a-f0-9]{40})-(\d{1,6})x(\d{1,6})\.([a-z0-9]{1,10})$/.exec(path),
    /^(file)s\/([a-f0-9]{40})()()\.([a-z0-9]{1,10})$/.exec(path),
  );
}

function read(image: RegExpExecArray | null, file: RegExpExecArray | null): AssetName | null {
  const [, kind, sha1 = "", width, height, extension = ""] = image ?? file ?? [];
  if (kind !== "image" && kind !== "file") return null;
  return { kind, sha1, width: Number(width), height: Number(height), extension };
}
