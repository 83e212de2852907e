import { affirms, numberOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const deliveryNeedsNoHand: ElementRule = {
  id: "delivery-needs-no-hand",
  title: { en: "Software goes live without steps by hand", fr: "Le logiciel est mis en service sans étape manuelle" },
  rationale: {
    en: "A step by hand is forgotten, done differently each time, and leaves no trace; it sets the pace of every delivery.",
    fr: "Une étape manuelle s’oublie, se fait chaque fois autrement et ne laisse pas de trace ; elle donne le rythme de chaque livraison.",
  },
  remedy: {
    en: "Put the step into the pipeline, or turn it into an approval that the pipeline asks for; then state `manualSteps: 0`.",
    fr: "Intégrez l’étape à la chaîne de livraison, ou faites-en une approbation demandée par la chaîne ; indiquez alors `manualSteps: 0`.",
  },
  severity: "info",
  controls: ["nist-800-53:CM-3", "nist-800-53:SA-10", "iso27001:A.8.31", "iso27001:A.8.32", "cis:16"],
  quality: "automation",
  aliases: ["MANUAL-DEPLOYMENT"],
  reads: ["manualSteps", "pipeline"],
  kinds: ["application", "module", "component", "node"],
  examples: {
    passes: `application shop "Shop" { pipeline: yes; manualSteps: 0 }`,
    fails: `application shop "Shop" { pipeline: yes; manualSteps: 3 }\nnode vm "VM" { manualSteps: 12 }\nprocess pay "Pay" { manualSteps: 3 }`,
    finds: ["shop", "vm"],
  },

  judge(element) {
    const steps = numberOf(element, "manualSteps");
    if (steps === undefined) return undefined;
    if (steps === 0) return holds;
    return violated(() => {
      const name = nameOf(element);
      const pipeline = affirms(element, "pipeline") === true;
      return {
        en: `${pipeline ? "in spite of its pipeline, " : ""}${name.en} takes steps by hand each time: ${steps}`,
        fr: `${pipeline ? "malgré sa chaîne de livraison, " : ""}${name.fr} demande chaque fois des étapes manuelles : ${steps}`,
        values: [[element, "manualSteps"]],
      };
    });
  },
};
