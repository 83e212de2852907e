/** Settings that applications bring along: `.env` files beside their source, `config/*.json` of Node, Micro Profile and the like. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { readDocuments } from "./parts/config/documents.ts";
import { leavesOf } from "./parts/config/leaves.ts";
import { readDotenv } from "./parts/config/properties.ts";
import { propertiesOf, PropertySet, settingClaims } from "./parts/config/property-claims.ts";
import { ownerOf } from "./parts/config/unit.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside, parentOf, unitAround } from "./parts/unit-folder.ts";

export const envFiles: Source = {
  id: "env-files",
  version: 1,
  title: {
    en: "Settings of applications (.env, config/*.json)",
    fr: "Paramètres d’applications (.env, config/*.json)",
  },
  files: [".env", ".env.production", "config/default.json", "config/production.yml"],
  cannotSay: [
    {
      en: "Whether the deployment sets other values.",
      fr: "Si le déploiement fixe d’autres valeurs.",
    },
  ],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "user/package.json": "{}",
      "user/.env": "MONGO_URL=mongodb://root:secret@user-db:27017/users\nPORT=8080\n",
    },
    claims: [
      'mention code env-files:user "user" [directory user] @ user/.env:1',
      "setting env-files:user MONGO_URL = <mongodb user-db:27017 /users> default @ user/.env:1",
      "setting env-files:user PORT = 8080 default @ user/.env:2",
    ],
  },

  detect({ path }: Glimpse): Detection {
    if (isAside(path)) return 0;
    if (/(?:^|\/)\.env(?:\.(?!example|sample|template|dist|test)[\w-]+)?$/u.test(path)) return 2;
    return /(?:^|\/)config\/(?:default|production|prod|development|staging|docker)\.(?:json5?|ya?ml|toml)$/u.test(path)
      ? 2
      : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    const mentioned = new Set<string>();
    for (const artefact of artefacts) {
      const folder = parentOf(artefact.path);
      const unit = unitAround(folder, around);
      // Beside a composition it is the environment of the composition, which reads it itself; of an application in the same folder, too.
      if (unit === undefined || (hasComposition(folder, around) && unit !== folder)) continue;
      const { properties, diagnostics } = readSettings(artefact, around);
      yield* diagnostics;
      if (properties.length === 0) continue;
      const environment = environmentOf(artefact.path);
      const key = environment === undefined ? `env-files:${unit}` : `env-files:${unit}@${environment}`;
      if (!mentioned.has(key)) {
        mentioned.add(key);
        const scope = environment === undefined ? {} : { scope: { environment } };
        const { mention } = ownerOf({
          source: "env-files",
          path: artefact.path,
          unit,
          key,
          otherwise: "application",
          ...scope,
        });
        yield { ...mention, keys: mention.keys.filter(({ type }) => type !== "file") };
      }
      yield* settingClaims({ of: key, file: artefact.path }, new PropertySet(properties), "file");
    }
  },
};

function readSettings(
  artefact: Artefact,
  { limits }: Surroundings,
): { readonly properties: ReturnType<typeof readDotenv>; readonly diagnostics: readonly Diagnostic[] } {
  if (/\.env[^/]*$/u.test(artefact.path))
    return { properties: artefact.size > limits.bytes ? [] : readDotenv(artefact.text()), diagnostics: [] };
  const { trees, diagnostics } = readDocuments(artefact, limits);
  return { properties: trees.flatMap((tree) => propertiesOf(leavesOf(tree))), diagnostics };
}

function hasComposition(folder: string, around: Surroundings): boolean {
  return around.folder(folder).some((path) => /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/u.test(path));
}

/** `.env.production`, `config/staging.json`; `default` and `.env` hold for all. */
function environmentOf(path: string): string | undefined {
  const name = /\.env\.([\w-]+)$/u.exec(path)?.[1] ?? /config\/([\w-]+)\.\w+$/u.exec(path)?.[1];
  return name === undefined || /^(?:default|production|prod|local)$/u.test(name) ? undefined : name;
}
