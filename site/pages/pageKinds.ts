import type { PageKind } from "../pageKind.ts";
import { article } from "./article.ts";

/** Every kind of page, in the order they are written: what is linked to comes before what links. */
export const pageKinds: readonly PageKind[] = [article];
