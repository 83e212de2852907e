import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct } from "../../model/read.ts";
import { isBloc } from "../parts/areas.ts";
import { exchangesOf } from "../parts/bloc-exchanges.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly most: number;
}

export const blocHasOneDoor: ElementRule<Parameters> = {
  id: "bloc-has-one-door",
  title: { en: "A bloc is entered by one interface", fr: "On entre dans un bloc par une seule prise" },
  rationale: {
    en: "Behind one door (prise) a bloc can be changed and replaced; every further door fixes a piece of its inside for somebody outside.",
    fr: "Derrière une seule prise, un bloc peut changer et être remplacé ; chaque entrée de plus fige un morceau de son intérieur pour quelqu’un du dehors.",
  },
  remedy: {
    en: "Let the bloc offer one interface, and lead all calls and flows from outside to it.",
    fr: "Faites offrir au bloc une seule interface, et menez-y tous les appels et flux du dehors.",
  },
  severity: "info",
  controls: [],
  quality: "modularity",
  aliases: ["BLOC-DOORS"],
  reads: ["level", "groups", "contains", "uses", "->", "realizes"],
  parameters: {
    most: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Most doors", fr: "Entrées au plus" },
      description: {
        en: "How many interfaces or applications of a bloc others may reach.",
        fr: "Combien d’interfaces ou d’applications d’un bloc les autres peuvent atteindre.",
      },
      usual: 1,
    },
  },
  kinds: ["area"],
  examples: {
    passes: `application a "A"\napplication b "B"\napplication shop "Shop"\napplication erp "ERP"\na -> b\nshop -> a\nerp uses a\narea one "One" { level: bloc; groups a, b }`,
    fails: `application a "A"\napplication b "B"\napplication shop "Shop"\napplication erp "ERP"\nparty client "Client"\nclient -> b\nshop -> a\nerp uses b\narea one "One" { level: bloc; groups a, b }\narea two "Two" { level: bloc; groups shop, erp }`,
    finds: ["one"],
  },

  judge(area, { parameters }) {
    if (!isBloc(area)) return undefined;
    const { entering } = exchangesOf(area);
    if (entering.length === 0) return undefined;
    const doors = distinct(entering.flatMap(({ to }) => (to === undefined ? [] : [doorOf(to)])));
    if (doors.length <= parameters.most) return holds;
    return violated(() => {
      const [name, names] = [nameOf(area), namesOf(doors)];
      return {
        en: `The bloc “${name.en}” is entered by ${doors.length} doors: ${names.en}`,
        fr: `On entre dans le bloc « ${name.fr} » par ${doors.length} prises : ${names.fr}`,
        path: entering.slice(0, 8),
        related: doors,
      };
    });
  },
};

/** An interface is a door of its own; everything else is entered through its application. */
function doorOf(element: Element): Element {
  return isKind(element, "interface") ? element : (applicationOf(element) ?? element);
}
