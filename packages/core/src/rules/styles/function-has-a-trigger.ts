import { knownValue, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const functionHasATrigger: ElementRule = {
  id: "function-has-a-trigger",
  title: { en: "Every serverless function has a trigger", fr: "Toute fonction sans serveur a un déclencheur" },
  rationale: {
    en: "A function does nothing until something sets it going; one that nothing triggers is dead code that still has rights.",
    fr: "Une fonction ne fait rien tant que rien ne la lance ; celle que rien ne déclenche est du code mort qui garde ses droits.",
  },
  remedy: {
    en: "State what sets it going as `trigger`, draw the flow or use that calls it, or remove it.",
    fr: "Indiquez ce qui la lance (`trigger`), dessinez le flux ou l’usage qui l’appelle, ou retirez-la.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-800-53:CM-8", "nist-800-53:CM-7", "cis:2"],
  quality: "automation",
  reads: ["type", "trigger", "flows", "uses", "realizes"],
  kinds: ["module", "component"],
  examples: {
    passes: `application shop "Shop" {\n  module resize "Resize pictures" { type: function; trigger: schedule }\n  module mail "Send mail" { type: function }\n  module orders "Orders" { type: api; -> mail }\n}`,
    fails: `application shop "Shop" {\n  module resize "Resize pictures" { type: function; -> orders }\n  module orders "Orders" { type: api }\n}`,
    finds: ["resize"],
    unsure: `application shop "Shop" {\n  module resize "Resize pictures" { type: function; trigger: unknown }\n}`,
    lacks: ["resize.trigger"],
  },

  judge(element) {
    if (wordOf(element, "type") !== "function") return undefined;
    if (knownValue(element, "trigger") !== undefined) return holds;
    const isReached =
      ["flows", "uses"].some((verb) => element.in(verb).length > 0) || element.out("realizes").length > 0;
    if (isReached) return holds;
    if (element.get("trigger") !== undefined) return lacks([element, "trigger"]);
    return violated(() => {
      const name = nameOf(element);
      return {
        en: `nothing sets the function ${name.en} going: no trigger, no flow, no use`,
        fr: `rien ne lance la fonction ${name.fr} : ni déclencheur, ni flux, ni usage`,
        values: [[element, "trigger"]],
      };
    });
  },
};
