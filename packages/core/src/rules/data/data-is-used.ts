import { isKind } from "../../model/is-kind.ts";
import { flowsCarrying, kinOf, placesOf, isData } from "../../model/personal-data.ts";
import { distinct } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const dataIsUsed: ElementRule = {
  id: "data-is-used",
  title: { en: "Data is used by something", fr: "Les données servent à quelque chose" },
  rationale: {
    en: "Data that nothing uses costs, ages and can leak; it serves no objective.",
    fr: "Une donnée que rien n’utilise coûte, vieillit et peut fuir ; elle ne sert aucun objectif.",
  },
  remedy: { en: "Write what reads it, or stop keeping it.", fr: "Écrivez ce qui la lit, ou cessez de la conserver." },
  severity: "info",
  controls: ["gdpr:5", "fadp:6", "iso27001:A.8.10", "nist-800-53:SI-12", "nist-csf:ID.AM-07", "cis:3"],
  quality: "modularity",
  reads: ["accesses", "flows", "realizes", "contains"],
  kinds: ["dataset"],
  examples: {
    passes: `dataset people "People"
process p "Care" { accesses people }
dataset out "Out"
application a "A" { -> b : out }
application b "B"`,
    fails: `dataset old "Old archive" { store: s }
store s "Base"
dataset people "People" { realizes person }
entity person "Person"
process p "Care" { accesses person }`,
    finds: ["old"],
  },

  judge(data) {
    const family = distinct([...kinOf(data), ...data.children, ...data.path].filter(isData));
    const isUsed = family.some(
      (one) =>
        flowsCarrying(one).length > 0 ||
        one.in("accesses").some(({ from }) => from !== undefined && !isKind(from, "store", "node")),
    );
    if (isUsed) return holds;
    return violated(() => {
      const name = nameOf(data);
      const places = placesOf(data);
      return {
        en: `nothing reads, changes or carries ${name.en}`,
        fr: `rien ne lit, ne change ni ne transporte ${name.fr}`,
        path: [data, ...places],
        related: places,
      };
    });
  },
};
