/** Azure Resource Manager: JSON templates and Bicep, with their files of parameters. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim, TypedKey } from "../../model/claims/claim.ts";
import { factoryClaims } from "../data-factory/claims.ts";
import { readDocuments, unreadable } from "../parts/documents/read.ts";
import { withText } from "../parts/documents/with-text.ts";
import { at, entriesAt, itemsAt, textAt } from "../parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { claimsOf } from "../terraform/claims/claims.ts";
import { pointersIn, type Value } from "../terraform/evaluate/value.ts";
import { resourceType } from "../terraform/resource-types/index.ts";
import { templateOfBicep } from "./bicep.ts";
import type { Expr } from "./expression.ts";
import { exprOf, templateOfJson } from "./json.ts";
import type { Template } from "./template.ts";
import { type ArmRoot, rootOf } from "./to-root.ts";

const MOST_PROBLEMS = 5;

export const arm: Source = {
  id: "arm",
  version: 1,
  title: { en: "Azure Resource Manager and Bicep", fr: "Azure Resource Manager et Bicep" },
  files: ["*.bicep", "azuredeploy.json", "*.json with deploymentTemplate.json", "*.parameters.json"],
  cannotSay: [
    {
      en: "Names that the deployment makes (`uniqueString`) and parameters that have no value here.",
      fr: "Les noms que fabrique le déploiement (`uniqueString`) et les paramètres sans valeur ici.",
    },
    {
      en: "What linked templates and modules from a registry set up.",
      fr: "Ce que créent les modèles liés et les modules d’un registre.",
    },
  ],
  howToExport: {
    en: "Give the templates of your repository, or `az group export --name GROUP > template.json`.",
    fr: "Donnez les modèles de votre dépôt, ou « az group export --name GROUPE > template.json ».",
  },
  example: {
    files: {
      "infra/main.bicep": `param stage string = 'prod'
@secure()
param password string

resource sql 'Microsoft.Sql/servers@2022-05-01' = {
  name: 'shop-\${stage}-sql'
  properties: { administratorLoginPassword: password, publicNetworkAccess: 'Disabled' }
  resource orders 'databases' = { name: 'orders' }
}
resource plan 'Microsoft.Web/serverfarms@2022-09-01' = { name: 'plan' }
resource web 'Microsoft.Web/sites@2022-09-01' = {
  name: 'shop-web'
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      appSettings: [
        { name: 'SQL_HOST', value: sql.properties.fullyQualifiedDomainName }
        { name: 'API_TOKEN', value: 'never told' }
      ]
    }
  }
}
`,
    },
    claims: [
      'mention store arm:infra/main.bicep#servers.sql "shop-prod-sql" [terraform infra/main.bicep#servers.sql] @ infra/main.bicep:5',
      'attribute arm:infra/main.bicep#servers.sql exposed: {"word":"internal"} @ infra/main.bicep:5',
      "setting arm:infra/main.bicep#sites.web SQL_HOST = <sqlserver terraform=infra/main.bicep#servers.sql> @ infra/main.bicep:11",
      "setting arm:infra/main.bicep#sites.web API_TOKEN = (untold) @ infra/main.bicep:11",
    ],
  },
  detect: detectTemplate,

  *read(artefacts, around): Generator<Claim | Diagnostic> {
    const written = new Set(artefacts.map(({ path }) => path));
    for (const artefact of artefacts) {
      if (isParameters(artefact)) continue;
      const { template, given, diagnostics } = templateOf(artefact, around, written);
      yield* diagnostics;
      if (template === undefined) continue;
      for (const line of [...new Set(template.problems)].slice(0, MOST_PROBLEMS))
        yield unreadable(artefact.path, "[...]", line);
      yield* claimsOfRoot(rootOf(template, artefact.path, given), artefact.path);
    }
  },
};

function detectTemplate({ path, text }: Glimpse): Detection {
  if (/\.bicep(?:param)?$/iu.test(path)) return 3;
  if (!/\.jsonc?$|\.template$/iu.test(path)) return 0;
  if (/schema\.management\.azure\.com\/schemas\/[\w-]+\/\w*deployment(?:Template|Parameters)\.json/iu.test(text))
    return 3;
  return /"type"\s*:\s*"Microsoft\.\w+\/\w+/u.test(text) && /"(?:contentVersion|apiVersion)"/u.test(text) ? 2 : 0;
}

function isParameters(artefact: Artefact): boolean {
  if (/\.bicepparam$/iu.test(artefact.path)) return true;
  return /deploymentParameters\.json/iu.test(artefact.path.endsWith(".bicep") ? "" : artefact.text().slice(0, 1000));
}

interface Read {
  readonly template?: Template;
  readonly given: ReadonlyMap<string, Expr>;
  readonly diagnostics: readonly Diagnostic[];
}

function templateOf(artefact: Artefact, around: Surroundings, written: ReadonlySet<string>): Read {
  const { path } = artefact;
  const given = parametersBeside(path, around);
  if (/\.bicep$/iu.test(path)) return { template: templateOfBicep(artefact.text()), given, diagnostics: [] };
  const { trees, diagnostics } = readDocuments(withoutComments(artefact), around.limits);
  const [tree] = trees;
  if (tree === undefined || itemsAt(tree, "resources").length + entriesAt(tree, "resources").length === 0)
    return {
      given,
      diagnostics: trees.length === 0 && diagnostics.length === 0 ? [unreadable(path, "JSON", 1)] : diagnostics,
    };
  // What a compiler made of a file that is here as well says nothing new.
  const isMade = textAt(tree, "metadata", "_generator", "name") === "bicep";
  if (isMade && written.has(path.replace(/\.json$/iu, ".bicep"))) return { given, diagnostics };
  return { template: templateOfJson(tree), given, diagnostics };
}

/** Templates are JSON with comments. */
function withoutComments(artefact: Artefact): Artefact {
  const text = artefact.text();
  if (!text.includes("//") && !text.includes("/*")) return artefact;
  const plain = text.replaceAll(/"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu, (part) =>
    part.startsWith('"') ? part : part.replaceAll(/[^\n]/gu, " "),
  );
  return withText(artefact, plain);
}

/** `main.parameters.json`, `main.bicepparam` beside `main.bicep`, where there is one alone. */
function parametersBeside(path: string, around: Surroundings): ReadonlyMap<string, Expr> {
  const stem = path.replace(/\.\w+$/u, "");
  const made = around.file(`${stem}.bicepparam`);
  if (made !== undefined)
    return new Map(
      [...templateOfBicep(made.text()).parameters].flatMap(([name, { standard }]) =>
        standard === undefined ? [] : [[name, standard] as const],
      ),
    );
  const file = around.file(`${stem}.parameters.json`) ?? around.file(`${stem}.param.json`);
  const tree = file === undefined ? undefined : readDocuments(file, around.limits).trees[0];
  return new Map(
    entriesAt(tree, "parameters").flatMap(([name, value]) => {
      const said = at(value, "value");
      return said === undefined ? [] : [[name.toLowerCase(), exprOf(said, [])] as const];
    }),
  );
}

function* claimsOfRoot({ root, others }: ArmRoot, path: string): Generator<Claim> {
  yield* claimsOf(root);
  const stores = new Set(
    root.resources.filter(({ type }) => resourceType(type)?.sort === "store").map(({ address }) => address),
  );
  const parts = others.map(({ resource, name, body, owner }) => ({
    kind: resource.type.slice(resource.type.lastIndexOf("/") + 1).toLowerCase(),
    name,
    body,
    at: { file: path, line: resource.line },
    ...(owner === undefined ? {} : { owner: `arm:${path}#${owner}` }),
    keys: keysOf(body, stores, path),
  }));
  yield* factoryClaims(parts, `arm:${path}`);
}

/** The one store of the template that a linked service names. */
function keysOf(body: Value, stores: ReadonlySet<string>, path: string): readonly TypedKey[] {
  const found = new Set(pointersIn(body).map(({ address }) => address));
  const [only, another] = [...found].filter((address) => stores.has(address));
  return only === undefined || another !== undefined ? [] : [{ type: "terraform", value: `${path}#${only}` }];
}
