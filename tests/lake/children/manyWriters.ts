import { openLake } from "../../../lake/openLake.ts";

// Sixteen writers at once, so that their transactions share commits; tells each on stdout once it is acknowledged:
// `<writer> <at>`, or `refused <writer> <at>` for every fourth, which is meant to be. Argument: the database.
const [file = ""] = process.argv.slice(2);
const lake = openLake({ file, assets: "unused" });
await lake.mutate({
  mutations: [{ createIfNotExists: { _id: "shared", _type: "shared", n: 0 } }],
  author: "first",
});
await Promise.all(Array.from({ length: 16 }, (_, writer) => write(`w${writer}`)));

async function write(name: string): Promise<void> {
  for (let at = 0; ; at++) {
    const isRefused = at % 4 === 3;
    const mutations = [
      { create: { _id: `${name}-${at}`, _type: "own", writer: name, at, isRefused } },
      { createOrReplace: { _id: `${name}-last`, _type: "last", at } },
      { patch: { id: "shared", inc: { n: 1 } } },
      ...(isRefused ? [{ create: { _id: "shared", _type: "shared" } }] : []),
    ];
    const told = await lake.mutate({ mutations, author: name }).then(
      () => "",
      (error: { status: number }) => `refused ${error.status} `,
    );
    process.stdout.write(`${told}${name} ${at}\n`);
  }
}
