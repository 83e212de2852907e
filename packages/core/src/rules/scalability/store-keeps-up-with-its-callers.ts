import { capacityOf, scalingOf } from "../../model/load.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, distinct, numberOf, states, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const storeKeepsUpWithItsCallers: ElementRule = {
  id: "store-keeps-up-with-its-callers",
  title: {
    en: "Software that scales out does not meet a single store of unknown capacity",
    fr: "Un logiciel qui s’étend ne bute pas sur un dépôt unique de capacité inconnue",
  },
  rationale: {
    en: "Twenty instances in front of one database are as fast as the database; what holds the state decides how far the rest can grow.",
    fr: "Vingt instances devant une base vont à la vitesse de la base ; ce qui porte l’état décide jusqu’où le reste peut grandir.",
  },
  remedy: {
    en: "Add read replicas, split the data, or measure what the store can do and state its `capacity`.",
    fr: "Ajoutez des répliques de lecture, divisez les données, ou mesurez ce que le dépôt peut faire et indiquez sa `capacity`.",
  },
  severity: "info",
  controls: ["iso27001:A.8.6", "nist-csf:PR.IR-04"],
  quality: "scalability",
  reads: ["replicas", "replication", "autoscale", "capacity", "uses", "flows", "accesses", "store", "type"],
  kinds: ["store"],
  examples: {
    passes: `store base "Base" { replicas: 1; capacity: 5000/s }\nmodule api "API" { autoscale: { min: 2; max: 20 }; uses base }
store orders "Orders" { replicas: 3 }\nmodule web "Web" { replicas: 4; uses orders }`,
    fails: `store base "Base" { replicas: 1 }
module api "API" { autoscale: { min: 2; max: 20 }; uses base }
store small "Small" { replicas: 1 }
module job "Job" { replicas: 1; uses small }`,
    finds: ["base"],
    unsure: `store base "Base"\nmodule api "API" { replicas: 6; uses base }`,
    lacks: ["base.replicas"],
  },

  judge(store) {
    if (wordOf(store, "type") === "bucket") return undefined;
    const caller = callersOf(store).find(scalesOut);
    if (caller === undefined) return undefined;
    if (capacityOf(store) !== undefined || scalingOf(store) !== undefined || affirms(store, "replication") === true)
      return holds;
    const replicas = numberOf(store, "replicas");
    if (replicas === undefined) return lacks([store, "replicas"]);
    if (replicas > 1) return holds;
    return violated(() => {
      const [name, who] = [nameOf(store), namesOf([caller])];
      return {
        en: `${who.en} runs on several instances and all of them wait for ${name.en}, a single one of unstated capacity`,
        fr: `${who.fr} tourne sur plusieurs instances et toutes attendent ${name.fr}, unique et de capacité non indiquée`,
        path: [caller, store],
        values: [
          [store, "replicas"],
          [caller, states(caller, "autoscale") ? "autoscale" : "replicas"],
        ],
      };
    });
  },
};

/** More than the two or three that stand for each other when one fails. */
const MANY = 4;

function scalesOut(caller: Element): boolean {
  return (scalingOf(caller)?.max ?? numberOf(caller, "replicas") ?? 1) >= MANY;
}

/** Software that reads or writes the store, directly or by a data set that it keeps. */
function callersOf(store: Element): readonly Element[] {
  const sets = store.referrers.filter(({ key }) => key === "store").map(({ element }) => element);
  const ways = [...store.in("uses"), ...store.in("flows"), ...sets.flatMap((set) => set.in("accesses"))].flatMap(
    ({ from }) => from ?? [],
  );
  const readers = store.targets("flows");
  return distinct([...ways, ...readers]).filter((one) => isKind(one, "application", "module", "component"));
}
