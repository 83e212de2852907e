/** MongoDB: collections with their indexes and validators, from `mongodump` (`*.metadata.json`) or `getCollectionInfos()`. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Place } from "../model/claims/claim.ts";
import { readDocuments } from "./parts/documents/read.ts";
import { at, entriesAt, itemsAt, textAt, textsAt, type Tree } from "./parts/tree.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Detection, Glimpse, Source } from "./source.ts";
import { parentOf } from "./parts/unit-folder.ts";

export const mongodb: Source = {
  id: "mongodb",
  version: 1,
  title: { en: "MongoDB collections", fr: "Collections MongoDB" },
  files: ["dump/DATABASE/*.metadata.json", "*.json of db.getCollectionInfos()"],
  cannotSay: [
    {
      en: "Fields of collections without a validator: documents are never read.",
      fr: "Les champs des collections sans validateur : les documents ne sont jamais lus.",
    },
    { en: "Which application reads or writes a collection.", fr: "Quelle application lit ou écrit une collection." },
  ],
  howToExport: {
    en: "`mongodump` and give the *.metadata.json alone, or `mongosh --quiet --eval 'EJSON.stringify(db.getCollectionInfos())' DB > DB.collections.json`.",
    fr: "« mongodump » et donnez les seuls *.metadata.json, ou « mongosh --quiet --eval 'EJSON.stringify(db.getCollectionInfos())' BASE > BASE.collections.json ».",
  },
  example: {
    files: {
      "dump/shop/orders.metadata.json": `{"options":{"validator":{"$jsonSchema":{"bsonType":"object","required":["number"],"properties":{"number":{"bsonType":"int"},"email":{"bsonType":"string"}}}}},
"indexes":[{"v":2,"key":{"_id":1},"name":"_id_"},{"v":2,"unique":true,"key":{"number":1},"name":"number_1"}],"collectionName":"orders","type":"collection"}`,
    },
    claims: [
      'mention database mongodb:dump/shop "shop" @ dump/shop/orders.metadata.json:1',
      'mention entity mongodb:dump/shop#orders "orders" in mongodb:dump/shop @ dump/shop/orders.metadata.json:1',
      'attribute mongodb:dump/shop#orders attributes: ["number: int","email: string"] @ dump/shop/orders.metadata.json:1',
      'attribute mongodb:dump/shop#orders key: ["number"] @ dump/shop/orders.metadata.json:1',
    ],
  },
  detect: detectCollections,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    const told = new Set<string>();
    for (const artefact of artefacts) {
      const { trees, diagnostics } = readDocuments(artefact, limits);
      yield* diagnostics;
      for (const tree of trees)
        for (const collection of tree.is === "items" ? tree.items : [tree])
          yield* claimsOfCollection(collection, artefact.path, told);
    }
  },
};

function detectCollections({ path, text }: Glimpse): Detection {
  if (path.endsWith(".metadata.json")) return /"indexes"\s*:/u.test(text) ? 3 : 0;
  if (!path.endsWith(".json") || !/^\s*\[/u.test(text)) return 0;
  return /"type"\s*:\s*"(?:collection|view)"/u.test(text) && /"idIndex"|"readOnly"\s*:/u.test(text) ? 3 : 0;
}

/** Folder of a dump, or name of the file; collections of `system` are MongoDB's own. */
function* claimsOfCollection(tree: Tree, path: string, told: Set<string>): Generator<Claim> {
  const isDump = path.endsWith(".metadata.json");
  const file = path.slice(path.lastIndexOf("/") + 1);
  const folder = parentOf(path);
  const name =
    textAt(tree, "collectionName") ??
    textAt(tree, "name") ??
    (isDump ? decoded(file.replace(/\.metadata\.json$/u, "")) : undefined);
  if (name === undefined || name.startsWith("system.")) return;
  const place: Place = { file: path, line: tree.line };
  const say = sayingAt(place, "collection");
  const database = isDump ? folder.slice(folder.lastIndexOf("/") + 1) : file.replace(/\.(?:collections\.)?json$/u, "");
  const key = `mongodb:${isDump ? folder : path}`;
  if (!told.has(key)) {
    told.add(key);
    yield say.mention({ key, sort: "database", names: [database === "." ? "mongodb" : database] });
    yield* say.attribute(key, "technology", "MongoDB");
  }
  const own = `${key}#${name}`;
  yield say.mention({ key: own, sort: "entity", names: [name], inside: { key } });
  const schema = at(tree, "options", "validator", "$jsonSchema");
  const fields = entriesAt(schema, "properties").map(
    ([field, type]) => `${field}: ${textsAt(type, "bsonType")[0] ?? textsAt(type, "type")[0] ?? "any"}`,
  );
  yield* say.attribute(own, "attributes", fields.length === 0 ? undefined : fields);
  const unique = itemsAt(tree, "indexes").find((index) => textAt(index, "unique") === "true");
  const keys = entriesAt(unique, "key").map(([field]) => field);
  yield* say.attribute(own, "key", keys.length === 0 ? undefined : keys);
  const viewed = textAt(tree, "options", "viewOn");
  if (viewed !== undefined)
    yield say.relationship({
      from: { key: own },
      to: { key: `${key}#${viewed}` },
      purpose: "other",
      verb: "relates",
      evidence: "declared",
    });
}

/** `mongodump` writes signs that no file name may have with percent signs. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
