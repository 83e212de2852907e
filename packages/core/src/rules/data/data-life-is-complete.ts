import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Relationship } from "../../model/model.ts";
import { flowsCarrying, kinOf, placesOf } from "../../model/personal-data.ts";
import { wordOf, wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const dataLifeIsComplete: ElementRule = {
  id: "data-life-is-complete",
  title: {
    en: "Data is seen from collection to distribution",
    fr: "Les données se suivent de la collecte à la diffusion",
  },
  rationale: {
    en: "Who does not know where data comes from, where it lies, what is done to it and who gets it cannot answer for it.",
    fr: "Qui ignore d’où vient la donnée, où elle est, ce qu’on en fait et qui la reçoit ne peut en répondre.",
  },
  remedy: {
    en: "Write the flow or access that is missing (`accesses`, `->`), its `stage`, or the `store`.",
    fr: "Écrivez le flux ou l’accès manquant (`accesses`, `->`), son `stage`, ou le `store`.",
  },
  severity: "info",
  controls: ["gdpr:30", "fadp:12", "iso27001:A.5.9", "nist-800-53:CM-12", "nist-csf:ID.AM-03", "nist-csf:ID.AM-07"],
  quality: "interoperability",
  reads: ["store", "stage", "accesses", "flows", "goldenSource", "operations", "mode", "realizes", "level"],
  kinds: ["dataset"],
  examples: {
    passes: `dataset orders "Orders" { store: base }
party client "Client" { -> shop : orders }
application shop "Shop" { store base "Base"; accesses orders { mode: readwrite }; -> bill : orders }
application bill "Billing"`,
    fails: `dataset orders "Orders" { store: base }
application shop "Shop" { store base "Base"; -> bill : orders }
application bill "Billing"
dataset schema "Schema" { level: physical; store: base }
dataset alone "Alone"`,
    finds: ["orders"],
    unsure: `dataset orders "Orders"
party client "Client" { -> shop : orders }
application shop "Shop" { accesses orders { mode: readwrite }; -> bill : orders }
application bill "Billing"`,
    lacks: ["orders.store"],
  },

  // A data set that nothing at all is said of is another rule's (`data-is-used`).
  judge(data) {
    if (wordOf(data, "level") === "physical") return undefined;
    const kin = kinOf(data);
    const flows = kin.flatMap(flowsCarrying);
    const accesses = kin.flatMap((one) => one.in("accesses"));
    if (flows.length + accesses.length === 0) return undefined;
    const isAt = (stage: string): boolean =>
      flows.some((one) => isStage(one, stage)) || accesses.some((one) => isStage(one, stage));
    const isStored = kin.some((one) => placesOf(one).length > 0) || isAt("store");
    const missing = [
      ...(flows.some(isEntry) || accesses.some(isWriting) || isAt("collect") ? [] : [COLLECTED]),
      ...(accesses.some(isWork) || isAt("process") ? [] : [PROCESSED]),
      ...(flows.some((flow) => !isEntry(flow)) || isAt("distribute") ? [] : [DISTRIBUTED]),
    ];
    if (missing.length === 0) return isStored ? holds : lacks([data, "store"]);
    return violated(() => {
      const name = nameOf(data);
      return {
        en: `nothing says how ${name.en} is ${missing.map(({ en }) => en).join(" and ")}`,
        fr: `rien ne dit comment ${name.fr} est ${missing.map(({ fr }) => fr).join(" et ")}`,
        path: [data],
        ...(isStored ? {} : { values: [[data, "store"]] }),
      };
    });
  },
};

const COLLECTED: Bilingual = { en: "collected", fr: "collecté" };
const PROCESSED: Bilingual = { en: "processed", fr: "traité" };
const DISTRIBUTED: Bilingual = { en: "distributed", fr: "diffusé" };

/** From people or from outside into a system. */
function isEntry({ from, to }: Relationship): boolean {
  return from !== undefined && to !== undefined && from.layer === "organisation" && to.layer === "application";
}

function isWriting(access: Relationship): boolean {
  const mode = wordOf(access, "mode");
  return mode === "write" || mode === "readwrite" || wordsOf(access, "operations").includes("create");
}

/** Something other than its store works with it. */
function isWork({ from }: Relationship): boolean {
  return from !== undefined && !isKind(from, "store", "node");
}

function isStage(one: Relationship, stage: string): boolean {
  return [one, one.from, one.to].some((at) => at !== undefined && wordsOf(at, "stage").includes(stage));
}
