import type { VFile } from "vfile";
import type { CardContent, SiteContext } from "../context.ts";

/** Names a share card by what it shows, asks for it, and gives its address: one card is made once. */
export function shareCard(file: VFile, content: CardContent, context: SiteContext): string {
  const path = `/images/card-${context.hash(JSON.stringify(content))}.png`;
  (file.data.cards ??= []).push({ path, content });
  return path;
}
