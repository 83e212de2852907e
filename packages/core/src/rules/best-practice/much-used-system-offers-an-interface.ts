import { isHub } from "../../model/exchange.ts";
import { elementsOf } from "../../model/read.ts";
import { isKind } from "../../model/is-kind.ts";
import { interfacesOf, neighboursOf, structureOf, tradeOf } from "../../model/styles/shape.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly systems: number;
}

export const muchUsedSystemOffersAnInterface: ElementRule<Parameters> = {
  id: "much-used-system-offers-an-interface",
  title: {
    en: "A system that many exchange with offers an interface",
    fr: "Un système avec qui beaucoup échangent offre une interface",
  },
  rationale: {
    en: "Without an interface each partner is joined to the inside of the system, each in its own way; none of it can change unnoticed.",
    fr: "Sans interface, chaque partenaire est lié à l’intérieur du système, chacun à sa façon ; rien n’y peut changer inaperçu.",
  },
  remedy: {
    en: "Describe the interface that it offers (`realizes` an `interface`), and let the exchanges go through it.",
    fr: "Décrivez l’interface qu’il offre (`realizes` une `interface`) et faites-y passer les échanges.",
  },
  severity: "info",
  controls: ["nist-800-53:SA-4", "iso27001:A.8.26"],
  quality: "interoperability",
  reads: ["flows", "uses", "via", "realizes", "type", "style"],
  parameters: {
    systems: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Systems", fr: "Systèmes" },
      description: {
        en: "From how many partners on an interface is asked for.",
        fr: "À partir de combien de partenaires une interface est demandée.",
      },
      usual: 4,
    },
  },
  kinds: ["application"],
  examples: {
    passes: `interface api "API" { type: rest }\napplication erp "ERP" { realizes api; -> a, b, c, d }\napplication a "A"\napplication b "B"\napplication c "C"\napplication d "D"`,
    fails: `application erp "ERP" { -> a, b, c, d }\napplication a "A"\napplication b "B"\napplication c "C"\napplication d "D"`,
    finds: ["erp"],
  },

  judge(application, { parameters: { systems } }) {
    if (isHub(application)) return undefined;
    const neighbours = neighboursOf(application);
    if (neighbours.length < systems) return undefined;
    if (interfacesOf(structureOf(application).parts).length > 0) return holds;
    const isThrough = tradeOf(application).outer.some((one) =>
      elementsOf(one, "via").some((way) => isKind(way, "interface")),
    );
    if (isThrough) return holds;
    return violated(() => {
      const [name, names] = [nameOf(application), namesOf(neighbours)];
      return {
        en: `${neighbours.length} systems exchange with ${name.en}, which offers no interface: ${names.en}`,
        fr: `${neighbours.length} systèmes échangent avec ${name.fr}, qui n’offre aucune interface : ${names.fr}`,
        related: neighbours,
      };
    });
  },
};
