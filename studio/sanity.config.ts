import type { SingleWorkspace } from "sanity";
import { presentationTool } from "sanity/presentation";
import { structureTool } from "sanity/structure";
import { PanelLeftIcon } from "@sanity/icons/PanelLeft";
import { PresentationIcon } from "@sanity/icons/Presentation";
import type { Addresses } from "./addresses.ts";
import { editorActions } from "./actions/editorActions.ts";
import { badges } from "./badges/badges.ts";
import { desk, deskNode } from "./desk/desk.ts";
import { OpensWithToday } from "./desk/OpensWithToday.tsx";
import { BlockWithFindings } from "./findings/BlockWithFindings.tsx";
import { FieldWithFindings } from "./findings/FieldWithFindings.tsx";
import { sentences } from "./findings/sentences.ts";
import { lakeClient } from "./lakeClient.ts";
import { newDocuments } from "./newDocuments.ts";
import { PaperIcon } from "./PaperIcon.tsx";
import { locations } from "./previewTool/locations.ts";
import { mainDocuments } from "./previewTool/mainDocuments.ts";
import { studioTypes } from "./schema.ts";
import { templates } from "./templates/templates.ts";

/** The Studio for a newsroom's addresses; it needs no account where the lake is ours. */
export function studioConfig(addresses: Addresses): SingleWorkspace {
  const { lake, project, dataset, title } = addresses;
  return {
    name: "default",
    title,
    icon: PaperIcon,
    basePath: "/",
    projectId: project,
    dataset,
    ...(lake ? { apiHost: lake, unstable_clientFactory: lakeClient(lake) } : {}),
    schema: { types: studioTypes, templates },
    plugins: [
      structureTool({
        title: "Desk",
        icon: PanelLeftIcon,
        structure: desk,
        defaultDocumentNode: deskNode,
      }),
      presentationTool({
        title: "Preview",
        icon: PresentationIcon,
        previewUrl: { initial: `${location.origin}/preview/` },
        allowOrigins: [location.origin],
        resolve: { mainDocuments, locations },
      }),
    ],
    document: {
      actions: editorActions,
      badges,
      newDocumentOptions: newDocuments,
      comments: { enabled: false },
      askToEdit: { enabled: false },
    },
    form: { components: { field: FieldWithFindings, block: BlockWithFindings } },
    i18n: { bundles: [sentences] },
    studio: { components: { activeToolLayout: OpensWithToday } },
    // What follows stands for paid or foreign services, beside which ours would be a second one.
    releases: { enabled: false },
    scheduledDrafts: { enabled: false },
    scheduledPublishing: { enabled: false },
    tasks: { enabled: false },
    announcements: { enabled: false },
    mediaLibrary: { enabled: false },
    apps: { canvas: { enabled: false } },
  };
}
