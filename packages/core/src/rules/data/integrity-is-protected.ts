import { affirms, wordOf, distinct, numberOf } from "../../model/read.ts";
import { dataHeldBy } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

interface Parameters {
  readonly need: number;
}

export const integrityIsProtected: ElementRule<Parameters> = {
  id: "integrity-is-protected",
  title: {
    en: "Stores of data that must not be altered protect its integrity",
    fr: "Les stockages de données à ne pas altérer en protègent l’intégrité",
  },
  rationale: {
    en: "Where a wrong figure does harm, one must see who changed it and be able to take back the change.",
    fr: "Là où un chiffre faux fait du tort, il faut voir qui l’a changé et pouvoir revenir en arrière.",
  },
  remedy: {
    en: "Log changes (`logging`), keep a backup that goes back (`backup`), better one that cannot be altered (`backup.immutable`).",
    fr: "Journalisez les modifications (`logging`), gardez une sauvegarde (`backup`), de préférence inaltérable (`backup.immutable`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.13",
    "iso27001:A.8.15",
    "iso27001:A.5.33",
    "nist-800-53:SI-7",
    "nist-800-53:AU-2",
    "nist-csf:PR.DS-01",
    "gdpr:5",
    "gdpr:32",
    "fadp:8",
    "pci-dss:10",
    "cis:3",
    "dora:9",
  ],
  quality: "security",
  reads: ["dict", "logging", "backup", "type", "store"],
  parameters: {
    need: {
      type: { kind: "number", minimum: 1, maximum: 4, integer: true },
      name: { en: "Need for integrity", fr: "Besoin d’intégrité" },
      description: {
        en: "From this need on (1 to 4) a store must protect integrity.",
        fr: "À partir de ce besoin (1 à 4), un stockage doit protéger l’intégrité.",
      },
      usual: 3,
    },
  },
  kinds: ["store"],
  examples: {
    passes: `store ledger "Ledger" { dict: { integrity: 4 }; logging: yes; backup: { every: 1h } }
store chain "Chain" { dict: { integrity: 4 }; type: ledger }`,
    fails: `store ledger "Ledger" { dict: { integrity: 4 }; logging: no; backup: { every: 1h } }
store cache "Cache" { dict: { integrity: 1 }; logging: no }
dataset pay "Payments" { dict: { integrity: 3 }; store: s }
store s "Files" { type: file; logging: yes; backup: no }`,
    finds: ["ledger", "s"],
    unsure: `store ledger "Ledger" { dict: { integrity: 3 } }`,
    lacks: ["ledger.logging", "ledger.backup"],
  },

  judge(store, { parameters: { need } }) {
    const asking = [store, ...dataHeldBy(store)].find((one) => (numberOf(one, "dict.integrity") ?? 0) >= need);
    if (asking === undefined) return undefined;
    // A ledger cannot be altered by its nature.
    if (wordOf(store, "type") === "ledger") return holds;
    const around = [store, ...store.path];
    const answers = (["logging", "backup"] as const).map((key) => {
      const stating = around.find((one) => affirms(one, key) !== undefined);
      return { key, is: stating === undefined ? undefined : affirms(stating, key), on: stating ?? store };
    });
    const denied = answers.filter(({ is }) => is === false);
    if (denied.length === 0) {
      const open = answers.filter(({ is }) => is === undefined);
      return open.length === 0 ? holds : lacks(...open.map(({ key }) => [store, key] as const));
    }
    return violated(() => {
      const name = nameOf(store);
      const en = denied
        .map(({ key }) => (key === "logging" ? "changes are not logged" : "there is no backup"))
        .join(" and ");
      const fr = denied
        .map(({ key }) =>
          key === "logging" ? "les modifications ne sont pas journalisées" : "il n’y a pas de sauvegarde",
        )
        .join(" et ");
      return {
        en: `${name.en} holds data whose integrity counts (${numberOf(asking, "dict.integrity")} of 4), and ${en}`,
        fr: `${name.fr} contient des données dont l’intégrité compte (${numberOf(asking, "dict.integrity")} sur 4), et ${fr}`,
        path: distinct([store, asking]),
        values: [...denied.map(({ key, on }) => [on, key] as const), [asking, "dict"]],
      };
    });
  },
};
