import { everyKind } from "../parts/every-kind.ts";
import { type Freshness, freshness, freshnessOf } from "../parts/freshness.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";

export const factIsFresh: ElementRule<Freshness> = {
  id: "fact-is-fresh",
  title: { en: "Discovered elements were seen lately", fr: "Les éléments découverts ont été vus récemment" },
  rationale: {
    en: "What a scan or an import has not seen for long has perhaps changed or gone; decisions taken on it are guesses.",
    fr: "Ce qu’une découverte ou un import n’a pas revu depuis longtemps a peut-être changé ou disparu ; décider dessus, c’est deviner.",
  },
  remedy: {
    en: "Run the source again, so that `provenance.seenAt` is renewed, or remove what is no longer there.",
    fr: "Relancez la source pour renouveler `provenance.seenAt`, ou supprimez ce qui n’est plus là.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-800-53:CM-8", "nist-csf:ID.AM-01", "cis:1", "cis:2"],
  reads: ["provenance"],
  parameters: freshness,
  kinds: everyKind,
  examples: {
    passes: `node vm "VM" { provenance: { origin: discovered; seenAt: 2026-11-02 } }`,
    fails: `node vm "VM" { provenance: { origin: discovered; seenAt: 2026-01-02 } }\nnode db "DB" { provenance: { source: cmdb; seenAt: 2025-01-02 } }\nnode hand "By hand" { provenance: { origin: written; seenAt: 2020-01-01 } }`,
    finds: ["vm", "db"],
    unsure: `node vm "VM" { provenance: { origin: discovered } }`,
    lacks: ["vm.provenance.seenAt"],
  },

  judge: (element, context) => freshnessOf(element, context, () => nameOf(element)),
};
