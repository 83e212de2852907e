/** Source of claims: source code in many languages, unit by unit. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { aspireClaims, isAspireHost } from "./aspire.ts";
import { isGenerated, languageEnds, languageOf } from "./files.ts";
import { lexicalOutline } from "./lexical.ts";
import type { CodeLanguage, CodeOutline } from "./outline.ts";
import { withLibraries } from "./libraries.ts";
import { programsOf } from "./programs.ts";
import { readUnit, serversOf, type ReadUnit } from "./read-unit.ts";
import type { Artefact, Glimpse, Source, Surroundings } from "../source.ts";
import type { UnitFile } from "./defined.ts";
import { type Unit, unitsOf } from "./units.ts";

/** Larger files are data or made by programs. */
const LARGEST_FILE = 1_500_000;
/** Share of a file that a grammar may fail on before the tolerant reader is the better one. */
const MOST_BROKEN = 0.3;

export const code: Source = {
  id: "code",
  version: 1,
  title: { en: "Source code", fr: "Code source" },
  files: languageEnds.map((end) => `*.${end}`),
  cannotSay: [
    {
      en: "Addresses that are put together at run time from what a request or a database brings.",
      fr: "Les adresses composées à l’exécution à partir d’une requête ou d’une base de données.",
    },
    {
      en: "How often and how long it calls: that is in traces.",
      fr: "La fréquence et la durée des appels : elles sont dans les traces.",
    },
    {
      en: "Calls made by libraries whose source is not in the folder.",
      fr: "Les appels faits par des bibliothèques dont les sources ne sont pas dans le dossier.",
    },
  ],
  howToExport: {
    en: "A checkout of the repository; nothing is built or run.",
    fr: "Une copie de travail du dépôt ; rien n’est compilé ni exécuté.",
  },
  example: {
    files: {
      "cart/package.json": '{ "name": "cart" }',
      "cart/server.js": `const request = require("request");
const redis = require("redis");
const catalogue = process.env.CATALOGUE_HOST || "catalogue";
const cache = redis.createClient({ host: process.env.CACHE_HOST || "cache" });
function product(sku, done) {
  request("http://" + catalogue + ":8080/product/" + sku, done);
}
`,
    },
    claims: [
      'mention code code:cart "cart" [directory cart] @ cart/server.js',
      "reading code:cart CATALOGUE_HOST @ cart/server.js:3",
      "reading code:cart CACHE_HOST @ cart/server.js:4",
      "call code:cart -> <$CATALOGUE_HOST http catalogue:8080> by http (literal) @ cart/server.js:3",
      "data code:cart -> <$CACHE_HOST redis cache> by redis (literal) @ cart/server.js:4",
    ],
  },
  // A name that ends as source does, and bytes that no text has: nothing to parse.
  detect: ({ path, text }: Glimpse) => (languageOf(path) === undefined || isBinary(text) ? 0 : 2),
  *read(artefacts, around) {
    for (const { path, size } of artefacts)
      if (size > LARGEST_FILE && !/\.[cm]?js$/u.test(path))
        yield {
          code: "artefact-too-large",
          severity: "warning",
          uri: path,
          span: { start: 0, end: 0 },
          parameters: { limit: LARGEST_FILE },
        };
    const units: ReadUnit[] = [];
    for (const unit of unitsOf(artefacts, around))
      units.push(...programsOf({ unit, files: [...filesOf(unit, around)] }, around));
    yield* readUnits(withLibraries(units, around));
  },
};

function* readUnits(units: readonly ReadUnit[]): Generator<Claim | Diagnostic> {
  const servers = serversOf(units);
  const folders = units.map(({ unit }) => unit.folder);
  for (const one of units) {
    const host = one.files.filter(isAspireHost);
    // A host of Aspire describes the others; it is none of them.
    if (host.length > 0) yield* aspireClaims(host, one.files, folders);
    else yield* readUnit(one, servers);
  }
}

function* filesOf(unit: Unit, around: Surroundings): Generator<UnitFile> {
  for (const artefact of unit.files) {
    const language = languageOf(artefact.path);
    if (language === undefined || artefact.size > LARGEST_FILE) continue;
    const text = artefact.text();
    if (isGenerated(artefact.path, text)) continue;
    yield { path: artefact.path, outline: outlineOf(artefact, language, text, around) };
  }
}

function outlineOf(_: Artefact, language: CodeLanguage, text: string, around: Surroundings): CodeOutline {
  const outline = around.outline(language, text);
  return outline === undefined || outline.broken > MOST_BROKEN ? lexicalOutline(language, text) : outline;
}

function isBinary(text: string): boolean {
  const wrong = text.split("\u0000").length + text.split("\uFFFD").length - 2;
  return wrong > 16 && wrong > text.length / 50;
}
