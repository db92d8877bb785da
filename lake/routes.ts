import type { Route } from "./route.ts";
import { actions } from "./routes/actions.ts";
import { file, image } from "./routes/asset.ts";
import { changes } from "./routes/changes.ts";
import { doc } from "./routes/doc.ts";
import { exportData, exportFile } from "./routes/exportData.ts";
import { importFile } from "./routes/importFile.ts";
import { mutate } from "./routes/mutate.ts";
import { listen } from "./routes/listen.ts";
import { ping } from "./routes/ping.ts";
import { query, queryInBody } from "./routes/query.ts";
import { uploadFile, uploadImage } from "./routes/uploadAsset.ts";
import { usersMe } from "./routes/usersMe.ts";

/** Everything that the lake answers. */
export const routes: Route[] = [
  query,
  queryInBody,
  mutate,
  actions,
  listen,
  doc,
  exportData,
  uploadImage,
  uploadFile,
  image,
  file,
  usersMe,
  ping,
  exportFile,
  importFile,
  changes,
];
