// The door of every command: checks that the project's own Node answers, then runs scripts/<name>.ts.
// Plain JavaScript, because an older Node must get far enough to say what is wrong.
const [name, ...options] = process.argv.slice(2);
const major = Number(process.versions.node.split(".")[0]);

if (major < 24) {
  console.error(
    `Stet needs Node 24 or newer and found ${process.version}: the Node that it brings for ${process.platform}-${process.arch} is not installed.`,
  );
  console.error(
    "Run `npm ci` without `--omit=optional`; on another platform, install Node 24 or newer and run the command again.",
  );
  process.exit(1);
}

process.argv.splice(
  1,
  2 + options.length,
  new URL(`./${name}.ts`, import.meta.url).pathname,
  ...options,
);
await import(`./${name}.ts`);
