import type { Route } from "./route.ts";
import { file, image } from "./routes/asset.ts";
import { doc } from "./routes/doc.ts";
import { mutate } from "./routes/mutate.ts";
import { ping } from "./routes/ping.ts";
import { query, queryInBody } from "./routes/query.ts";
import { uploadFile, uploadImage } from "./routes/uploadAsset.ts";
import { usersMe } from "./routes/usersMe.ts";

/** Everything that the lake answers. */
export const routes: Route[] = [
  query,
  queryInBody,
  mutate,
  doc,
  uploadImage,
  uploadFile,
  image,
  file,
  usersMe,
  ping,
];
