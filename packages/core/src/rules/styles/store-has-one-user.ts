import { isQueue } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, distinct, wordOf } from "../../model/read.ts";
import { applicationOf } from "../parts/hosting.ts";
import { nameOf, namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** Stores that are made to be read by many. */
const COMMON: readonly string[] = ["cache", "warehouse", "lake", "search"];

export const storeHasOneUser: ElementRule = {
  id: "store-has-one-user",
  title: {
    en: "A database is used by one application",
    fr: "Une base est utilisée par une seule application",
  },
  rationale: {
    en: "Who shares a database shares its structure: no one can change it without the others, and its data have no owner.",
    fr: "Qui partage une base en partage la structure : nul ne peut la changer sans les autres, et ses données n’ont pas de responsable.",
  },
  remedy: {
    en: "Let one of them keep the store and the others ask it by API or event; where sharing is meant, state `shared: yes` and who owns it.",
    fr: "Confiez la base à l’un d’eux et laissez les autres la demander par API ou événement ; si le partage est voulu, indiquez `shared: yes` et le responsable.",
  },
  severity: "warning",
  controls: ["nist-800-53:SC-4", "nist-800-53:SA-8", "iso27001:A.8.27"],
  principle: "P1",
  quality: "modularity",
  aliases: ["SHARED-STORE"],
  reads: ["type", "shared", "uses", "accesses", "flows", "store"],
  kinds: ["store"],
  examples: {
    passes: `application shop "Shop" { style: microservices\n  module orders "Orders" { uses orders-db }\n  module stock "Stock" { uses stock-db }\n  module prices "Prices"\n  store orders-db "Orders data"\n  store stock-db "Stock data"\n}\napplication ledger "Ledger" { style: monolith\n  module a "A" { uses books }\n  module b "B" { uses books }\n  store books "Books"\n}`,
    fails: `application shop "Shop" {\n  module orders "Orders" { uses db }\n  module stock "Stock" { -> db }\n  store db "Shop data"\n}\napplication bi "Reports" { uses db }\nstore people "People"\ndataset persons "Persons" { store: people }\napplication crm "CRM" { uses people }\napplication hr "HR" { accesses persons { mode: read } }\nstore events "Events" { type: topic }\napplication x "X" { uses events }\napplication y "Y" { uses events }\nstore meant "Meant" { shared: yes }\napplication z "Z" { uses meant }\napplication w "W" { uses meant }`,
    finds: ["db", "people"],
  },

  // What modules of one application share, `module-owns-its-store` looks for.
  judge(store) {
    if (isQueue(store) || COMMON.includes(wordOf(store, "type") ?? "")) return undefined;
    const users = usersOf(store);
    if (users.length === 0) return undefined;
    const owner = applicationOf(store);
    const systems = distinct([
      ...(owner === undefined ? [] : [owner]),
      ...users.map((one) => applicationOf(one) ?? one),
    ]);
    if (systems.length === 1 || affirms(store, "shared") === true) return holds;
    return violated(() => {
      const [name, names] = [nameOf(store), namesOf(systems)];
      return {
        en: `${systems.length} systems share ${name.en}: ${names.en}`,
        fr: `${systems.length} systèmes partagent ${name.fr} : ${names.fr}`,
        values: [[store, "shared"]],
        related: systems,
      };
    });
  },
};

/** Software that reads or writes the store itself, by a use, by writing to it, or by its data sets. */
function usersOf(store: Element): readonly Element[] {
  const direct = [...store.in("uses"), ...store.in("flows")].flatMap(({ from }) => from ?? []);
  const data = store.referrers.flatMap(({ key, element }) => (key === "store" ? [element] : []));
  const readers = [...data, ...store.children].flatMap((one) => one.in("accesses")).flatMap(({ from }) => from ?? []);
  return distinct([...direct, ...readers].filter((one) => isKind(one, "application", "module", "component")));
}
