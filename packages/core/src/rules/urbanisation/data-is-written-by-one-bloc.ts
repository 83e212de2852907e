import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { distinct, wordOf, wordsOf } from "../../model/read.ts";
import { areaOf } from "../parts/areas.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const dataIsWrittenByOneBloc: ElementRule = {
  id: "data-is-written-by-one-bloc",
  title: { en: "Data is written by one area only", fr: "Une donnée n’est écrite que par une aire" },
  rationale: {
    en: "A datum belongs to one bloc; where two write it, neither answers for its truth.",
    fr: "Une donnée appartient à un bloc ; si deux l’écrivent, aucun ne répond de sa justesse.",
  },
  remedy: {
    en: "Decide which area owns the data; the others ask it for changes through its interface and keep `mode: read`.",
    fr: "Décidez quelle aire possède la donnée ; les autres lui demandent les changements par son interface et gardent `mode: read`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-07", "nist-800-53:SI-10"],
  quality: "modularity",
  aliases: ["SHARED-WRITE"],
  reads: ["accesses", "mode", "operations", "store", "groups", "contains"],
  kinds: ["entity", "dataset"],
  examples: {
    passes: `dataset d "Customers"\napplication crm "CRM" { accesses d { mode: readwrite } }\napplication shop "Shop" { accesses d { mode: read } }\narea one "One" { level: bloc; groups crm }\narea two "Two" { level: bloc; groups shop }`,
    fails: `dataset d "Customers"\nentity e "Order"\napplication crm "CRM" { accesses d { mode: write }; accesses e { operations: [create] } }\napplication shop "Shop" { module m "M" { accesses d { mode: readwrite } }; accesses e { mode: read } }\narea one "One" { level: bloc; groups crm }\narea two "Two" { level: bloc; groups shop }`,
    finds: ["d"],
  },

  judge(data) {
    const writing = data.in("accesses").filter(writes);
    const areas = distinct(writing.flatMap(({ from }) => (from === undefined ? [] : (areaOf(from) ?? []))));
    if (areas.length === 0) return undefined;
    if (areas.length === 1) return holds;
    return violated(() => {
      const [name, names] = [nameOf(data), namesOf(areas)];
      return {
        en: `${name.en} is written by ${areas.length} areas: ${names.en}`,
        fr: `${name.fr} est écrit par ${areas.length} aires : ${names.fr}`,
        path: writing,
        related: areas,
      };
    });
  },
};

/** Written by software: what a process does to data it does through an application. */
function writes(access: Relationship): boolean {
  const { from } = access;
  if (from === undefined || !isSoftware(from)) return false;
  const mode = wordOf(access, "mode");
  if (mode === "write" || mode === "readwrite") return true;
  return wordsOf(access, "operations").some((operation) => operation !== "read");
}

function isSoftware(element: Element): boolean {
  return isKind(element, "application", "module", "component");
}
