/** Azure Data Factory and Synapse as they are kept in Git: one JSON file for each pipeline, data set and linked service. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { Evaluator } from "../arm/evaluate.ts";
import { exprOf } from "../arm/json.ts";
import { readDocuments } from "../parts/documents/read.ts";
import { at, textAt } from "../parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { parentOf } from "../parts/unit-folder.ts";
import { type FactoryPart, factoryClaims } from "./claims.ts";

/** Folders of a factory by the kind of resource that they hold. */
const folders: Readonly<Record<string, string>> = {
  pipeline: "pipelines",
  dataset: "datasets",
  linkedservice: "linkedservices",
  dataflow: "dataflows",
  trigger: "triggers",
};

export const dataFactory: Source = {
  id: "data-factory",
  version: 1,
  title: { en: "Azure Data Factory", fr: "Azure Data Factory" },
  files: ["pipeline/*.json", "dataset/*.json", "linkedService/*.json", "dataflow/*.json", "trigger/*.json"],
  cannotSay: [
    {
      en: "Which table a data set means where parameters of a run name it, and what code of a notebook reads.",
      fr: "Quelle table désigne un jeu de données quand des paramètres d’exécution la nomment, et ce que lit le code d’un notebook.",
    },
  ],
  howToExport: {
    en: "Give the folder of the factory from Git; or in the studio: Manage > ARM template > Export.",
    fr: "Donnez le dossier de la fabrique dans Git ; ou dans le studio : Gérer > Modèle ARM > Exporter.",
  },
  example: {
    files: {
      "adf/linkedService/Lake.json": `{ "name": "Lake", "properties": { "type": "AzureBlobStorage", "typeProperties": {
  "connectionString": "DefaultEndpointsProtocol=https;AccountName=shoplake;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net" } } }`,
      "adf/dataset/Orders.json": `{ "name": "Orders", "properties": { "type": "DelimitedText",
  "linkedServiceName": { "referenceName": "Lake", "type": "LinkedServiceReference" },
  "typeProperties": { "location": { "container": "raw", "fileName": "orders.csv" } } } }`,
      "adf/pipeline/Load.json": `{ "name": "Load", "properties": { "activities": [
  { "name": "Look", "type": "Lookup", "typeProperties": { "dataset": { "referenceName": "Orders", "type": "DatasetReference" } } } ] } }`,
    },
    claims: [
      'mention dataset data-factory:adf#datasets/Orders "Orders" in data-factory:adf#linkedservices/Lake @ adf/dataset/Orders.json:1',
      'mention store data-factory:adf#linkedservices/Lake "Lake" [fqdn shoplake.blob.core.windows.net] @ adf/linkedService/Lake.json:1',
      "data accesses data-factory:adf#pipelines/Load -> data-factory:adf#datasets/Orders (declared) @ adf/pipeline/Load.json:1",
    ],
  },
  detect: detectPart,

  *read(artefacts, around): Generator<Claim | Diagnostic> {
    const factories = new Map<string, FactoryPart[]>();
    for (const artefact of artefacts) {
      const { part, diagnostics } = partOf(artefact, around);
      yield* diagnostics;
      const folder = parentOf(parentOf(artefact.path));
      const known = factories.get(folder);
      if (part !== undefined && known === undefined) factories.set(folder, [part]);
      else if (part !== undefined) known?.push(part);
    }
    for (const [folder, parts] of factories) yield* factoryClaims(parts, `data-factory:${folder}`);
  },
};

function kindOf(path: string): string | undefined {
  const folder = parentOf(path);
  return folders[folder.slice(folder.lastIndexOf("/") + 1).toLowerCase()];
}

function detectPart({ path, text }: Glimpse): Detection {
  if (!path.endsWith(".json") || kindOf(path) === undefined) return 0;
  return /"properties"\s*:\s*\{/u.test(text) &&
    /"(?:activities|linkedServiceName|typeProperties|pipelines)"\s*:/u.test(text)
    ? 3
    : 0;
}

function partOf(
  artefact: Artefact,
  around: Surroundings,
): { readonly part?: FactoryPart; readonly diagnostics: readonly Diagnostic[] } {
  const { trees, diagnostics } = readDocuments(artefact, around.limits);
  const properties = at(trees[0], "properties");
  const kind = kindOf(artefact.path);
  const name = textAt(trees[0], "name") ?? artefact.path.slice(artefact.path.lastIndexOf("/") + 1, -5);
  if (properties === undefined || kind === undefined) return { diagnostics };
  const body = plain.value(exprOf(properties, []));
  return { part: { kind, name, body, at: { file: artefact.path, line: 1 } }, diagnostics };
}

const plain = new Evaluator(
  { parameters: new Map(), variables: new Map(), resources: [], remotes: [], problems: [] },
  new Map(),
);
