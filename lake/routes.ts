import type { Route } from "./route.ts";
import { actions } from "./routes/actions.ts";
import { authFetch, authId, authLogout, authProviders, checkCors } from "./routes/auth.ts";
import { file, image } from "./routes/asset.ts";
import { changes } from "./routes/changes.ts";
import { doc } from "./routes/doc.ts";
import { exportData, exportFile } from "./routes/exportData.ts";
import { importFile } from "./routes/importFile.ts";
import { mutate } from "./routes/mutate.ts";
import { features } from "./routes/features.ts";
import { acl, grants } from "./routes/grants.ts";
import { documentHistory, eventHistory, transactionHistory } from "./routes/history.ts";
import { keyValue, setKeyValue } from "./routes/keyvalue.ts";
import { listen } from "./routes/listen.ts";
import { liveEvents } from "./routes/liveEvents.ts";
import { ping } from "./routes/ping.ts";
import { datasets, project, projectDatasets, projects, projectStudios } from "./routes/projects.ts";
import { query, queryInBody } from "./routes/query.ts";
import { studioAsks } from "./routes/studioAsks.ts";
import { uploadFile, uploadImage } from "./routes/uploadAsset.ts";
import { users } from "./routes/users.ts";
import { usersMe } from "./routes/usersMe.ts";

/** Everything that the lake answers. */
export const routes: Route[] = [
  query,
  queryInBody,
  mutate,
  actions,
  listen,
  liveEvents,
  documentHistory,
  transactionHistory,
  eventHistory,
  doc,
  exportData,
  uploadImage,
  uploadFile,
  image,
  file,
  usersMe,
  keyValue,
  setKeyValue,
  users,
  projects,
  project,
  projectDatasets,
  projectStudios,
  datasets,
  acl,
  grants,
  features,
  ...studioAsks,
  authProviders,
  authId,
  authFetch,
  authLogout,
  checkCors,
  ping,
  exportFile,
  importFile,
  changes,
];
