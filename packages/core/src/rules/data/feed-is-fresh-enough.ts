import { wordOf, hoursOf } from "../../model/read.ts";
import { nameOf, hoursText } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const feedIsFreshEnough: RelationshipRule = {
  id: "feed-is-fresh-enough",
  title: {
    en: "Data arrives as often as its freshness asks",
    fr: "Les données arrivent aussi souvent que leur fraîcheur l’exige",
  },
  rationale: {
    en: "Data cannot be fresher than its rarest feed: who promises an hour and loads at night breaks the promise daily.",
    fr: "Une donnée n’est pas plus fraîche que son alimentation la plus rare : promettre l’heure et charger la nuit, c’est manquer chaque jour.",
  },
  remedy: {
    en: "Send more often (`every`), send events instead, or state the `freshness` that users really need.",
    fr: "Envoyez plus souvent (`every`), passez aux événements, ou indiquez la `freshness` vraiment requise.",
  },
  severity: "warning",
  controls: ["nist-800-53:SI-18", "gdpr:5"],
  quality: "performance",
  reads: ["every", "mode", "freshness"],
  verbs: ["flows"],
  examples: {
    passes: `dataset rates "Rates" { freshness: 24h }
application a "A" { -> b : rates { mode: batch; every: 1h } }
application b "B"`,
    fails: `dataset rates "Rates" { freshness: 1h }
application a "A" { -> b : rates { mode: batch; every: 24h }; -> s { every: 2d } }
application b "B"
store s "Warehouse" { freshness: 24h }
application c "C" { -> b : rates { mode: async } }`,
    finds: ["a -> b", "a -> s"],
    unsure: `dataset rates "Rates" { freshness: 1h }
application a "A" { -> b : rates { mode: batch } }
application b "B"`,
    lacks: ["a -> b.every"],
  },

  judge(flow) {
    const every = hoursOf(flow, "every");
    const isBatch = wordOf(flow, "mode") === "batch";
    if (every === undefined && !isBatch) return undefined;
    const asked = [...flow.carried, ...(flow.to === undefined ? [] : [flow.to])].flatMap((one) => {
      const hours = hoursOf(one, "freshness");
      return hours === undefined ? [] : [{ one, hours }];
    });
    const [strictest] = asked.sort((a, b) => a.hours - b.hours);
    if (strictest === undefined) return undefined;
    if (every === undefined) return lacks([flow, "every"]);
    if (every <= strictest.hours) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      const name = nameOf(strictest.one);
      const often = hoursText(every);
      const wanted = hoursText(strictest.hours);
      return {
        en: `${ends.en}: data comes every ${often.en}, and ${name.en} must be no older than ${wanted.en}`,
        fr: `${ends.fr} : les données arrivent toutes les ${often.fr}, et ${name.fr} ne doit pas avoir plus de ${wanted.fr}`,
        path: [...(flow.from === undefined ? [] : [flow.from]), flow, strictest.one],
        values: [
          [flow, "every"],
          [strictest.one, "freshness"],
        ],
      };
    });
  },
};
