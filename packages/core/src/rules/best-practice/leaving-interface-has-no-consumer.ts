import { systemOf } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { distinct, wordOf } from "../../model/read.ts";
import { stateOn } from "../../model/time.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const leavingInterfaceHasNoConsumer: ElementRule = {
  id: "leaving-interface-has-no-consumer",
  title: {
    en: "Nobody relies on an interface that is on its way out",
    fr: "Personne ne s’appuie sur une interface en fin de vie",
  },
  rationale: {
    en: "The day on which the old version is switched off, whoever has not moved stops working.",
    fr: "Le jour où l’ancienne version est arrêtée, qui n’a pas migré cesse de fonctionner.",
  },
  remedy: {
    en: "Move the consumers to the version that replaces it and draw the new exchanges; agree on a date with each until then.",
    fr: "Faites passer les consommateurs à la version qui la remplace et dessinez les nouveaux échanges ; d’ici là, convenez d’une date avec chacun.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-22", "iso27001:A.8.32", "nist-csf:ID.AM-08"],
  quality: "interoperability",
  reads: ["uses", "flows", "via", "status", "lifecycle", "replacedBy"],
  kinds: ["interface"],
  examples: {
    passes: `interface v2 "Orders API v2" { version: 2 }\napplication shop "Shop" { uses v2 }\ninterface v1 "Orders API v1" { version: 1; replacedBy: v2 }`,
    fails: `interface v2 "Orders API v2" { version: 2 }\ninterface v1 "Orders API v1" { version: 1; replacedBy: v2; lifecycle: { active: 2015-01-01; phaseOut: 2025-01-01 } }\napplication shop "Shop" { uses v1 }\napplication erp "ERP" { -> shop { via: v0 } }\ninterface v0 "Push API" { status: deprecated }\napplication new "New" { uses v2 }`,
    finds: ["v1", "v0"],
  },

  judge(api, { today }) {
    const next = api.reference("replacedBy");
    const isLeaving =
      next !== undefined || wordOf(api, "status") === "deprecated" || stateOn(api, today) === "phase-out";
    if (!isLeaving) return undefined;
    const consumers = consumersOf(api);
    if (consumers.length === 0) return holds;
    return violated(() => {
      const [name, users] = [nameOf(api), namesOf(consumers)];
      const to = next === undefined ? { en: "", fr: "" } : nameOf(next);
      return {
        en: `${name.en} is on its way out${next === undefined ? "" : `, replaced by ${to.en}`}, and still used by ${users.en}`,
        fr: `${name.fr} est en fin de vie${next === undefined ? "" : `, remplacée par ${to.fr}`}, et encore utilisée par ${users.fr}`,
        path: [...consumers.slice(0, 1), api, ...(next === undefined ? [] : [next])],
        values: [
          [api, "lifecycle"],
          [api, "status"],
        ],
        related: consumers,
      };
    });
  },
};

function consumersOf(api: Element): readonly Element[] {
  const provider = systemOf(api);
  const direct = [...api.in("uses"), ...api.in("flows")].flatMap(({ from }) => from ?? []);
  const through = api.referrers.flatMap(({ key, element }) => (key === "via" ? [element] : []));
  return distinct([...direct, ...through]).filter(
    (one) => provider === undefined || systemOf(one)?.row !== provider.row,
  );
}
