import { openLake } from "../../../lake/openLake.ts";

// Writes documents one after another and tells each on stdout once it is acknowledged.
// Arguments: the database, the name of this writer, how many.
const [file = "", name = "", count = "0"] = process.argv.slice(2);
const lake = openLake({ file, assets: "unused" });
for (let at = 0; at < Number(count); at++) {
  const _id = `${name}-${at}`;
  const mutations = [
    { create: { _id, _type: "t", at } },
    { createOrReplace: { _id: `${name}-last`, _type: "last", at } },
    { createIfNotExists: { _id: "shared", _type: "t", n: 0 } },
    { patch: { id: "shared", inc: { n: 1 } } },
  ];
  await lake.mutate({ mutations, author: name });
  process.stdout.write(`${_id}\n`);
}
await lake.close();
