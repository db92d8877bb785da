import type { TokenInfo } from "../lake/storage/tokens.ts";
import { checkIsLocal, openOwnLake } from "./home/ownLake.ts";
import { tokenFile } from "./home/stetHome.ts";
import { runCommand } from "./terminal/runCommand.ts";
import type { Terminal } from "./terminal/terminal.ts";

interface Given {
  lake: Awaited<ReturnType<typeof openOwnLake>>["lake"];
  home: string;
  name: string;
  role: TokenInfo["role"];
  terminal: Terminal;
  isJson: boolean;
}

interface Act {
  isNamed: boolean;
  run(given: Given): Promise<Record<string, unknown>>;
}

const acts = new Map<string, Act>([
  ["make", { isNamed: true, run: make }],
  ["list", { isNamed: false, run: list }],
  ["revoke", { isNamed: true, run: revoke }],
]);

await runCommand({
  help: `
npm run tokens -- make NAME --role editor|viewer [--json] · list [--json] · revoke NAME [--json]
make: a new token, printed this once; only its hash is kept. An editor reads and writes everything, a viewer reads everything.
list: names, roles and when they were made; never the tokens themselves.
revoke: takes a token away. A lake that runs refuses it from then on, and closes what it has open.
`,
  options: { role: { type: "string" }, json: { type: "boolean" } },
  operands: ["make, list or revoke", "[NAME]"],
  async run({ options, operands: [what = "", name], terminal }) {
    const act = acts.get(what);
    if (!act) throw new Error(`“${what}” is none of make, list and revoke.`);
    if (act.isNamed && name === undefined) throw new Error(`Whose token? Use: ${what} NAME`);
    if (!act.isNamed && name !== undefined) throw new Error(`“${name}” is one word too many.`);
    if (what !== "make" && options.role !== undefined)
      throw new Error(`--role is for make; ${what} knows no roles.`);
    const role = what === "make" ? roleOf(options.role) : "viewer";
    checkIsLocal("tokens");
    // Late, so that --help and a wrong word are answered at once.
    const { lake, home, close } = await openOwnLake((line) => terminal.error(line));
    try {
      return await act.run({
        lake,
        home,
        name: name ?? "",
        role,
        terminal,
        isJson: options.json === true,
      });
    } finally {
      await close();
    }
  },
});

async function make({ lake, name, role, terminal, isJson }: Given) {
  const { owner } = await import("../lake/commandToken.ts");
  if (name.startsWith(owner))
    throw new Error(`“${owner} …” are this machine's own. Choose another name.`);
  const token = lake.createToken({ name, role });
  // On stdout the token alone, so that a script can take it; with --json it is in the report.
  if (!isJson) terminal.say(token);
  terminal.error(`“${name}”, ${role}. It is not shown again: keep it now.`);
  return { name, role, token };
}

async function list({ lake, terminal }: Given) {
  const tokens = lake.listTokens();
  const width = Math.max(...tokens.map((token) => token.name.length));
  for (const token of tokens)
    terminal.say(`${token.name.padEnd(width)}  ${token.role}  ${token.at}`);
  return { tokens };
}

async function revoke({ lake, home, name, terminal }: Given) {
  if (!lake.revokeToken(name))
    throw new Error(`There is no token “${name}”; list shows those that there are.`);
  terminal.say(`“${name}” is revoked.`);
  // Had it been this machine's own, its commands need another one.
  const { commandToken } = await import("../lake/commandToken.ts");
  commandToken(lake, tokenFile(home));
  return { name, revoked: true };
}

function roleOf(asked: unknown): TokenInfo["role"] {
  if (asked === "editor" || asked === "viewer") return asked;
  if (asked === undefined) throw new Error("--role is missing: editor or viewer.");
  throw new Error(`--role is “${String(asked)}”: it is editor or viewer.`);
}
