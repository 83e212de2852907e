import { nodesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, elementsOf, states, wordOf } from "../../model/read.ts";
import { careOf, isSensitive } from "../parts/data.ts";
import { speakerFor } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const keysAreNotWithSupplier: ElementRule = {
  id: "keys-are-not-with-supplier",
  title: {
    en: "The keys of sensitive data are not held by the supplier that stores it",
    fr: "Les clés des données sensibles ne sont pas chez le fournisseur qui les héberge",
  },
  rationale: {
    en: "Encryption protects from nobody who also has the key: a provider, its staff and the courts of its country could read all of it.",
    fr: "Le chiffrement ne protège pas de qui a aussi la clé : un fournisseur, son personnel et les tribunaux de son pays pourraient tout lire.",
  },
  remedy: {
    en: "Bring your own keys, or hold them in a module of your own, and name your role or unit in `keyOwner`.",
    fr: "Apportez vos propres clés, ou gardez-les dans un module à vous, et nommez votre rôle ou unité dans `keyOwner`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.23",
    "iso27001:A.8.24",
    "nist-800-53:SC-12",
    "nist-csf:GV.SC-07",
    "gdpr:32",
    "gdpr:46",
    "dora:28",
  ],
  quality: "security",
  reads: ["encryptedAtRest", "keyOwner", "supplier", "hosting", "classification", "personalData", "store"],
  kinds: ["store", "application"],
  examples: {
    passes: `role keys "Keeper of keys"
party cloud "Cloud" { type: supplier }
store base "Base" { hosting: paas; supplier: cloud; personalData: sensitive; encryptedAtRest: yes; keyOwner: keys }`,
    fails: `party cloud "Cloud" { type: supplier }
store base "Base" { hosting: paas; supplier: cloud; personalData: sensitive; encryptedAtRest: yes; keyOwner: cloud }
store pages "Pages" { hosting: paas; supplier: cloud; classification: internal; encryptedAtRest: yes; keyOwner: cloud }
store own "Own" { hosting: on-premise; personalData: sensitive; encryptedAtRest: yes; keyOwner: cloud }`,
    finds: ["base"],
    unsure: `store base "Base" { hosting: saas; classification: strictly-confidential; encryptedAtRest: yes }`,
    lacks: ["base.keyOwner"],
  },

  judge(element) {
    if (affirms(element, "encryptedAtRest") !== true || !isHostedByOthers(element)) return undefined;
    if (isSensitive(careOf(element)) !== true) return undefined;
    if (!states(element, "keyOwner")) return lacks([element, "keyOwner"]);
    const keeper = elementsOf(element, "keyOwner").find((one) => isKind(one, "party"));
    if (keeper === undefined || !suppliersOf(element).some(({ row }) => row === keeper.row)) return holds;
    return violated(() => {
      const name = nameOf(element);
      const who = namesOf([keeper]);
      return {
        en: `${who.en} both stores the sensitive data of ${name.en} and holds its keys`,
        fr: `${who.fr} héberge les données sensibles de ${name.fr} et en détient aussi les clés`,
        path: [element, keeper],
        values: [
          [element, "keyOwner"],
          [element, "hosting"],
        ],
      };
    });
  },
};

const BY_OTHERS: ReadonlySet<string> = new Set(["iaas", "paas", "faas", "saas"]);

function isHostedByOthers(element: Element): boolean {
  const speaker = speakerFor(element, "hosting") ?? nodesOf(element).find((node) => states(node, "hosting"));
  return speaker !== undefined && BY_OTHERS.has(wordOf(speaker, "hosting") ?? "");
}

function suppliersOf(element: Element): readonly Element[] {
  return [...element.path, element, ...nodesOf(element)].flatMap((one) => elementsOf(one, "supplier"));
}
