import type { Lake } from "../../lake/openLake.ts";
import { openNewsroom } from "../lakeClient.ts";
import { lakeFiles, stetHome } from "./stetHome.ts";

/** Refuses a command that is about the files of this machine's lake while a hosted project is asked for. */
export function checkIsLocal(command: string): void {
  const project = process.env["SANITY_PROJECT_ID"];
  if (!project) return;
  throw new Error(
    `“${command}” is for the lake on this machine, and SANITY_PROJECT_ID names the hosted project “${project}”. Unset it, or use Sanity's own tools.`,
  );
}

/** Opens the lake of this home for what HTTP has no words for; a lake that runs goes on meanwhile. */
export async function openOwnLake(
  say: (line: string) => void,
): Promise<{ lake: Lake; home: string; close(): Promise<void> }> {
  const home = stetHome();
  const newsroom = await openNewsroom({ home, say });
  if (newsroom.own) return { lake: newsroom.own.lake, home, close: () => newsroom.close() };
  const { openLake } = await import("../../lake/openLake.ts");
  const lake = openLake(lakeFiles(home));
  return { lake, home, close: () => lake.close() };
}
