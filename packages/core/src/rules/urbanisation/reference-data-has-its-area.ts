import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { areasOf, playsPart, referenceWords } from "../parts/areas.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly reference: readonly string[];
}

export const referenceDataHasItsArea: ModelRule<Parameters> = {
  id: "reference-data-has-its-area",
  title: {
    en: "Reference and master data lie in the reference zone",
    fr: "Les données de référence sont dans la zone de référence",
  },
  rationale: {
    en: "Data that all share and that lies with one of them serves that one first; in a zone of its own it serves all alike.",
    fr: "Des données communes logées chez l’un des utilisateurs servent d’abord celui-là ; dans une zone à elles, elles servent chacun également.",
  },
  remedy: {
    en: "Group the entity by the reference zone, and its golden source with it; or correct its `type`.",
    fr: "Regroupez l’entité dans la zone de référence, avec sa source de référence ; ou corrigez son `type`.",
  },
  severity: "info",
  controls: ["nist-csf:ID.AM-07"],
  quality: "modularity",
  aliases: ["REFERENCE-DATA-PLACE"],
  reads: ["area", "groups", "contains", "type", "goldenSource", "store", "name", "tags", "entity", "dataset"],
  parameters: { reference: referenceWords },
  examples: {
    passes: `entity customer "Customer" { type: master }\narea ref "Reference data" { level: zone; groups customer }`,
    fails: `entity customer "Customer" { type: master }\nentity country "Country" { type: reference; goldenSource: erp }\nentity order "Order" { type: transaction }\napplication erp "ERP"\napplication mdm "Master data hub"\narea core "Core" { level: zone; groups customer, order, erp }\narea ref "Reference data" { level: zone; groups mdm }`,
    finds: ["customer", "country"],
  },

  // Asked only where the map has a reference zone, and of data that lies somewhere on it.
  *survey(model, { parameters }) {
    const areas = [...model.elements({ kind: "area" })];
    if (!areas.some((area) => playsPart(area, parameters.reference))) return;
    for (const kind of ["entity", "dataset"])
      for (const data of model.elements({ kind })) {
        const type = wordOf(data, "type");
        if (type !== "master" && type !== "reference") continue;
        const places = placesOf(data);
        if (places.length === 0) continue;
        yield [
          data,
          places.some((area) => playsPart(area, parameters.reference))
            ? holds
            : violated(() => {
                const [name, names] = [nameOf(data), namesOf(places)];
                return {
                  en: `${name.en} is reference data and lies in ${names.en}`,
                  fr: `${name.fr} est une donnée de référence et se trouve dans ${names.fr}`,
                  path: [data, ...places],
                  values: [[data, "type"]],
                };
              }),
        ];
      }
  },
};

/** Areas of the data itself, else of its golden source or of where it is kept. */
function placesOf(data: Element): readonly Element[] {
  const own = areasOf(data);
  if (own.length > 0) return own;
  return [...data.references("goldenSource"), ...data.references("store")]
    .filter((one) => !isKind(one, "party"))
    .flatMap(areasOf);
}
