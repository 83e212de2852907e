import { isOver, supportOf } from "../../model/endoflife/support.ts";
import { isKind } from "../../model/is-kind.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { overSince } from "../parts/support.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  /** Counts support that is bought on top. */
  readonly extended: boolean;
}

export const technologyIsSupported: ElementRule<Parameters> = {
  id: "technology-is-supported",
  title: { en: "Technologies have support", fr: "Les technologies ont un support" },
  rationale: {
    en: "What has no support gets no security fixes: every flaw found from then on stays open.",
    fr: "Sans support, plus de correctif de sécurité : toute faille découverte ensuite reste ouverte.",
  },
  remedy: {
    en: "Move to a release that is supported; where support is bought on top, state its last day as `supportEnd`.",
    fr: "Passez à une version soutenue ; si un support étendu est acheté, indiquez son dernier jour dans `supportEnd`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.8",
    "nist-800-53:SA-22",
    "nist-800-53:SI-2",
    "nist-csf:ID.AM-08",
    "nist-csf:PR.PS-02",
    "pci-dss:6",
    "pci-dss:12",
    "cis:2",
    "cis:7",
    "dora:7",
    "nis2:21.2.e",
  ],
  quality: "security",
  aliases: ["TECH-EOL"],
  reads: ["supportEnd", "eol", "purl", "cpe", "version", "product"],
  parameters: {
    extended: {
      type: { kind: "boolean" },
      name: { en: "Extended support counts", fr: "Le support étendu compte" },
      description: {
        en: "Whether the organisation buys the extended support of all that it runs; else state `supportEnd` where it does.",
        fr: "Si l’organisation achète le support étendu de tout ce qu’elle exploite ; sinon indiquez `supportEnd` là où c’est le cas.",
      },
      usual: false,
    },
  },
  kinds: ["technology", "application", "module", "store", "node", "service", "interface"],
  examples: {
    passes: `technology node "Node.js 24"\ntechnology rhel "RHEL 7" { eol: rhel/7; supportEnd: 2029-05-31 }\ntechnology ora "Oracle Database 19c"`,
    fails: `
technology rhel "RHEL 7" { eol: rhel/7 }
technology node "Node.js" { version: 20.11.1 }
technology pg "PostgreSQL 18"
technology java "Runtime" { purl: "pkg:generic/python@3.8.2" }
technology ora "Oracle Database 19c" { supportEnd: 2026-06-30 }
application crm "CRM" { supportEnd: 2025-12-31 }
application shop "Node.js 12"
`,
    finds: ["rhel", "node", "java", "ora", "crm"],
    unsure: `technology kc "Keycloak 26"\ntechnology home "Home-made framework"\ntechnology pg "PostgreSQL"\ntechnology gone "Thing" { eol: unknown }`,
    lacks: ["kc.version", "home.eol", "pg.version", "gone.eol"],
  },

  judge(element, { parameters: { extended }, today }) {
    if (!isKind(element, "technology") && !states(element, "eol") && !states(element, "supportEnd")) return undefined;
    const support = supportOf(element);
    if (support === undefined) return lacks([element, "eol"]);
    const isDead = isOver(support, today, extended);
    if (isDead === undefined) return lacks([element, support.said === "eol" ? "eol" : "version"]);
    if (!isDead) return holds;
    return violated(() => {
      const name = nameOf(element);
      const since = overSince(support, today);
      return {
        en: `${name.en} has had ${since.en}`,
        fr: `${name.fr} n’a ${since.fr}`,
        values: [[element, support.said]],
      };
    });
  },
};
