import { applicationOf } from "../../model/hosting.ts";
import { isQueue } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, distinct, wordOf } from "../../model/read.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { structureOf } from "../../model/styles/shape.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { opensFor } from "../parts/stores.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** Stores that are made to be read by many. */
const COMMON: readonly string[] = ["cache", "warehouse", "lake", "search"];

export const storeHasOneUser: ElementRule = {
  id: "store-has-one-user",
  title: {
    en: "A database is used by one application, of microservices by one service",
    fr: "Une base sert une seule application, et parmi des microservices un seul service",
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
  reads: ["type", "shared", "style", "uses", "accesses", "flows", "store"],
  kinds: ["store"],
  examples: {
    passes: `application shop "Shop" { style: microservices\n  module orders "Orders" { uses orders-db }\n  module stock "Stock" { uses stock-db }\n  module prices "Prices"\n  store orders-db "Orders data"\n  store stock-db "Stock data"\n}\napplication ledger "Ledger" { style: monolith\n  module a "A" { uses books }\n  module b "B" { uses books }\n  store books "Books"\n}`,
    fails: `application shop "Shop" {\n  module orders "Orders" { uses db }\n  module stock "Stock" { -> db }\n  store db "Shop data"\n}\napplication bi "Reports" { uses db }\nstore people "People"\ndataset persons "Persons" { store: people }\napplication crm "CRM" { uses people }\napplication hr "HR" { accesses persons { mode: read } }\nstore events "Events" { type: topic }\napplication x "X" { uses events }\napplication y "Y" { uses events }\nstore meant "Meant" { shared: yes }\napplication z "Z" { uses meant }\napplication w "W" { uses meant }\ndataset sent "Sent" { store: base }\napplication src "Source" { store base "Base"; -> dst : sent; accesses sent }\napplication dst "Target" { accesses sent }\napplication cut "Cut" { style: microservices\n  module a "A" { type: api; uses both }\n  module b "B" { type: api; uses both }\n  store both "Both" }`,
    finds: ["db", "people", "both"],
  },

  // What modules of one application share that is not cut into services, `module-owns-its-store` looks for.
  judge(store) {
    if (isQueue(store) || COMMON.includes(wordOf(store, "type") ?? "")) return undefined;
    const users = usersOf(store);
    if (users.length === 0) return undefined;
    const owner = applicationOf(store);
    const wholes = distinct([
      ...(owner === undefined ? [] : [owner]),
      ...users.map((one) => applicationOf(one) ?? one),
    ]);
    const [only] = wholes;
    const isOfServices = wholes.length === 1 && only !== undefined && isMicroservices(only);
    const sharing = isOfServices ? servicesAmong(users, only) : wholes;
    if (sharing.length < 2 || affirms(store, "shared") === true) return holds;
    return violated(() => {
      const [name, names] = [nameOf(store), namesOf(sharing)];
      const what = isOfServices ? { en: "services", fr: "services" } : { en: "systems", fr: "systèmes" };
      return {
        en: `${sharing.length} ${what.en} share ${name.en}: ${names.en}`,
        fr: `${sharing.length} ${what.fr} partagent ${name.fr} : ${names.fr}`,
        values: [[store, "shared"]],
        related: sharing,
      };
    });
  },
};

/** Services of an application, themselves or by a part of them, among the users of a store. */
function servicesAmong(users: readonly Element[], application: Element): readonly Element[] {
  const own = new Set(users.flatMap((one) => [one.row, ...one.path.map(({ row }) => row)]));
  return structureOf(application).services.filter(({ row }) => own.has(row));
}

/** Software that reads or writes the store itself, by a use, by writing to it, or by its data sets. */
function usersOf(store: Element): readonly Element[] {
  const direct = [...store.in("uses"), ...store.in("flows")].flatMap(({ from }) => from ?? []);
  const data = store.referrers.flatMap(({ key, element }) => (key === "store" ? [element] : []));
  const readers = [...data, ...store.children].flatMap((one) =>
    one.sources("accesses").filter((who) => opensFor(who, one, store)),
  );
  return distinct([...direct, ...readers].filter((one) => isKind(one, "application", "module", "component")));
}
