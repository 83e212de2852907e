import type { Element } from "../../model/model.ts";
import { ACCESS_WORDS, accessPathsOf, type Guard } from "../parts/access-paths.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import { SENSITIVE_WORDS, sensitiveStoresOf } from "../parts/sensitive-stores.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, lacks, type Verdict, violated } from "../verdict.ts";

export const sensitiveStoreIsReachedByAuthenticatedHops: ModelRule = {
  id: "sensitive-store-is-reached-by-authenticated-hops",
  title: {
    en: "Each hop from the internet to sensitive data asks who connects",
    fr: "Chaque saut d’internet aux données sensibles demande qui se connecte",
  },
  rationale: {
    en: "One hop that trusts whoever comes turns all checks before it into one: who stands there, stands at the data.",
    fr: "Un seul saut qui fait confiance au premier venu réduit à rien les contrôles précédents : qui est là est aux données.",
  },
  remedy: {
    en: "Authenticate the hop (mutual TLS, tokens) and state `auth` on the relationship or on what is entered.",
    fr: "Authentifiez le saut (TLS mutuel, jetons) et indiquez `auth` sur la relation ou sur ce où l’on entre.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.5",
    "iso27001:A.5.15",
    "iso27001:A.8.3",
    "nist-800-53:IA-3",
    "nist-800-53:IA-9",
    "nist-800-53:AC-4",
    "nist-csf:PR.AA-03",
    "pci-dss:8",
    "cis:6",
    "gdpr:32",
    "asvs:V6",
    "nis2:21.2.j",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["unauthenticated-hop"],
  reads: [...ACCESS_WORDS, ...SENSITIVE_WORDS],
  examples: {
    passes: `application shop "Shop" { exposed: internet; -> orders { auth: mtls } }
application orders "Orders"
store db "Database" { personalData: sensitive }
orders uses db { auth: password }`,
    fails: `application shop "Shop" { exposed: internet; -> orders { auth: none } }
application orders "Orders"
orders uses db { auth: password }
store db "Database" { personalData: sensitive }
application inner "Inner"
inner uses vault { auth: none }
store vault "Vault" { personalData: sensitive }`,
    finds: ["db"],
    unsure: `application shop "Shop" { exposed: internet; -> orders { protocol: https } }
application orders "Orders" { uses db }
store db "Database" { personalData: sensitive; auth: password }`,
    lacks: ["shop -> orders.auth"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const stores = sensitiveStoresOf(model);
    const paths = stores.length === 0 ? undefined : accessPathsOf(model);
    if (paths === undefined) return;
    for (const store of stores) yield [store, verdictOn(store, paths.guardOf(store.row))];
  },
};

function verdictOn(store: Element, guard: Guard): Verdict {
  switch (guard.state) {
    case "unreached":
    case "guarded":
      return holds;
    case "unknown":
      return lacks(...guard.missing);
    case "open":
      return violated(() => accountOf(store, guard));
  }
}

function accountOf(store: Element, { way, hop }: Extract<Guard, { readonly state: "open" }>): Account {
  const name = nameOf(store);
  const step = hop.by === undefined ? nameOf(hop.to) : endsOf(hop.by);
  return {
    en: `The sensitive data of ${name.en} is reached from the internet over a hop that asks nobody who connects: ${step.en}`,
    fr: `Les données sensibles de ${name.fr} sont atteintes depuis internet par un saut qui ne demande pas qui se connecte : ${step.fr}`,
    path: way,
    values: [[hop.by ?? hop.to, "auth"]],
  };
}
