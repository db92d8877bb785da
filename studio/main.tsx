import { renderStudio } from "sanity";
import { readAddresses } from "./addresses.ts";
import { studioConfig } from "./sanity.config.ts";

const page = document.getElementById("studio");
if (page) {
  try {
    renderStudio(page, studioConfig(await readAddresses()), { basePath: "/" });
  } catch (error) {
    page.textContent = `The Studio cannot open: ${error instanceof Error ? error.message : error}`;
  }
}
