/** Modules of Go. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfManifests, detectByName } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { readModules } from "./modules.ts";

export const goModules: Source = {
  id: "go-modules",
  version: 1,
  title: { en: "Go modules", fr: "Modules Go" },
  files: ["go.mod", "go.sum", "go.work"],
  cannotSay: [
    {
      en: "Which packages of a module are built in.",
      fr: "Quels paquets d’un module sont intégrés.",
    },
  ],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "catalog/go.mod":
        "module github.com/acme/shop/catalog\n\ngo 1.22.1\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.10.0\n\tgithub.com/go-sql-driver/mysql v1.8.1\n\tgolang.org/x/net v0.25.0 // indirect\n)\n",
    },
    claims: [
      'mention package package:catalog/go.mod "catalog", "github.com/acme/shop/catalog" [directory catalog, purl pkg:golang/github.com/acme/shop/catalog] @ catalog/go.mod:1',
      'attribute package:catalog/go.mod technology: ["Go 1.22.1","Gin 1.10.0"] @ catalog/go.mod:3',
      'attribute package:catalog/go.mod x-libraries: ["pkg:golang/github.com/gin-gonic/gin@v1.10.0","pkg:golang/github.com/go-sql-driver/mysql@v1.8.1"] @ catalog/go.mod:6',
      "attribute package:catalog/go.mod x-locked-count: 3 @ catalog/go.mod:1",
    ],
  },
  detect: detectByName(/^go\.(?:mod|sum|work)$/u),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readModules);
  },
};
