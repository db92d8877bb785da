import { type ListeningLake, listenOn } from "../../lake/listenOn.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { forgetLake, recordLake } from "./lakeRecord.ts";
import { portOf } from "./stetHome.ts";

/** Lets other commands and programs of this machine reach the lake of this process. */
export async function openToOthers(newsroom: Newsroom, home: string): Promise<ListeningLake> {
  if (!newsroom.own)
    throw new Error(
      `This home has a lake already (${newsroom.where}): end that process, or set STET_HOME for another home.`,
    );
  const listening = await listenOn(newsroom.own.app, portOf("LAKE_PORT", 3900));
  recordLake(home, listening.port);
  newsroom.own.lake.warmUp();
  return {
    ...listening,
    async close() {
      forgetLake(home);
      await listening.close();
    },
  };
}
