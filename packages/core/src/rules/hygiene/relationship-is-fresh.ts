import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { type Freshness, freshness, freshnessOf } from "../parts/freshness.ts";

export const relationshipIsFresh: RelationshipRule<Freshness> = {
  id: "relationship-is-fresh",
  title: {
    en: "Discovered exchanges and placements were seen lately",
    fr: "Les échanges et placements découverts ont été vus récemment",
  },
  rationale: {
    en: "A connection that was measured once and never again may no longer exist, or may have been replaced by one that nobody knows.",
    fr: "Une connexion mesurée une fois et jamais revue n’existe peut-être plus, ou a été remplacée par une autre que personne ne connaît.",
  },
  remedy: {
    en: "Run the source again, so that `provenance.seenAt` is renewed, or remove the relationship.",
    fr: "Relancez la source pour renouveler `provenance.seenAt`, ou supprimez la relation.",
  },
  severity: "info",
  controls: ["nist-csf:ID.AM-03", "nist-800-53:CM-8", "cis:12"],
  reads: ["provenance"],
  parameters: freshness,
  verbs: ["flows", "uses", "runs on", "hosts", "connects", "accesses"],
  examples: {
    passes: `application a "A"\napplication b "B"\na -> b { provenance: { origin: discovered; seenAt: 2026-10-02 } }`,
    fails: `application a "A"\napplication b "B"\na -> b { provenance: { origin: discovered; seenAt: 2025-10-02 } }\nb -> a { protocol: https }`,
    finds: ["a -> b"],
    unsure: `application a "A"\napplication b "B"\na uses b { provenance: { origin: imported } }`,
    lacks: ["a uses b.provenance.seenAt"],
  },

  judge: (relationship, context) => freshnessOf(relationship, context, () => endsOf(relationship)),
};
