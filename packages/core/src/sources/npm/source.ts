/** Packages of npm, Yarn, pnpm and Bun: what each needs, in which version, and which are neighbours in a workspace. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfManifests, detectByName } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { readManifests } from "./manifests.ts";

export const npm: Source = {
  id: "npm",
  version: 1,
  title: { en: "JavaScript packages", fr: "Paquets JavaScript" },
  files: ["package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "pnpm-workspace.yaml"],
  cannotSay: [
    {
      en: "Which version is installed where there is no lock, and which of the packages are used at run time.",
      fr: "Quelle version est installée quand il n’y a pas de verrou, et quels paquets servent à l’exécution.",
    },
  ],
  howToExport: {
    en: "The files as they are; a lock comes of `npm install --package-lock-only`.",
    fr: "Les fichiers tels quels ; un verrou s’obtient par « npm install --package-lock-only ».",
  },
  example: {
    files: {
      "cart/package.json":
        '{\n  "name": "cart",\n  "version": "1.2.0",\n  "engines": { "node": "20.x" },\n  "dependencies": {\n    "express": "^4.17.0",\n    "redis": "4.6.0"\n  }\n}\n',
    },
    claims: [
      'mention package package:cart/package.json "cart" [directory cart] @ cart/package.json:1',
      "attribute package:cart/package.json version: 1.2.0 @ cart/package.json:1",
      'attribute package:cart/package.json technology: ["Node.js 20","JavaScript","Express 4"] @ cart/package.json:4',
      'attribute package:cart/package.json x-libraries: ["pkg:npm/express ^4.17.0","pkg:npm/redis@4.6.0"] @ cart/package.json:6',
      'attribute package:cart/package.json x-uses: [{"record":{"protocol":"redis"}}] @ cart/package.json:6',
    ],
  },
  detect: detectByName(
    /^(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lock)$/u,
  ),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readManifests);
  },
};
