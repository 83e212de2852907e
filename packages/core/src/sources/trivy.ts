/** Reports of Trivy (JSON, and its AWS form) and Grype: vulnerabilities and misconfigurations of images, folders and clusters. */
import type { Diagnostic } from "../base/diagnostic.ts";
import { dateOfText } from "../base/date-of-text.ts";
import type { Claim, Reference } from "../model/claims/claim.ts";
import { readDocuments } from "./parts/documents/read.ts";
import { packageKeys } from "./parts/package-keys.ts";
import { PASSED, type Passing } from "./parts/json-bytes.ts";
import { at, entriesAt, itemsAt, numberAt, textAt, textsAt, type Tree } from "./parts/tree.ts";
import { WordTable } from "./parts/word-table.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Source, Surroundings } from "./source.ts";
import { parentOf, resolved, unitAround } from "./parts/unit-folder.ts";

export const trivy: Source = {
  id: "trivy",
  version: 1,
  title: { en: "Trivy and Grype report", fr: "Rapport Trivy et Grype" },
  files: ["trivy*.json", "grype*.json"],
  cannotSay: [
    {
      en: "Whether a vulnerable package is ever run.",
      fr: "Si un paquet vulnérable est réellement exécuté.",
    },
    {
      en: "What the secrets are that it found: they are never read.",
      fr: "Quels sont les secrets trouvés : ils ne sont jamais lus.",
    },
  ],
  howToExport: {
    en: "`trivy image --format json -o trivy.json IMAGE`, `trivy fs --format json .`, `grype IMAGE -o json`.",
    fr: "« trivy image --format json -o trivy.json IMAGE », « trivy fs --format json . », « grype IMAGE -o json ».",
  },
  example: {
    files: {
      "trivy.json": `{
  "SchemaVersion": 2, "ArtifactName": "ghcr.io/acme/cart:1.2", "ArtifactType": "container_image", "CreatedAt": "2026-03-01T00:00:00Z",
  "Metadata": {"OS": {"Family": "alpine", "Name": "3.19.1"}},
  "Results": [{"Target": "ghcr.io/acme/cart:1.2 (alpine 3.19.1)", "Class": "os-pkgs", "Type": "alpine", "Vulnerabilities": [
    {"VulnerabilityID": "CVE-2024-0001", "PkgName": "libssl", "InstalledVersion": "3.1.4", "FixedVersion": "3.1.5", "Severity": "HIGH", "Title": "overflow", "CVSS": {"nvd": {"V3Score": 7.5}}}
  ], "Secrets": [{"RuleID": "aws-key", "Severity": "CRITICAL", "Match": "AKIAXXXXXXXXXXXXXXXX"}]}]
}
`,
    },
    claims: [
      'mention image trivy:trivy.json "cart" [image ghcr.io/acme/cart] @ trivy.json:1',
      'attribute trivy:trivy.json technology: ["alpine 3.19.1"] @ trivy.json:1',
      'mention finding trivy:trivy.json#CVE-2024-0001/libssl "CVE-2024-0001-cart" @ trivy.json:5',
      "attribute trivy:trivy.json#CVE-2024-0001/libssl severity: 7.5 @ trivy.json:5",
      "other threatens trivy:trivy.json#CVE-2024-0001/libssl -> trivy:trivy.json (declared) @ trivy.json:5",
      'mention finding trivy:trivy.json#aws-key/secret "aws-key-cart" @ trivy.json:6',
    ],
  },

  detect: ({ text }) => {
    if (/"ArtifactName"|"ArtifactType"/u.test(text) && /"Results"|"SchemaVersion"/u.test(text)) return 3;
    if (/"GeneratorId"\s*:\s*"Trivy"/u.test(text) || (/"matches"\s*:/u.test(text) && /"vulnerability"/u.test(text)))
      return 3;
    return /"Target"\s*:/u.test(text) && /"Vulnerabilities"|"Misconfigurations"/u.test(text) ? 2 : 0;
  },

  *read(artefacts, around): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      const { trees, diagnostics } = readDocuments(artefact, around.limits, unasked);
      yield* diagnostics;
      for (const tree of trees) yield* claimsOf(tree, artefact, around);
    }
  },
};

/** Most of a report: what a person reads of a finding, and where it was found out. */
const unasked: Passing = {
  words: new WordTable(
    [
      "Description",
      "References",
      "VendorIDs",
      "VendorSeverity",
      "CweIDs",
      "PkgIdentifier",
      "DataSource",
      "Layer",
      "Fingerprint",
      "Code",
      "Match",
      "Packages",
      "description",
      "matchDetails",
      "relatedVulnerabilities",
      "urls",
    ].map((word) => [word, 1]),
  ),
  within: (word) => (word === 0 ? 0 : PASSED),
};

interface Flaw {
  readonly id: string;
  readonly about: string;
  readonly severity: string | number | undefined;
  readonly title: string | undefined;
  readonly type: string;
  readonly line: number;
}

function* claimsOf(tree: Tree, artefact: Artefact, around: Surroundings): Generator<Claim> {
  if (at(tree, "Findings") !== undefined) return yield* ofSecurityHub(tree, artefact);
  if (at(tree, "matches") !== undefined) return yield* ofGrype(tree, artefact);
  const results = tree.is === "items" ? tree.items : itemsAt(tree, "Results");
  const name = textAt(tree, "ArtifactName") ?? textAt(results[0], "Target") ?? "";
  const isImage = textAt(tree, "ArtifactType") !== "filesystem" && textAt(tree, "ArtifactType") !== "repository";
  const os = [textAt(tree, "Metadata", "OS", "Family"), textAt(tree, "Metadata", "OS", "Name")]
    .filter((part) => part !== undefined)
    .join(" ");
  const day = dateOfText(textAt(tree, "CreatedAt") ?? "");
  const flaws = results.flatMap(flawsOfResult);
  if (isImage) {
    const digests = textsAt(tree, "Metadata", "RepoDigests");
    yield* ofImage(artefact.path, name, digests, os, day, flaws);
  } else yield* ofFolder(artefact, around, results, day);
}

function flawsOfResult(result: Tree): readonly Flaw[] {
  return [
    ...itemsAt(result, "Vulnerabilities").map((one) => ({
      id: textAt(one, "VulnerabilityID") ?? "",
      about: textAt(one, "PkgName") ?? "",
      severity: scoreOf(one) ?? wordOf(textAt(one, "Severity")),
      title: textAt(one, "Title"),
      type: "vulnerability",
      line: one.line,
    })),
    ...itemsAt(result, "Misconfigurations")
      .filter((one) => textAt(one, "Status") !== "PASS")
      .map((one) => ({
        id: textAt(one, "ID") ?? textAt(one, "AVDID") ?? "",
        about: textAt(result, "Target") ?? "",
        severity: wordOf(textAt(one, "Severity")),
        title: textAt(one, "Title"),
        type: "nonconformity",
        line: one.line,
      })),
    ...itemsAt(result, "Secrets").map((one) => ({
      id: textAt(one, "RuleID") ?? "",
      about: "secret",
      severity: wordOf(textAt(one, "Severity")),
      title: textAt(one, "Title"),
      type: "nonconformity",
      line: one.line,
    })),
  ];
}

function scoreOf(flaw: Tree): number | undefined {
  const scores = entriesAt(flaw, "CVSS").flatMap(([by, cvss]) => {
    const score = numberAt(cvss, "V3Score");
    return score === undefined ? [] : [[by, score] as const];
  });
  return scores.find(([by]) => by === "nvd")?.[1] ?? scores[0]?.[1];
}

function wordOf(severity: string | undefined): string | undefined {
  const word = severity?.toLowerCase();
  return word === "negligible" || word === "informational"
    ? "info"
    : word !== undefined && /^(?:low|medium|high|critical)$/u.test(word)
      ? word
      : undefined;
}

function* ofImage(
  file: string,
  reference: string,
  digests: readonly string[],
  os: string,
  day: string | undefined,
  flaws: readonly Flaw[],
): Generator<Claim> {
  const key = `trivy:${file}`;
  const keys = [...packageKeys(undefined, reference), ...digests.flatMap((digest) => packageKeys(undefined, digest))];
  const repository = keys.find(({ type }) => type === "image")?.value ?? reference;
  const name = repository.split("/").at(-1) ?? repository;
  if (name === "") return;
  const say = sayingAt({ file, line: 1 }, "artifact");
  yield say.mention({
    key,
    sort: "image",
    names: [name],
    keys: keys.filter(
      (one, index) => keys.findIndex((other) => other.type === one.type && other.value === one.value) === index,
    ),
  });
  yield* say.attribute(key, "technology", os === "" ? undefined : [os]);
  yield* findings(file, key, { key }, name, day, flaws);
}

/** Results of a folder name files: each belongs to the unit around its file. */
function* ofFolder(
  artefact: Artefact,
  around: Surroundings,
  results: readonly Tree[],
  day: string | undefined,
): Generator<Claim> {
  for (const result of results) {
    const path = resolved(".", textAt(result, "Target") ?? "");
    const unit = path === undefined ? undefined : unitAround(parentOf(path), around);
    const to: Reference | undefined =
      unit === undefined ? undefined : { lookup: { keys: [{ type: "directory", value: unit }] } };
    const name = unit === undefined || unit === "." ? "root" : (unit.split("/").at(-1) ?? unit);
    yield* findings(artefact.path, `trivy:${artefact.path}#${unit ?? ""}`, to, name, day, flawsOfResult(result));
  }
}

function* ofGrype(tree: Tree, artefact: Artefact): Generator<Claim> {
  const flaws = itemsAt(tree, "matches").map((match) => ({
    id: textAt(match, "vulnerability", "id") ?? "",
    about: textAt(match, "artifact", "name") ?? "",
    severity:
      numberAt(itemsAt(match, "vulnerability", "cvss")[0], "metrics", "baseScore") ??
      wordOf(textAt(match, "vulnerability", "severity")),
    title: undefined,
    type: "vulnerability",
    line: match.line,
  }));
  const target = textAt(tree, "source", "target", "userInput") ?? textAt(tree, "source", "target") ?? "";
  const os = [textAt(tree, "distro", "name"), textAt(tree, "distro", "version")]
    .filter((part) => part !== undefined)
    .join(" ");
  const day = dateOfText(textAt(tree, "descriptor", "timestamp") ?? "");
  yield* ofImage(artefact.path, target, textsAt(tree, "source", "target", "repoDigests"), os, day, flaws);
}

/** The form that AWS Security Hub takes: one finding for each vulnerability, the image in each. */
function* ofSecurityHub(tree: Tree, artefact: Artefact): Generator<Claim> {
  const byImage = new Map<string, Flaw[]>();
  let day: string | undefined;
  for (const finding of itemsAt(tree, "Findings")) {
    const resource = itemsAt(finding, "Resources")[0];
    const image = textAt(resource, "Details", "Container", "ImageName") ?? textAt(resource, "Id") ?? "";
    const other = at(resource, "Details", "Other");
    const id = textAt(other, "CVE ID") ?? textAt(finding, "Id")?.split("/").at(-1) ?? "";
    day ??= dateOfText(textAt(finding, "CreatedAt") ?? "");
    const flaw = {
      id,
      about: textAt(other, "PkgName") ?? "",
      severity: numberAt(other, "NvdCvssScoreV3") ?? wordOf(textAt(finding, "Severity", "Label")),
      title: textAt(other, "CVE Title") ?? textAt(finding, "Title"),
      type: "vulnerability",
      line: finding.line,
    };
    const known = byImage.get(image);
    if (known === undefined) byImage.set(image, [flaw]);
    else known.push(flaw);
  }
  for (const [image, flaws] of byImage) {
    const os = /\(([^()]+)\)$/u.exec(image)?.[1] ?? "";
    yield* ofImage(artefact.path, image, [], os, day, flaws);
  }
}

function* findings(
  file: string,
  base: string,
  to: Reference | undefined,
  name: string,
  day: string | undefined,
  flaws: readonly Flaw[],
): Generator<Claim> {
  const seen = new Set<string>();
  for (const flaw of flaws) {
    const key = `${base}${base.includes("#") ? "/" : "#"}${flaw.id}/${flaw.about}`;
    if (flaw.id === "" || seen.has(key)) continue;
    seen.add(key);
    const say = sayingAt({ file, line: flaw.line }, flaw.type);
    yield say.mention({
      key,
      sort: "finding",
      names: [`${flaw.id}-${name}`],
      ...(flaw.title === undefined || flaw.title === "" ? {} : { title: flaw.title }),
    });
    yield* say.attribute(key, "type", flaw.type);
    yield* say.attribute(key, "severity", flaw.severity);
    yield* say.attribute(key, "cve", flaw.id.startsWith("CVE-") ? [flaw.id] : undefined);
    yield* say.attribute(key, "tool", "Trivy");
    yield* say.attribute(key, "found", day);
    if (to !== undefined)
      yield say.relationship({ from: { key }, to, purpose: "other", verb: "threatens", evidence: "declared" });
  }
}
