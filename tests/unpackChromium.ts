import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-stream";

const packageFolder = fileURLToPath(
  new URL("../node_modules/@sparticuz/chromium", import.meta.url),
);

/**
 * Unpacks the Chromium of `@sparticuz/chromium` beside the packages, once, with its fonts and the
 * libraries (NSS) that a bare Linux lacks.
 * The package's own unpacking writes into the shared temporary folder and takes a half-written
 * file of another process for a whole one; two test workers starting at once would meet that.
 */
export async function unpackChromium(): Promise<{ path: string; env: Record<string, string> }> {
  const { version }: { version: string } = JSON.parse(
    await readFile(join(packageFolder, "package.json"), "utf8").catch((cause: unknown) => {
      throw new Error(
        "No Chrome or Chromium on this machine, and the package @sparticuz/chromium is not installed. Run `npm ci`, or set CHROME_PATH to a browser.",
        { cause },
      );
    }),
  );
  const folder = join(packageFolder, `../../.cache/chromium-${version}`);
  if (!existsSync(folder)) {
    const half = `${folder}.${process.pid}`;
    await mkdir(half, { recursive: true });
    await Promise.all([
      unpackFile("chromium.br", join(half, "chromium")),
      ...["al2023", "fonts", "swiftshader"].map((name) => unpackTar(`${name}.tar.br`, half)),
    ]);
    await writeFile(join(half, "fonts.conf"), fontSettings(folder));
    // Whoever comes second finds the folder there and throws its own away.
    await rename(half, folder).catch(() => rm(half, { recursive: true }));
  }
  const libraries = [join(folder, "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return {
    path: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: folder },
  };
}

// The settings that come in the package name folders of its own cloud.
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

function packed(name: string) {
  return createReadStream(join(packageFolder, "bin", name)).pipe(createBrotliDecompress());
}

async function unpackFile(name: string, target: string): Promise<void> {
  await pipeline(packed(name), createWriteStream(target, { mode: 0o755 }));
}

async function unpackTar(name: string, folder: string): Promise<void> {
  const entries = extract();
  const done = pipeline(packed(name), entries);
  for await (const entry of entries) {
    const path = join(folder, normalize(`/${entry.header.name}`));
    await mkdir(entry.header.type === "directory" ? path : dirname(path), { recursive: true });
    if (entry.header.type === "file")
      await pipeline(entry, createWriteStream(path, { mode: entry.header.mode ?? 0o644 }));
    else if (entry.header.type === "symlink") await symlink(entry.header.linkname ?? "", path);
    entry.resume();
  }
  await done;
}
