import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import { affirms, wordOf } from "../../model/read.ts";
import { isMicroservices } from "../../model/styles/detect.ts";
import { workersOn } from "../parts/blocking.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const moduleOwnsItsStore: ElementRule = {
  id: "module-owns-its-store",
  title: {
    en: "One module works on a store, others ask it",
    fr: "Un seul module travaille sur une base, les autres passent par lui",
  },
  rationale: {
    en: "Modules that share tables cannot change them apart: each new column is a coordinated delivery of all of them.",
    fr: "Des modules qui partagent des tables ne peuvent les changer séparément : chaque colonne est une livraison commune.",
  },
  remedy: {
    en: "Give the store to one module and let the others call it, or state `shared: yes` where sharing is the design.",
    fr: "Donnez la base à un module que les autres appellent, ou indiquez `shared: yes` si le partage est voulu.",
  },
  severity: "info",
  controls: ["iso27001:A.8.27", "nist-800-53:SA-8", "nist-800-53:SC-4"],
  principle: "P1",
  quality: "modularity",
  reads: ["shared", "style", "uses", "accesses", "store"],
  kinds: ["store"],
  examples: {
    passes: `application shop "Shop" {\n  module core "Core" { uses db }\n  module web "Web" { uses core }\n  store db "Database" }`,
    fails: `application shop "Shop" {\n  module core "Core" { uses db }\n  module job "Job" { accesses orders }\n  store db "Database"\n  store bus "Queue" { type: queue }\n  store lake "Lake" { shared: yes } }
dataset orders "Orders" { store: db }\ncore uses bus\njob uses bus\ncore uses lake\njob uses lake`,
    finds: ["db"],
  },

  judge(store) {
    const type = wordOf(store, "type");
    if (type === "queue" || type === "topic") return undefined;
    const workers = workersOn(store);
    const siblings = workers.filter((one) => isKind(one, "module"));
    const [first] = siblings;
    if (first === undefined) return undefined;
    // What several applications share, or microservices of one, `store-has-one-user` looks for.
    const own = applicationOf(store) ?? applicationOf(first);
    if (workers.some((one) => applicationOf(one)?.row !== own?.row)) return undefined;
    if (own !== undefined && isMicroservices(own)) return undefined;
    if (siblings.length === 1 || affirms(store, "shared") === true) return holds;
    return violated(() => {
      const [name, names] = [nameOf(store), namesOf(siblings)];
      return {
        en: `${name.en} is worked on by ${siblings.length} modules: ${names.en}`,
        fr: `${siblings.length} modules travaillent sur ${name.fr} : ${names.fr}`,
        path: [store, ...siblings],
        related: siblings,
      };
    });
  },
};
