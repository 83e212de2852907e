import type { Element } from "../../model/model.ts";
import { states, wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated, lacks, type Verdict } from "../verdict.ts";

export const entitiesOfOneNameAgree: ModelRule = {
  id: "entities-of-one-name-agree",
  title: { en: "Entities of one name mean the same", fr: "Les entités de même nom signifient la même chose" },
  rationale: {
    en: "One word with two definitions makes two departments agree in a meeting and disagree in the data.",
    fr: "Un mot à deux définitions fait que deux services s’accordent en réunion et se contredisent dans les données.",
  },
  remedy: {
    en: "Make one entity of them, or give them different names; where the type of an attribute differs, decide for one.",
    fr: "Faites-en une seule entité, ou donnez-leur des noms différents ; si le type d’une propriété diffère, tranchez.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-800-53:SI-10", "nist-csf:ID.AM-07"],
  quality: "interoperability",
  reads: ["entity", "name", "key", "attributes"],
  examples: {
    passes: `entity client "Client" { key: [number]; attributes: ["name: text"] }
entity client2 "client" { key: [number]; attributes: ["name: text", since] }`,
    fails: `entity client "Client" { key: [number] }
entity client2 "client" { key: [email] }
entity order "Order" { key: [id]; attributes: ["amount: integer"] }
entity order2 "Order" { attributes: ["amount: decimal", note] }
entity person "Person" { key: [id] }`,
    finds: ["client2", "order2"],
    unsure: `entity client "Client" { key: [number] }
entity client2 "Client"`,
    lacks: ["client2.key"],
  },

  *survey(model) {
    const first = new Map<string, Element>();
    for (const entity of model.elements({ kind: "entity" })) {
      const name = folded(entity.name);
      const other = first.get(name);
      if (other === undefined) first.set(name, entity);
      else yield [entity, compared(other, entity)];
    }
  },
};

/** The later of two entities of one name, beside the first. */
function compared(first: Element, later: Element): Verdict {
  const keys = [first, later].map((one) => new Set(wordsOf(one, "key").map(folded)));
  const [mine, theirs] = [keys[0] ?? new Set(), keys[1] ?? new Set()];
  const type = differingType(first, later);
  const isOtherKey =
    mine.size > 0 && theirs.size > 0 && (mine.size !== theirs.size || [...mine].some((key) => !theirs.has(key)));
  if (!isOtherKey && type === undefined)
    return mine.size > 0 && theirs.size === 0 && !states(later, "attributes") ? lacks([later, "key"]) : holds;
  return violated(() => {
    const name = nameOf(later);
    const about = isOtherKey
      ? {
          en: `different keys (${[...mine].join(", ")}; ${[...theirs].join(", ")})`,
          fr: `des identifiants différents (${[...mine].join(", ")} ; ${[...theirs].join(", ")})`,
        }
      : { en: `different types of ${type}`, fr: `des types différents de ${type}` };
    return {
      en: `two entities are called ${name.en} and have ${about.en}`,
      fr: `deux entités s’appellent ${name.fr} et ont ${about.fr}`,
      path: [first, later],
      values: isOtherKey
        ? [
            [first, "key"],
            [later, "key"],
          ]
        : [
            [first, "attributes"],
            [later, "attributes"],
          ],
      related: [first],
    };
  });
}

/** An attribute that both have with another type: `amount: integer` and `amount decimal`. */
function differingType(first: Element, later: Element): string | undefined {
  const types = new Map(wordsOf(first, "attributes").map(typedAttribute));
  for (const [name, type] of wordsOf(later, "attributes").map(typedAttribute)) {
    const other = types.get(name);
    if (type !== "" && other !== undefined && other !== "" && other !== type) return name;
  }
  return undefined;
}

function typedAttribute(text: string): readonly [name: string, type: string] {
  const [name = "", ...type] = text.split(/[\s:]+/u);
  return [folded(name), folded(type.join(" "))];
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}
