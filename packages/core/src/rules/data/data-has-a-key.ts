import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const dataHasAKey: ElementRule = {
  id: "data-has-a-key",
  title: { en: "Entities have a key", fr: "Les entités ont un identifiant" },
  rationale: {
    en: "Without a key two occurrences cannot be told apart, and nothing can refer to one safely.",
    fr: "Sans identifiant, deux occurrences ne se distinguent pas, et rien ne peut désigner l’une avec certitude.",
  },
  remedy: {
    en: "State the `key` that identifies one occurrence.",
    fr: "Indiquez la `key` qui identifie une occurrence.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.27", "nist-800-53:SI-10"],
  quality: "interoperability",
  reads: ["key", "attributes", "specializes", "contains"],
  kinds: ["entity"],
  examples: {
    passes: `entity person "Person" { key: [id]; attributes: [name] }
entity client "Client" { attributes: [since]; specializes person }`,
    fails: `entity person "Person" { attributes: [name, birth] }
entity client "Client" { attributes: [since]; specializes person }
entity contract "Contract" { key: [number]; attributes: [date] }`,
    finds: ["person", "client"],
    unsure: `entity person "Person"`,
    lacks: ["person.key"],
  },

  judge(entity) {
    if (keyed(entity) !== undefined) return holds;
    if (!states(entity, "attributes")) return lacks([entity, "key"]);
    return violated(() => {
      const name = nameOf(entity);
      return {
        en: `${name.en} has attributes and no key`,
        fr: `${name.fr} a des propriétés et pas d’identifiant`,
        values: [
          [entity, "attributes"],
          [entity, "key"],
        ],
      };
    });
  },
};

/** What states the key: itself, what it specialises, or what it is part of. */
function keyed(entity: Element): Element | undefined {
  const seen = new Set<number>();
  const open: Element[] = [entity];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.row)) continue;
    seen.add(at.row);
    if (states(at, "key")) return at;
    open.push(...at.targets("specializes"));
    if (at.parent !== undefined && isKind(at.parent, "entity")) open.push(at.parent);
  }
  return undefined;
}
