/** dbt: models with what they are made from, sources, exposures, and the store that a profile names. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { parentOf } from "../parts/unit-folder.ts";
import { manifestProject } from "./manifest.ts";
import { claimsOfProject } from "./claims.ts";
import { Project } from "./project.ts";
import { readPart } from "./parts.ts";

export const dbt: Source = {
  id: "dbt",
  version: 1,
  title: { en: "dbt project", fr: "Projet dbt" },
  files: ["dbt_project.yml", "models/*.sql", "models/*.yml", "profiles.yml", "target/manifest.json"],
  cannotSay: [
    {
      en: "What macros refer to, and names that are put together as it runs: a manifest says them.",
      fr: "Ce que désignent les macros, et les noms composés à l’exécution : un manifeste les dit.",
    },
    { en: "Who fills the sources.", fr: "Qui remplit les sources." },
  ],
  howToExport: {
    en: "Give the folder of the project; better still add target/manifest.json of `dbt parse`.",
    fr: "Donnez le dossier du projet ; mieux, ajoutez target/manifest.json de « dbt parse ».",
  },
  example: {
    files: {
      "dwh/dbt_project.yml": 'name: "shop"\nprofile: shop\nmodel-paths: ["models"]\n',
      "dwh/models/sources.yml": "sources:\n  - name: raw\n    tables:\n      - name: orders\n",
      "dwh/models/stg_orders.sql": "select * from {{ source('raw', 'orders') }}\n",
      "dwh/models/revenue.sql": "-- sums\nselect sum(total) from {{ ref('stg_orders') }}\n",
      "dwh/profiles.yml":
        'shop:\n  target: prod\n  outputs:\n    prod:\n      type: postgres\n      host: dwh.acme.net\n      port: 5432\n      dbname: dwh\n      user: dbt\n      password: "never told"\n',
    },
    claims: [
      'mention code dbt:dwh "shop" [directory dwh] @ dwh/dbt_project.yml:1',
      'mention dataset dbt:dwh#source.raw.orders "orders", "raw.orders" @ dwh/models/sources.yml:4',
      'mention dataset dbt:dwh#model.revenue "revenue" @ dwh/models/revenue.sql:1',
      "data accesses dbt:dwh -> dbt:dwh#model.revenue (declared) @ dwh/models/revenue.sql:1",
      "data relates dbt:dwh#model.revenue -> dbt:dwh#model.stg_orders (declared) @ dwh/models/revenue.sql:2",
      "data relates dbt:dwh#model.stg_orders -> dbt:dwh#source.raw.orders (declared) @ dwh/models/stg_orders.sql:1",
      "data dbt:dwh -> <postgresql dwh.acme.net:5432 /dwh> by postgresql (address) @ dwh/profiles.yml:5",
    ],
  },
  detect: detectPart,

  *read(artefacts, around): Generator<Claim | Diagnostic> {
    for (const [folder, files] of projectsOf(artefacts, around)) {
      const manifest = files.find(({ path }) => isManifest(path));
      if (manifest !== undefined) {
        const { project, diagnostics } = manifestProject(manifest, folder);
        yield* diagnostics;
        yield* claimsOfProject(project);
        continue;
      }
      const project = new Project(folder);
      for (const file of files) yield* readPart(file, project, around.limits);
      yield* claimsOfProject(project);
    }
  },
};

function detectPart({ path, text }: Glimpse): Detection {
  if (/(?:^|\/)dbt_packages\//u.test(path)) return 0;
  if (/(?:^|\/)dbt_project\.ya?ml$/u.test(path)) return 3;
  if (isManifest(path)) return /"dbt_schema_version"/u.test(text) ? 3 : 0;
  if (path.endsWith(".sql")) return isModel(path, text) ? 3 : 0;
  if (!/\.ya?ml$/u.test(path)) return 0;
  if (/(?:^|\/)profiles\.ya?ml$/u.test(path))
    return /^\s+outputs\s*:/mu.test(text) && /^\s+type\s*:/mu.test(text) ? 3 : 0;
  const isSchema =
    /^(?:models|sources|exposures|seeds|snapshots)\s*:\s*(?:#.*)?$/mu.test(text) && /^\s*-\s+name\s*:/mu.test(text);
  return isSchema && (/^version\s*:\s*2/mu.test(text) || /(?:^|\/)models\//u.test(path)) ? 3 : 0;
}

/** SQL with calls of dbt in it; in a folder of models, one query and nothing that makes a table by itself. */
function isModel(path: string, text: string): boolean {
  if (/\{\{[^}]*\b(?:ref|source)\s*\(|\{\{-?\s*config\s*\(|\{%-?\s*snapshot\b/u.test(text)) return true;
  return /(?:^|\/)models\//u.test(path) && /^(?:\s|--[^\n]*\n)*(?:with|select|\{[{%#])/iu.test(text);
}

function isManifest(path: string): boolean {
  return /(?:^|\/)manifest\.json$/u.test(path);
}

/** Files by the folder of the project around them; files of no project say nothing. */
function projectsOf(artefacts: readonly Artefact[], around: Surroundings): ReadonlyMap<string, readonly Artefact[]> {
  const found = new Map<string, Artefact[]>();
  for (const artefact of artefacts) {
    const folder =
      projectAround(artefact.path, around) ?? (isManifest(artefact.path) ? parentOf(artefact.path) : undefined);
    if (folder === undefined) continue;
    const known = found.get(folder);
    if (known === undefined) found.set(folder, [artefact]);
    else known.push(artefact);
  }
  return found;
}

function projectAround(path: string, around: Surroundings): string | undefined {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    const prefix = folder === "." ? "" : `${folder}/`;
    if (around.exists(`${prefix}dbt_project.yml`) || around.exists(`${prefix}dbt_project.yaml`)) return folder;
    if (folder === ".") return undefined;
  }
}
