/** Which scripts belong to one database: dumps stand alone, migrations and scripts of one folder go together in their order. */
import { compare } from "../../base/compare.ts";
import type { Artefact } from "../source.ts";
import { isAside, parentOf } from "../parts/unit-folder.ts";
import { Catalogue } from "./catalogue.ts";
import { dialectOf } from "./dialect.ts";
import { readScript } from "./read.ts";
import type { Dialect, Schema } from "./schema.ts";

export interface Database {
  /** The file, or the folder of several. */
  readonly path: string;
  readonly files: readonly string[];
  readonly dialect: Dialect;
  /** Version of the server that wrote the dump. */
  readonly version?: string;
  readonly schema: Schema;
}

interface Open {
  readonly files: string[];
  readonly dialect: Dialect;
  readonly version: string | undefined;
  readonly catalogue: Catalogue;
}

const versions =
  /(?:Dumped from database version|Server version|PostgreSQL database version)[ \t]*:?[ \t]*(\d+(?:\.\d+)*)/u;

export function databasesOf(artefacts: readonly Artefact[]): readonly Database[] {
  const done: Open[] = [];
  const folders = new Map<string, Artefact[]>();
  for (const artefact of artefacts) {
    if (
      isAside(`${artefact.path}`) ||
      /(?:^|[._-])(?:down|undo|rollback|drop)[._]?\w*\.sql$|(?:^|\/)U\d[\w.]*__.*\.sql$/iu.test(artefact.path)
    )
      continue;
    const folder = parentOf(artefact.path);
    folders.set(folder, [...(folders.get(folder) ?? []), artefact]);
  }
  for (const folder of folders.values()) done.push(...ofFolder(folder.toSorted((a, b) => inOrder(a.path, b.path))));
  return done
    .map(({ files, dialect, version, catalogue }) => ({
      path: files.length === 1 ? (files[0] ?? "") : parentOf(files[0] ?? ""),
      files,
      dialect,
      ...(version === undefined ? {} : { version }),
      schema: catalogue.whole(),
    }))
    .filter(({ schema }) => schema.tables.length > 0 || schema.views.length > 0);
}

/** `V2__x` before `V10__y`. */
function inOrder(a: string, b: string): number {
  const padded = (path: string): string => path.replaceAll(/\d+/gu, (digits) => digits.padStart(12, "0"));
  return compare(padded(a), padded(b)) || compare(a, b);
}

/** A script that declares anew what is there already is of another database. */
function ofFolder(artefacts: readonly Artefact[]): readonly Open[] {
  const open: Open[] = [];
  for (const { path, text } of artefacts.map((artefact) => ({ path: artefact.path, text: artefact.text() }))) {
    const said = dialectOf(text);
    const own = new Catalogue();
    readScript(text, said, path, own);
    const declared = own.whole().tables;
    const joined = open.find(
      ({ dialect, catalogue }) => isSpokenWith(dialect, said) && !declared.some((table) => catalogue.hasTable(table)),
    );
    if (joined === undefined) {
      if (declared.length > 0 || own.whole().views.length > 0)
        open.push({ files: [path], dialect: said, version: versions.exec(text.slice(0, 4000))?.[1], catalogue: own });
    } else {
      const before = joined.catalogue.count();
      readScript(text, joined.dialect, path, joined.catalogue);
      if (declared.length > 0 || joined.catalogue.count() !== before) joined.files.push(path);
    }
  }
  return open;
}

function isSpokenWith(one: Dialect, other: Dialect): boolean {
  return one === other || other === "sql" || one === "sql";
}
