import { largestUpload, storeAsset } from "../assets/storeAsset.ts";
import { readBody } from "../http/readBody.ts";
import { json } from "../http/respond.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";

/** Takes in a picture: the body is the file itself. */
export const uploadImage: Route = {
  method: "POST",
  path: "/assets/images/:dataset",
  isVersioned: true,
  needs: "editor",
  answer: (call) => upload(call, "image"),
};

/** Takes in any other file. */
export const uploadFile: Route = {
  method: "POST",
  path: "/assets/files/:dataset",
  isVersioned: true,
  needs: "editor",
  answer: (call) => upload(call, "file"),
};

async function upload(
  { lake, request, url, caller }: Call,
  kind: "image" | "file",
): Promise<Response> {
  const bytes = await readBody(request, largestUpload[kind]);
  if (bytes.length === 0)
    throw refuse(400, "The upload is empty: its body must be the file itself.");
  const document = await storeAsset(lake, {
    kind,
    bytes,
    filename: url.searchParams.get("filename")?.slice(0, 255) || undefined,
    attributes: attributesIn(url.searchParams),
    publicUrl: url.origin,
    author: caller.name,
  });
  return json({ document });
}

function attributesIn(search: URLSearchParams): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const name of ["label", "title", "description", "creditLine"]) {
    const value = search.get(name);
    if (value) attributes[name] = value.slice(0, 10_000);
  }
  const [id, name, url] = ["sourceId", "sourceName", "sourceUrl"].map((part) => search.get(part));
  if (id)
    attributes["source"] = {
      _type: "sanity.assetSourceData",
      id,
      name: name ?? "",
      url: url ?? "",
    };
  return attributes;
}
