import type { Element, Relationship } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { crossings, directCrossings, hubsOf } from "../parts/crossings.ts";
import { endsOf, namesOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const exchangePassesTheHub: ModelRule = {
  id: "exchange-passes-the-hub",
  title: {
    en: "Where there is a bus, applications exchange through it",
    fr: "Là où il y a un bus, les applications échangent par lui",
  },
  rationale: {
    en: "A flow past the bus is seen by nobody, translated twice, and must be found again when one of its ends is replaced.",
    fr: "Un flux qui contourne le bus n’est vu de personne, se traduit deux fois et doit être retrouvé quand un de ses bouts est remplacé.",
  },
  remedy: {
    en: "Let the flow pass through the bus and draw it so, or name what carries it as `via`; where it must be direct, grant a waiver.",
    fr: "Faites passer le flux par le bus et dessinez-le ainsi, ou nommez dans `via` ce qui le porte ; s’il doit être direct, accordez une dérogation.",
  },
  severity: "warning",
  controls: ["nist-800-53:CA-9", "nist-800-53:AC-4", "iso27001:A.5.14", "nist-csf:ID.AM-03"],
  quality: "interoperability",
  aliases: ["POINT-TO-POINT"],
  reads: [
    "flows",
    "via",
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
  examples: {
    passes: `application bus "Bus" { style: esb; -> erp }\napplication shop "Shop" { -> bus; -> erp { via: bus } }\napplication erp "ERP"\napplication iam "Identities" { type: security; -> shop }`,
    fails: `application bus "Bus" { style: esb; -> erp }\napplication shop "Shop" { -> bus\n  module core "Core" { -> erp { pattern: point-to-point }; -> tool }\n  module tool "Tool"\n}\napplication erp "ERP" {\n  store db "Orders" { -> dwh }\n}\napplication dwh "Warehouse"\nparty client "Customer"\nclient -> shop`,
    finds: ["core -> erp", "db -> dwh"],
  },

  // Asked only where there is a bus: whether there should be one is another question.
  *survey(model) {
    const hubs = hubsOf(model);
    if (hubs.length === 0) return;
    const direct = new Set(directCrossings(model).map(({ flow }) => flow));
    for (const { flow } of crossings(model)) {
      const exchange = model.relationship(flow);
      yield [exchange, direct.has(flow) ? violated(() => account(exchange, hubs)) : holds];
    }
  },
};

function account(exchange: Relationship, hubs: readonly Element[]): ReturnType<ReturnType<typeof violated>["account"]> {
  const [ends, names] = [endsOf(exchange), namesOf(hubs)];
  const isDeclared = wordOf(exchange, "pattern") === "point-to-point";
  return {
    en: isDeclared
      ? `${ends.en}: the flow is declared point-to-point, past ${names.en}`
      : `${ends.en}: the flow goes straight, past ${names.en}`,
    fr: isDeclared
      ? `${ends.fr} : le flux est déclaré point à point et contourne ${names.fr}`
      : `${ends.fr} : le flux va tout droit et contourne ${names.fr}`,
    path: [...(exchange.from ? [exchange.from] : []), exchange, ...(exchange.to ? [exchange.to] : [])],
    values: [[exchange, isDeclared ? "pattern" : "via"]],
    related: hubs,
  };
}
