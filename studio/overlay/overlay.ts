import { createNode, createNodeMachine } from "@sanity/comlink";
import {
  createCompatibilityActors,
  type VisualEditingControllerMsg,
  type VisualEditingNodeMsg,
} from "@sanity/presentation-comlink";
import { followChanges } from "./followChanges.ts";
import { fieldOf } from "./fieldOf.ts";
import { swapPage } from "./swapPage.ts";

/** Beside the form: clicks open fields, and the Studio knows which page is shown. */
function speakWithStudio(): void {
  const studio = createNode<VisualEditingNodeMsg, VisualEditingControllerMsg>(
    { name: "visual-editing", connectTo: "presentation" },
    createNodeMachine<VisualEditingNodeMsg, VisualEditingControllerMsg>().provide({
      actors: createCompatibilityActors<VisualEditingNodeMsg>(),
    }),
  );
  let isEditing = true;
  document.documentElement.classList.add("is-edited");
  document.addEventListener("click", (event) => {
    const field = isEditing && event.target instanceof Element && fieldOf(event.target);
    if (!field) return;
    event.preventDefault();
    studio.post("visual-editing/focus", field);
  });
  studio.on("presentation/toggle-overlay", () => {
    isEditing = !isEditing;
    document.documentElement.classList.toggle("is-edited", isEditing);
    studio.post("visual-editing/toggle", { enabled: isEditing });
  });
  studio.on("presentation/navigate", ({ url, type }) => {
    if (type === "replace") location.replace(url);
    else location.assign(url);
  });
  studio.on("presentation/refresh", (refresh) => {
    studio.post("visual-editing/refreshing", refresh);
    void swapPage().then(() => studio.post("visual-editing/refreshed", refresh));
  });
  studio.onStatus(() => {
    studio.post("visual-editing/navigate", {
      type: "replace",
      title: document.title,
      url: location.href,
    });
    studio.post("visual-editing/toggle", { enabled: isEditing });
  }, "connected");
  studio.start();
}

if (window.parent !== window || window.opener) speakWithStudio();
followChanges(() => void swapPage());
