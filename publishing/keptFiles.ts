import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A folder of files that are costly to make and never change under the same name. */
export function keptFiles(folder: string) {
  return {
    /** The bytes, or nothing where the file has not been made yet. */
    async read(name: string): Promise<Buffer | undefined> {
      try {
        return await readFile(join(folder, name));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
    },
    /** Keeps a file whole: a run that is killed leaves no half of it. */
    async write(name: string, bytes: Uint8Array): Promise<void> {
      await mkdir(folder, { recursive: true });
      const beside = join(folder, `.${process.pid}-${name}`);
      await writeFile(beside, bytes);
      await rename(beside, join(folder, name));
    },
  };
}
