import { enhanceCommentForm } from "./commentForm.ts";
import { enhanceFactShares, enhanceShareBlock } from "./share.ts";

// What a page gains where a script runs; no page needs it.
for (const block of document.querySelectorAll<HTMLElement>(".share-block"))
  enhanceShareBlock(block);
enhanceFactShares();
const form = document.querySelector<HTMLFormElement>("#comment-form");
if (form) enhanceCommentForm(form);
