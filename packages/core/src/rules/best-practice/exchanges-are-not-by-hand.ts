import { isKind } from "../../model/is-kind.ts";
import { wordOf, wordsOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

const BY_HAND: readonly string[] = ["manual", "paper"];

export const exchangesAreNotByHand: RelationshipRule = {
  id: "exchanges-are-not-by-hand",
  title: { en: "Systems exchange without people typing over", fr: "Les systèmes échangent sans ressaisie" },
  rationale: {
    en: "Whoever types data from one system into another is slow, makes mistakes, and could do something better.",
    fr: "Qui ressaisit des données d’un système dans un autre est lent, se trompe, et pourrait faire mieux.",
  },
  remedy: {
    en: "Connect the two by an API, a message or at least a file; then correct `protocol` and `pattern`.",
    fr: "Reliez les deux par une API, un message ou au moins un fichier ; corrigez ensuite `protocol` et `pattern`.",
  },
  severity: "warning",
  controls: ["nist-800-53:SI-10", "iso27001:A.5.14"],
  quality: "automation",
  aliases: ["MANUAL-EXCHANGE"],
  reads: ["protocol", "pattern"],
  verbs: ["flows"],
  examples: {
    passes: `application shop "Shop" { -> erp { protocol: https } }\napplication erp "ERP"`,
    fails: `application shop "Shop" { -> erp { protocol: manual }; -> dwh { pattern: screen }; -> mail { pattern: api } }\napplication erp "ERP"\napplication dwh "Warehouse"\napplication mail "Mail"\nunit sales "Sales"\nunit law "Law"\nsales -> law { protocol: paper }`,
    finds: ["shop -> erp", "shop -> dwh"],
  },

  judge(flow) {
    const pattern = wordOf(flow, "pattern");
    const protocols = wordsOf(flow, "protocol");
    if (pattern === undefined && protocols.length === 0) return undefined;
    const { from, to } = flow;
    if (from === undefined || to === undefined) return undefined;
    // Between people, speaking and writing is no fault; what reaches or leaves a system may be one.
    if (![from, to].some((end) => isKind(end, "application", "module", "store"))) return undefined;
    const isByHand = pattern === "manual" || pattern === "screen" || protocols.some((word) => BY_HAND.includes(word));
    if (!isByHand) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      return {
        en: `${ends.en}: people carry the data over by hand`,
        fr: `${ends.fr} : les données passent à la main`,
        path: [from, flow, to],
        values: [[flow, pattern === "manual" || pattern === "screen" ? "pattern" : "protocol"]],
      };
    });
  },
};
