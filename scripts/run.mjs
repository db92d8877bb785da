// The door of every command: checks that the project's own Node answers, then runs scripts/<name>.ts.
// Plain JavaScript, because an older Node must get far enough to say what is wrong.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import "./lean.mjs";

const [name = "", ...options] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
const platform = `${process.platform}-${process.arch}`;

if (Number(process.versions.node.split(".")[0]) < 24) {
  stop(
    `Stet needs Node 24 or newer and found ${process.version}: the Node that it brings for ${platform} is not installed.`,
    "Run `npm ci` without `--omit=optional`; on another platform, install Node 24 or newer and run the command again.",
  );
}
if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  stop(`There is no command “${name}”.`, "`npm run` lists the commands.");
}

process.argv.splice(1, 2 + options.length, file, ...options);
try {
  await import(`./${name}.ts`);
} catch (error) {
  // Commands tell their own errors: what arrives here is a part of the installation that is missing.
  if (process.env.STET_TRACE) console.error(error);
  stop(
    `“${name}” cannot start on ${platform}: ${String(error.message).split("\n")[0]}`,
    "Run `npm ci` (without `--omit`), which installs all that it needs; STET_TRACE=1 shows where it stopped.",
  );
}

function stop(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}
