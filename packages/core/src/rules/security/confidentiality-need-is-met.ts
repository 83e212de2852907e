import { nodesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms } from "../../model/read.ts";
import { careOf, isConfidential } from "../parts/data.ts";
import { authOf, speakerFor } from "../parts/exposure.ts";
import { HIGHEST_NEED, needOf } from "../parts/needs.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";

export const confidentialityNeedIsMet: ElementRule = {
  id: "confidentiality-need-is-met",
  title: {
    en: "What must stay secret is encrypted and closed",
    fr: "Ce qui doit rester secret est chiffré et fermé",
  },
  rationale: {
    en: "The highest need for confidentiality contradicts data in clear and doors without a lock.",
    fr: "Le plus haut besoin de confidentialité contredit des données en clair et des portes sans serrure.",
  },
  remedy: {
    en: "Encrypt it at rest and in transit and authenticate who comes, or lower the need with the business.",
    fr: "Chiffrez au repos et en transit et authentifiez qui vient, ou abaissez le besoin avec le métier.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.24",
    "iso27001:A.8.3",
    "iso27001:A.5.12",
    "nist-800-53:SC-28",
    "nist-800-53:SC-8",
    "nist-800-53:AC-3",
    "nist-csf:PR.DS-01",
    "nist-csf:PR.DS-02",
    "gdpr:32",
    "fadp:8",
  ],
  principle: "P3",
  quality: "security",
  reads: ["dict", "encryptedAtRest", "encryptedInTransit", "auth", "runs on"],
  kinds: ["application", "module", "store"],
  examples: {
    passes: `store vault "Vault" { dict: { confidentiality: 4 }; encryptedAtRest: yes; auth: mtls }`,
    fails: `store vault "Vault" { dict: { confidentiality: 4 }; encryptedAtRest: no }
application mail "Mail" { dict: { confidentiality: 4 }; encryptedInTransit: no; auth: sso }
application wiki "Wiki" { dict: { confidentiality: 1 }; auth: none }`,
    finds: ["vault", "mail"],
    unsure: `store vault "Vault" { dict: { confidentiality: 4 } }`,
    lacks: ["vault.encryptedAtRest", "vault.auth"],
  },

  judge(element) {
    // Where the data is classified, rules by class ask the same.
    if ((needOf(element, "confidentiality") ?? 0) < HIGHEST_NEED || isConfidential(careOf(element)) === true)
      return undefined;
    const open = openings(element);
    if (open.length > 0)
      return violated(() => {
        const name = nameOf(element);
        const [first] = open;
        const words = reasons[first?.[1] ?? "auth"] ?? reasons["auth"];
        return {
          en: `${name.en} must stay secret (confidentiality ${HIGHEST_NEED} of ${HIGHEST_NEED}) and ${words?.en}`,
          fr: `${name.fr} doit rester secret (confidentialité ${HIGHEST_NEED} sur ${HIGHEST_NEED}) et ${words?.fr}`,
          values: [[element, "dict.confidentiality"], ...open],
        };
      });
    const missing = [
      ...(isKind(element, "store") && rested(element) === undefined ? ["encryptedAtRest"] : []),
      ...(speakerFor(element, "auth") === undefined ? ["auth"] : []),
    ];
    return missing.length === 0 ? holds : lacks(...missing.map((key) => [element, key] as const));
  },
};

const reasons: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  encryptedAtRest: { en: "is kept unencrypted", fr: "est conservé sans chiffrement" },
  encryptedInTransit: { en: "travels unencrypted", fr: "circule sans chiffrement" },
  auth: { en: "lets everybody in", fr: "laisse entrer chacun" },
};

/** What contradicts the need. */
function openings(element: Element): readonly Stated[] {
  const found: Stated[] = [];
  if (rested(element) === false) found.push([element, "encryptedAtRest"]);
  const line = speakerFor(element, "encryptedInTransit");
  if (line !== undefined && affirms(line, "encryptedInTransit") === false) found.push([line, "encryptedInTransit"]);
  const door = speakerFor(element, "auth");
  if (door !== undefined && authOf(door)?.length === 0) found.push([door, "auth"]);
  return found;
}

function rested(element: Element): boolean | undefined {
  const nodes = nodesOf(element);
  const isBelow = nodes.length > 0 && nodes.every((node) => affirms(node, "encryptedAtRest") === true);
  return affirms(element, "encryptedAtRest") ?? (isBelow ? true : undefined);
}
