import { wordOf } from "../../model/read.ts";
import { careOf, isSensitive } from "../parts/data.ts";
import { authOf, handledCareOf, isOnInternet, isPublic } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const storeIsNotExposed: ElementRule = {
  id: "store-is-not-exposed",
  title: {
    en: "No store can be reached from the internet",
    fr: "Aucun dépôt de données n’est accessible depuis l’internet",
  },
  rationale: {
    en: "Open databases and public buckets are found by machines within hours and emptied without anybody noticing.",
    fr: "Les bases ouvertes et les stockages publics sont trouvés en quelques heures par des machines et vidés sans que personne le remarque.",
  },
  remedy: {
    en: "Close the store to the network outside and let software with authentication stand before it; a bucket may stay open if all in it is public.",
    fr: "Fermez le dépôt au réseau extérieur et placez devant lui un logiciel qui authentifie ; un stockage d’objets peut rester ouvert si tout y est public.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.5.23",
    "iso27001:A.8.3",
    "nist-800-53:AC-3",
    "nist-800-53:SC-7",
    "nist-csf:PR.AA-05",
    "pci-dss:1",
    "cis:3",
    "gdpr:32",
    "fadp:8",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:unguarded-direct-datastore-access"],
  reads: ["exposed", "type", "auth", "classification", "personalData", "store"],
  kinds: ["store"],
  examples: {
    passes: `store pictures "Pictures of products" { type: bucket; exposed: internet; auth: none; classification: public }
store uploads "Uploads" { type: bucket; exposed: internet; auth: oauth2; classification: confidential }`,
    fails: `store claims "Claims" { type: relational; exposed: internet; auth: password; classification: internal }
store scans "Scans" { type: bucket; exposed: internet; auth: none }
dataset scanned "Scanned letters" { store: scans; personalData: personal }
store files "Files" { type: bucket; exposed: internal; auth: none; personalData: personal }`,
    finds: ["claims", "scans"],
    unsure: `store scans "Scans" { type: bucket; exposed: internet }
store open "Open" { type: bucket; exposed: internet; auth: none }`,
    lacks: ["scans.auth", "open.classification"],
  },

  // Of sensitive data `sensitive-store-is-not-exposed` asks more.
  judge(store) {
    if (!isOnInternet(store) || isSensitive(careOf(store)) === true) return undefined;
    const isForAll = isPublic(handledCareOf(store));
    if (isForAll === true) return holds;
    const isBucket = BUCKETS.has(wordOf(store, "type") ?? "");
    const ways = authOf(store);
    if (isBucket && ways === undefined) return lacks([store, "auth"]);
    if (isBucket && (ways ?? []).length > 0) return holds;
    if (isBucket && isForAll === undefined) return lacks([store, "classification"]);
    return violated(() => {
      const name = nameOf(store);
      return isBucket
        ? {
            en: `${name.en} is open to everybody on the internet, and what it holds is not public`,
            fr: `${name.fr} est ouvert à tous sur l’internet, et son contenu n’est pas public`,
            values: [
              [store, "exposed"],
              [store, "auth"],
            ],
          }
        : {
            en: `${name.en} can be reached from the internet without any software before it`,
            fr: `${name.fr} est accessible depuis l’internet sans aucun logiciel devant lui`,
            values: [[store, "exposed"]],
          };
    });
  },
};

/** Object storage is made to be reached by addresses, each request being authorised. */
const BUCKETS: ReadonlySet<string> = new Set(["bucket", "file"]);
