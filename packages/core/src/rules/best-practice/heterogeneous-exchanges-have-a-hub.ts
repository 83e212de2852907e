import { directCrossings, hubsOf } from "../parts/crossings.ts";
import { nameOf } from "../../model/wording.ts";
import { tanglesIn } from "../parts/tangle.ts";
import { relationshipWords } from "../../model/row-words.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly exchanges: number;
  readonly protocols: number;
}

export const heterogeneousExchangesHaveAHub: ModelRule<Parameters> = {
  id: "heterogeneous-exchanges-have-a-hub",
  title: {
    en: "Many unlike exchanges go through an integration platform",
    fr: "De nombreux échanges hétérogènes passent par une plateforme d’intégration",
  },
  rationale: {
    en: "Each unlike pair needs its own translation. An EAI or bus translates once per system, and watches all exchanges in one place.",
    fr: "Chaque paire dissemblable demande sa traduction. Un EAI ou un bus traduit une fois par système et surveille tous les échanges en un lieu.",
  },
  remedy: {
    en: "Introduce an integration platform (an application of `type: integration`) and route the exchanges through it.",
    fr: "Introduisez une plateforme d’intégration (une application `type: integration`) et faites-y passer les échanges.",
  },
  severity: "info",
  controls: ["nist-800-53:CA-9", "nist-csf:ID.AM-03"],
  quality: "interoperability",
  aliases: ["NO-HUB"],
  reads: [
    "flows",
    "via",
    "protocol",
    "pattern",
    "style",
    "type",
    "realizes",
    "performs",
    "application",
    "module",
    "component",
    "interface",
    "store",
    "service",
  ],
  parameters: {
    exchanges: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Exchanges", fr: "Échanges" },
      description: {
        en: "Most pairs of applications that exchange directly without a hub.",
        fr: "Nombre maximal de paires d’applications en échange direct sans plateforme.",
      },
      usual: 10,
    },
    protocols: {
      type: { kind: "number", minimum: 2, integer: true },
      name: { en: "Protocols", fr: "Protocoles" },
      description: {
        en: "From how many protocols on exchanges are called unlike.",
        fr: "À partir de combien de protocoles les échanges sont dits hétérogènes.",
      },
      usual: 3,
    },
  },
  examples: {
    passes: `application a "A" { -> b { protocol: https } }\napplication b "B" { -> c { protocol: sftp } }\napplication c "C" { -> a { protocol: jms } }`,
    fails: `application a "A" { -> b, c, d { protocol: https }; -> e, f { protocol: sftp } }\napplication b "B" { -> c, d { protocol: jms }; -> e, f { protocol: jdbc } }\napplication c "C" { -> d, e { protocol: https } }\napplication d "D"\napplication e "E"\napplication f "F"`,
    finds: ["a"],
  },

  *survey(model, { parameters: { exchanges, protocols } }) {
    if (hubsOf(model).length > 0) return;
    const direct = directCrossings(model);
    const protocolOf = relationshipWords(model, "protocol");
    for (const { systems, pairs, busiest, partners } of tanglesIn(direct)) {
      const subject = model.at(busiest);
      const members = new Set(systems);
      const spoken = new Set<string>();
      if (pairs > exchanges)
        for (const { from, flow } of direct)
          if (members.has(from)) for (const protocol of protocolOf(flow)) spoken.add(protocol);
      if (spoken.size < protocols) {
        yield [subject, holds];
        continue;
      }
      yield [
        subject,
        violated(() => {
          const name = nameOf(subject);
          const list = [...spoken].sort().join(", ");
          return {
            en: `${systems.length} applications exchange directly over ${pairs} connections in ${spoken.size} protocols (${list}), without an integration platform; ${name.en} has ${partners} of them`,
            fr: `${systems.length} applications échangent directement par ${pairs} liaisons en ${spoken.size} protocoles (${list}), sans plateforme d’intégration ; ${name.fr} en a ${partners}`,
            related: systems.map((row) => model.at(row)),
          };
        }),
      ];
    }
  },
};
