import { readCommandToken } from "../lake/commandToken.ts";
import { runningLake } from "./home/lakeRecord.ts";
import { seedIfEmpty } from "./home/seed.ts";
import { stetHome, tokenFile } from "./home/stetHome.ts";
import type { Newsroom } from "./newsroom/newsroom.ts";

export interface NewsroomOptions {
  /** The home of a local lake; `STET_HOME` by default. */
  home?: string;
  /** Fill an empty local lake from `content/`: true for every command but `import`. */
  seed?: boolean;
  /** Others will ask this process for documents too. */
  isServing?: boolean;
  /** Told what takes a moment. */
  say?(line: string): void;
}

/**
 * Opens the documents for a command: those of the hosted project when `SANITY_PROJECT_ID` is set,
 * of the lake that runs for this home, or else of the lake's files in this process.
 */
export async function openNewsroom(options: NewsroomOptions = {}): Promise<Newsroom> {
  // Each is loaded when it is the one: who talks to a running lake need not hold another.
  const project = process.env["SANITY_PROJECT_ID"];
  if (project) return (await import("./newsroom/hosted.ts")).hosted(project);
  const home = options.home ?? stetHome();
  const running = runningLake(home);
  if (running) return (await import("./newsroom/byPort.ts")).byPort(running.port, tokenOf(home));
  const { inProcess } = await import("./newsroom/inProcess.ts");
  const newsroom = inProcess(home, { isServing: options.isServing ?? false });
  try {
    if (options.seed ?? true) await seedIfEmpty(newsroom, options.say);
    return newsroom;
  } catch (error) {
    await newsroom.close();
    throw error;
  }
}

function tokenOf(home: string): string {
  const token = readCommandToken(tokenFile(home));
  if (token) return token;
  throw new Error(
    `A lake runs for ${home}, but ${tokenFile(home)} is missing: end that lake and start it again.`,
  );
}
