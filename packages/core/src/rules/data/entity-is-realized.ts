import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const entityIsRealized: ElementRule = {
  id: "entity-is-realized",
  title: { en: "Entities are realized by data", fr: "Les entités sont réalisées par des données" },
  rationale: {
    en: "An entity that no data set makes real is a wish or a forgotten word; the model and the systems have parted.",
    fr: "Une entité qu’aucun jeu ne réalise est un vœu ou un mot oublié ; le modèle et les systèmes se sont séparés.",
  },
  remedy: {
    en: "Write which data set `realizes` it, or remove the entity.",
    fr: "Écrivez quel jeu de données la `realizes`, ou retirez l’entité.",
  },
  severity: "info",
  controls: ["nist-csf:ID.AM-07", "iso27001:A.5.9"],
  quality: "interoperability",
  reads: ["realizes", "specializes", "contains", "accesses", "goldenSource"],
  kinds: ["entity"],
  examples: {
    passes: `entity person "Person"
dataset people "People" { realizes person }
entity client "Client" { specializes person }`,
    fails: `entity person "Person"
entity ghost "Ghost"
dataset people "People" { realizes person }
entity case "Case"
application a "A" { accesses case }`,
    finds: ["ghost"],
  },

  judge(entity) {
    const general = entity.targets("specializes");
    const special = entity.sources("specializes");
    const family = [entity, ...general, ...special, ...entity.children, ...entity.path];
    const isReal = family.some(
      (one) =>
        one.in("realizes").length > 0 ||
        states(one, "goldenSource") ||
        one.in("accesses").some(({ from }) => from?.layer === "application" || from?.layer === "data"),
    );
    if (isReal) return holds;
    return violated(() => {
      const name = nameOf(entity);
      return {
        en: `no data set realizes ${name.en}, and no system holds it`,
        fr: `aucun jeu de données ne réalise ${name.fr}, et aucun système ne la porte`,
        path: [entity],
      };
    });
  },
};
