import { systemsOf } from "../../model/exchange.ts";
import { hoursOf, wordOf, wordsOf } from "../../model/read.ts";
import { hoursText } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly hours: number;
}

const FILES: readonly string[] = ["file", "sftp", "ftp", "ftps", "smb", "nfs"];

export const fileTransferCouldBeApi: RelationshipRule<Parameters> = {
  id: "file-transfer-could-be-api",
  title: {
    en: "Files are for large, rare loads; what goes often goes by API or message",
    fr: "Les fichiers servent aux gros envois rares ; ce qui passe souvent passe par API ou message",
  },
  rationale: {
    en: "Files every hour or so mean stale data in between, half files, names to agree on, and nobody who notices when one is missing.",
    fr: "Des fichiers toutes les heures, ce sont des données périmées entre-temps, des fichiers tronqués, des noms à convenir, et personne qui remarque celui qui manque.",
  },
  remedy: {
    en: "Replace the transfer by an API call or an event; keep files for nightly bulk loads.",
    fr: "Remplacez le transfert par un appel d’API ou un événement ; gardez les fichiers pour les chargements de nuit.",
  },
  severity: "info",
  controls: ["iso27001:A.5.14", "nist-800-53:SI-10"],
  quality: "interoperability",
  reads: ["protocol", "pattern", "every", "mode", "realizes", "performs"],
  parameters: {
    hours: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Hours", fr: "Heures" },
      description: {
        en: "From how many hours between two files on a file is fine.",
        fr: "À partir de combien d’heures entre deux fichiers un fichier convient.",
      },
      usual: 12,
    },
  },
  verbs: ["flows"],
  examples: {
    passes: `application shop "Shop" { -> dwh { protocol: sftp; mode: batch; every: 24h } }\napplication dwh "Warehouse"`,
    fails: `application shop "Shop" { -> erp { protocol: sftp; every: 1h }; -> mail { pattern: file; every: 15min }; -> web { protocol: https; every: 15min } }\napplication erp "ERP"\napplication mail "Mail"\napplication web "Web"\nparty bank "Bank"\nshop -> bank { protocol: sftp; every: 1h }`,
    finds: ["shop -> erp", "shop -> mail"],
    unsure: `application shop "Shop" { -> erp { protocol: file } }\napplication erp "ERP"`,
    lacks: ["shop -> erp.every"],
  },

  judge(flow, { parameters: { hours } }) {
    const isFile = wordOf(flow, "pattern") === "file" || wordsOf(flow, "protocol").some((word) => FILES.includes(word));
    if (!isFile || systemsOf(flow) === undefined) return undefined;
    const every = hoursOf(flow, "every");
    if (every === undefined) return lacks([flow, "every"]);
    if (every >= hours) return holds;
    return violated(() => {
      const [ends, time] = [endsOf(flow), hoursText(every)];
      return {
        en: `${ends.en}: a file every ${time.en} does what an API or a message does better`,
        fr: `${ends.fr} : un fichier à intervalles de ${time.fr} fait ce qu’une API ou un message fait mieux`,
        values: [
          [flow, "protocol"],
          [flow, "every"],
        ],
      };
    });
  },
};
