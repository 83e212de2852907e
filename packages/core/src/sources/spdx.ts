/** SPDX documents (2.x as JSON or tag-value text, 3.0 as JSON-LD): what a package consists of, with versions and licences. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { billOfMaterials, type BillPart } from "./parts/bill-of-materials.ts";
import { readDocuments } from "./parts/documents/read.ts";
import { at, itemsAt, textAt, textsAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Source } from "./source.ts";

export const spdx: Source = {
  id: "spdx",
  version: 1,
  title: { en: "SPDX bill of materials", fr: "Nomenclature SPDX" },
  files: ["*.spdx.json", "*.spdx"],
  cannotSay: [
    {
      en: "Where what it describes is deployed, and which of the packages are used at run time.",
      fr: "Où est déployé ce qu’elle décrit, ni quels paquets servent à l’exécution.",
    },
  ],
  howToExport: {
    en: "`syft IMAGE -o spdx-json`, `trivy image --format spdx-json IMAGE`, `npm sbom --sbom-format spdx`.",
    fr: "« syft IMAGE -o spdx-json », « trivy image --format spdx-json IMAGE », « npm sbom --sbom-format spdx ».",
  },
  example: {
    files: {
      "cart.spdx.json": `{
  "spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "cart",
  "documentDescribes": ["SPDXRef-cart"],
  "packages": [
    {"SPDXID": "SPDXRef-cart", "name": "cart", "versionInfo": "2.1.0", "licenseConcluded": "Apache-2.0"},
    {"SPDXID": "SPDXRef-express", "name": "express", "versionInfo": "4.18.2", "licenseConcluded": "MIT",
     "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:npm/express@4.18.2"}]}
  ]
}
`,
    },
    claims: [
      'mention package spdx:cart.spdx.json#SPDXRef-cart "cart" @ cart.spdx.json:5',
      "attribute spdx:cart.spdx.json#SPDXRef-cart version: 2.1.0 @ cart.spdx.json:5",
      'attribute spdx:cart.spdx.json#SPDXRef-cart x-libraries: ["pkg:npm/express@4.18.2"] @ cart.spdx.json:5',
    ],
  },

  detect: ({ text }) =>
    /"spdxVersion"|"SPDXID"|^SPDXVersion:/mu.test(text) || text.includes("https://spdx.org/rdf/3.") ? 3 : 0,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      if (/^\s*\{/u.test(artefact.text().slice(0, 200))) {
        const { trees, diagnostics } = readDocuments(artefact, limits);
        yield* diagnostics;
        for (const tree of trees)
          yield* at(tree, "@graph") === undefined ? ofVersion2(tree, artefact) : ofVersion3(tree, artefact);
      } else yield* ofTags(artefact);
    }
  },
};

function* ofVersion2(tree: Tree, artefact: Artefact): Generator<Claim> {
  const packages = itemsAt(tree, "packages").map((one): BillPart & { readonly id: string } => ({
    id: textAt(one, "SPDXID") ?? "",
    name: textAt(one, "name") ?? "",
    version: said(textAt(one, "versionInfo")),
    purl: itemsAt(one, "externalRefs")
      .filter((reference) => textAt(reference, "referenceType") === "purl")
      .map((reference) => textAt(reference, "referenceLocator"))[0],
    licence: said(textAt(one, "licenseConcluded")) ?? said(textAt(one, "licenseDeclared")),
    purpose: textAt(one, "primaryPackagePurpose")?.toLowerCase(),
    line: one.line,
  }));
  const described = new Set([
    ...textsAt(tree, "documentDescribes"),
    ...itemsAt(tree, "relationships")
      .filter((one) => textAt(one, "relationshipType") === "DESCRIBES")
      .map((one) => textAt(one, "relatedSpdxElement") ?? ""),
  ]);
  yield* billOfMaterials("spdx", artefact.path, packages, described, textAt(tree, "name"));
}

function* ofVersion3(tree: Tree, artefact: Artefact): Generator<Claim> {
  const graph = itemsAt(tree, "@graph");
  const packages = graph
    .filter((one) => /(?:^|_)Package$/u.test(textAt(one, "type") ?? textAt(one, "@type") ?? ""))
    .map((one): BillPart & { readonly id: string } => ({
      id: textAt(one, "spdxId") ?? textAt(one, "@id") ?? "",
      name: textAt(one, "name") ?? "",
      version: textAt(one, "software_packageVersion"),
      purl: textAt(one, "software_packageUrl"),
      licence: undefined,
      purpose: textAt(one, "software_primaryPurpose"),
      line: one.line,
    }));
  const roots = graph.flatMap((one) =>
    /Document$|Sbom$|Bom$/u.test(textAt(one, "type") ?? "") ? textsAt(one, "rootElement") : [],
  );
  yield* billOfMaterials("spdx", artefact.path, packages, new Set(roots), undefined);
}

/** `PackageName: ...` lines; a new package begins with its name. */
function* ofTags(artefact: Artefact): Generator<Claim> {
  const packages: { -readonly [Key in keyof BillPart]: BillPart[Key] }[] = [];
  const described = new Set<string>();
  let document: string | undefined;
  artefact
    .text()
    .split(/\r?\n/u)
    .forEach((row, index) => {
      const [, tag = "", value = ""] = /^(\w+):\s*(.*)$/u.exec(row) ?? [];
      const last = packages.at(-1);
      if (tag === "DocumentName") document = value;
      else if (tag === "Relationship") {
        const target = /DESCRIBES\s+(\S+)/u.exec(value)?.[1];
        if (target !== undefined) described.add(target);
      } else if (tag === "PackageName")
        packages.push({
          id: "",
          name: value,
          version: undefined,
          purl: undefined,
          licence: undefined,
          purpose: undefined,
          line: index + 1,
        });
      else if (last === undefined) return;
      else if (tag === "SPDXID") last.id = value;
      else if (tag === "PackageVersion") last.version = said(value);
      else if (tag === "PackageLicenseConcluded") last.licence = said(value);
      else if (tag === "PrimaryPackagePurpose") last.purpose = value.toLowerCase();
      else if (tag === "ExternalRef") last.purl ??= /\bpurl\s+(pkg:\S+)/u.exec(value)?.[1];
    });
  yield* billOfMaterials("spdx", artefact.path, packages, described, document);
}

function said(value: string | undefined): string | undefined {
  return value === undefined || value === "" || /^(?:NOASSERTION|NONE)$/u.test(value) ? undefined : value;
}
