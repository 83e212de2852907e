/** Packages of PHP: `composer.json` and its lock. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { at, entriesAt, itemsAt, textAt } from "../parts/tree.ts";
import { type Dependency, isExact, type Manifest, type Technology, versionOf } from "../parts/packages/manifest.ts";
import { claimsOfManifests, detectByName, type Hearing, inFolder, treeOf } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { parentOf } from "../parts/unit-folder.ts";

export const composer: Source = {
  id: "composer",
  version: 1,
  title: { en: "PHP packages", fr: "Paquets PHP" },
  files: ["composer.json", "composer.lock"],
  cannotSay: [{ en: "Versions without a lock.", fr: "Les versions sans verrou." }],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "ratings/composer.json":
        '{\n  "name": "acme/ratings",\n  "require": {\n    "php": "^8.2",\n    "ext-pdo": "*",\n    "symfony/http-kernel": "^5.4",\n    "monolog/monolog": "2.9.1"\n  }\n}\n',
    },
    claims: [
      'mention package package:ratings/composer.json "ratings", "acme/ratings" [directory ratings, purl pkg:composer/acme/ratings] @ ratings/composer.json:1',
      'attribute package:ratings/composer.json technology: ["PHP","Symfony 5"] @ ratings/composer.json:4',
      'attribute package:ratings/composer.json x-libraries: ["pkg:composer/symfony/http-kernel ^5.4","pkg:composer/monolog/monolog@2.9.1"] @ ratings/composer.json:6',
    ],
  },
  detect: detectByName(/^composer\.(?:json|lock)$/u),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readPackages);
  },
};

function readPackages(hearing: Hearing): readonly Manifest[] {
  return hearing.artefacts
    .filter(({ path }) => path.endsWith("composer.json"))
    .flatMap((artefact) => manifestOf(artefact, hearing));
}

function manifestOf(artefact: Artefact, hearing: Hearing): readonly Manifest[] {
  const tree = treeOf(artefact, hearing);
  if (tree === undefined) return [];
  const folder = parentOf(artefact.path);
  const lock = treeOf(hearing.around.file(inFolder(folder, "composer.lock")), hearing);
  const locked = new Map<string, string>();
  for (const group of ["packages", "packages-dev"])
    for (const entry of itemsAt(lock, group)) {
      const name = textAt(entry, "name");
      const version = textAt(entry, "version")?.replace(/^v(?=\d)/u, "");
      if (name !== undefined && version !== undefined) locked.set(name, version);
    }
  const read = (group: string, scope: Dependency["scope"]): readonly Dependency[] =>
    entriesAt(tree, group).flatMap(([name, value]) => {
      // Without a vendor it is PHP itself or an extension of it.
      if (!name.includes("/") || value.is !== "scalar") return [];
      const version = locked.get(name) ?? (isExact(value.text) ? versionOf(value.text) : undefined);
      return [{ name, scope, line: value.line, declared: value.text, ...(version === undefined ? {} : { version }) }];
    });
  const name = textAt(tree, "name");
  const php = at(tree, "require", "php");
  const exact =
    textAt(tree, "config", "platform", "php") ?? (php?.is === "scalar" && isExact(php.text) ? php.text : undefined);
  const language: Technology = {
    name: "PHP",
    line: php?.line ?? 1,
    ...(exact === undefined ? {} : { version: exact }),
  };
  return [
    {
      source: "composer",
      ecosystem: "composer",
      path: artefact.path,
      folder,
      ...(name === undefined ? {} : { name }),
      dependencies: [...read("require", "run"), ...read("require-dev", "build")],
      technologies: [language],
      ...(locked.size === 0 ? {} : { locked: [...locked].map(([one, version]) => `${one}@${version}`).sort() }),
    },
  ];
}
