import { isQueue } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { flowsCarrying, kinOf, placesOf } from "../../model/personal-data.ts";
import { distinct } from "../../model/read.ts";
import { systemOf } from "../parts/copies.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const copyIsFedFromGoldenSource: ElementRule = {
  id: "copy-is-fed-from-golden-source",
  title: {
    en: "Copies of data are fed from the golden source",
    fr: "Les copies sont alimentées par la source de référence",
  },
  rationale: {
    en: "A copy that nothing feeds, or that something else feeds, says what the truth was once, or never was.",
    fr: "Une copie que rien n’alimente, ou qu’autre chose alimente, dit ce que la vérité a été, ou n’a jamais été.",
  },
  remedy: {
    en: "Write the flow that brings the data from its golden source, remove the copy, or correct `store`.",
    fr: "Écrivez le flux qui amène les données depuis la source de référence, retirez la copie, ou corrigez `store`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.33", "nist-800-53:SI-7", "nist-csf:ID.AM-07", "gdpr:5"],
  quality: "reliability",
  reads: ["store", "goldenSource", "flows", "realizes"],
  kinds: ["dataset", "entity"],
  examples: {
    passes: `dataset people "People" { goldenSource: crm; store: [base, copy] }
application crm "CRM" { store base "CRM base"; -> hub : people }
application hub "Hub" { -> bill : people }
application bill "Billing" { store copy "Billing base" }`,
    fails: `dataset people "People" { goldenSource: crm; store: [base, copy, far] }
application crm "CRM" { store base "CRM base"; -> ware : people }
application bill "Billing" { store copy "Billing base" }
application ware "Warehouse" { store far "Warehouse base" }`,
    finds: ["people"],
  },

  judge(data) {
    const source = data.reference("goldenSource");
    if (source === undefined) return undefined;
    const systems = distinct(
      placesOf(data)
        .filter((place) => !isQueue(place))
        .map(systemOf),
    );
    const home = systemOf(source);
    if (systems.length < 2) return undefined;
    const fed = fedFrom(home, data);
    const lost = systems.filter(({ row }) => row !== home.row && !fed.has(row));
    if (lost.length === 0) return holds;
    return violated(() => {
      const name = nameOf(data);
      const them = namesOf(lost);
      const from = nameOf(source);
      return {
        en: `${name.en} is kept in ${them.en}, and no flow brings it there from its golden source ${from.en}`,
        fr: `${name.fr} se trouve dans ${them.fr}, et aucun flux ne l’y amène depuis sa source de référence ${from.fr}`,
        path: [source, data, ...lost],
        values: [[data, "goldenSource"]],
        related: lost,
      };
    });
  },
};

/** Systems that flows of the data reach from its home, step by step. */
function fedFrom(home: Element, data: Element): ReadonlySet<number> {
  const targets = new Map<number, number[]>();
  for (const { from, to } of kinOf(data).flatMap(flowsCarrying)) {
    if (from === undefined || to === undefined) continue;
    const sender = systemOf(from).row;
    const known = targets.get(sender);
    if (known === undefined) targets.set(sender, [systemOf(to).row]);
    else known.push(systemOf(to).row);
  }
  const fed = new Set<number>();
  const open = [home.row];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (fed.has(row)) continue;
    fed.add(row);
    open.push(...(targets.get(row) ?? []));
  }
  return fed;
}
