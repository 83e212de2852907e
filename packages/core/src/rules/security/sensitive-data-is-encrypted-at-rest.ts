import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { affirms } from "../../model/read.ts";
import { careOf, careProof, isConfidential, isStore } from "../parts/data.ts";
import { encryptersOf } from "../parts/encryption.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const sensitiveDataIsEncryptedAtRest: ElementRule = {
  id: "sensitive-data-is-encrypted-at-rest",
  title: {
    en: "Confidential and personal data is encrypted where it rests",
    fr: "Les données confidentielles et personnelles sont chiffrées là où elles reposent",
  },
  rationale: {
    en: "Disks are replaced, copies are made, machines are stolen: only encryption keeps what is on them from whoever finds them.",
    fr: "Les disques se remplacent, les copies se font, les machines se volent : seul le chiffrement protège leur contenu de qui les trouve.",
  },
  remedy: {
    en: "Encrypt the store, or the disks of the machines beneath it, and state `encryptedAtRest: yes`.",
    fr: "Chiffrez le dépôt, ou les disques des machines qui le portent, et indiquez `encryptedAtRest: yes`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.24",
    "nist-800-53:SC-28",
    "nist-csf:PR.DS-01",
    "pci-dss:3",
    "cis:3",
    "gdpr:32",
    "gdpr:34",
    "fadp:8",
    "nis2:21.2.h",
    "dora:9",
    "asvs:V14",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["DATA-UNENCRYPTED", "threagile:unencrypted-asset"],
  reads: ["encryptedAtRest", "classification", "personalData", "store", "accesses", "runs on"],
  kinds: ["store", "application", "module"],
  examples: {
    passes: `store base "Base" { classification: confidential; encryptedAtRest: yes }
node srv "Server" { encryptedAtRest: yes }
store files "Files" { runs on srv }
dataset people "People" { store: files; personalData: personal }`,
    fails: `store base "Base" { classification: strictly-confidential; encryptedAtRest: no }
store cache "Cache" { encryptedAtRest: no }
dataset people "People" { store: cache; personalData: personal }
store pages "Pages" { classification: internal; encryptedAtRest: no }
store letters "Letters" { encryptedAtRest: no }
dataset scans "Scans" { store: letters; classification: confidential; encryptedAtRest: yes }`,
    finds: ["base", "cache"],
    unsure: `store base "Base" { personalData: sensitive }
store blank "Blank" { encryptedAtRest: no }
application ged "Documents"
dataset letters "Letters" { store: ged; classification: confidential }`,
    lacks: ["base.encryptedAtRest", "blank.classification", "ged.encryptedAtRest"],
  },

  judge(element) {
    if (!keepsData(element)) return undefined;
    const care = careOf(element);
    const isCareful = isConfidential(care);
    const isEncrypted = encryption(element);
    if (isCareful === undefined && isEncrypted === false) return lacks([element, "classification"]);
    if (isCareful !== true) return undefined;
    if (isEncrypted === true) return holds;
    if (isEncrypted === undefined) return lacks([element, "encryptedAtRest"]);
    return violated(() => {
      const name = nameOf(element);
      const proof = careProof(care);
      const [what, how] = [
        proof === undefined || proof.row === element.row ? undefined : nameOf(proof),
        classWords(proof ?? element),
      ];
      return {
        en: `${name.en} keeps ${what === undefined ? "data" : what.en} (${how.en}) and does not encrypt it at rest`,
        fr: `${name.fr} conserve ${what === undefined ? "des données" : `« ${what.fr} »`} (${how.fr}) sans chiffrement au repos`,
        path: proof === undefined || what === undefined ? [element] : [element, proof],
        values: [
          [element, "encryptedAtRest"],
          ...(proof === undefined
            ? []
            : ([
                [proof, "classification"],
                [proof, "personalData"],
              ] as const)),
        ],
      };
    });
  },
};

/** Class and personal nature, as far as they are said: "strictly confidential, sensitive". */
function classWords(one: Element): Bilingual {
  const words = (["classification", "personalData"] as const).map((key) => choiceOf(one, key));
  return {
    en: words.flatMap(({ en }) => (en === "" ? [] : [en])).join(", "),
    fr: words.flatMap(({ fr }) => (fr === "" ? [] : [fr])).join(", "),
  };
}

/** Stores do; applications and modules where a data set says that it is kept in them. */
function keepsData(element: Element): boolean {
  return isStore(element) || element.referrers.some(({ key }) => key === "store");
}

/** By its own word, else by that of all machines beneath it; data sets that are encrypted by themselves need neither. */
function encryption(element: Element): boolean | undefined {
  const own = affirms(element, "encryptedAtRest");
  if (own === true || keepsOnlyEncrypted(element)) return true;
  if (own === false) return false;
  return encryptersOf(element).length > 0 ? true : undefined;
}

function keepsOnlyEncrypted(element: Element): boolean {
  const sets = element.referrers.filter(({ key }) => key === "store").map(({ element: set }) => set);
  const careful = sets.filter((set) => isConfidential(careOf(set)) !== false);
  return careful.length > 0 && careful.every((set) => affirms(set, "encryptedAtRest") === true);
}
