import { isEvent, mannerOf } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const eventIsCorrelated: RelationshipRule = {
  id: "event-is-correlated",
  title: {
    en: "Messages carry an identifier by which they can be followed",
    fr: "Les messages portent un identifiant qui permet de les suivre",
  },
  rationale: {
    en: "When a message goes wrong hours later in another system, only an identifier that travels with it tells what caused it.",
    fr: "Quand un message échoue des heures plus tard dans un autre système, seul un identifiant qui voyage avec lui dit d’où il vient.",
  },
  remedy: {
    en: "Put a correlation identifier into every message, log it on both sides, and state `correlated: yes`.",
    fr: "Mettez un identifiant de corrélation dans chaque message, journalisez-le des deux côtés et indiquez `correlated: yes`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.15", "nist-800-53:AU-3", "nist-800-53:AU-12", "nist-csf:PR.PS-04", "asvs:V16"],
  quality: "reliability",
  aliases: ["NO-CORRELATION"],
  reads: ["correlated", "mode", "pattern", "protocol", "type"],
  verbs: ["flows"],
  examples: {
    passes: `application shop "Shop" { -> orders { correlated: yes } }\nstore orders "Orders topic" { type: topic }`,
    fails: `application shop "Shop" { -> orders { correlated: no } }\nstore orders "Orders topic" { type: topic; -> stock { correlated: yes } }\napplication stock "Stock" { -> shop { mode: sync; correlated: no } }`,
    finds: ["shop -> orders"],
    unsure: `application shop "Shop" { -> mail { protocol: jms } }\napplication mail "Mail"`,
    lacks: ["shop -> mail.correlated"],
  },

  judge(flow) {
    if (!isSoftware(flow.from) || !isSoftware(flow.to)) return undefined;
    if (mannerOf(flow) !== "message" && !isEvent(flow)) return undefined;
    return judged(affirms(flow, "correlated"), [flow, "correlated"], () => {
      const ends = endsOf(flow);
      return {
        en: `${ends.en}: messages carry no identifier by which they could be followed`,
        fr: `${ends.fr} : les messages ne portent pas d’identifiant qui permettrait de les suivre`,
        values: [[flow, "correlated"]],
      };
    });
  },
};

function isSoftware(end: Element | undefined): boolean {
  return end !== undefined && isKind(end, "application", "module", "component", "interface", "store");
}
