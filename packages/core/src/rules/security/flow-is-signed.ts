import type { Element, Relationship } from "../../model/model.ts";
import { affirms, elementsOf, wordsOf } from "../../model/read.ts";
import { authOf } from "../parts/exposure.ts";
import { HIGHEST_NEED, needOf } from "../parts/needs.ts";
import { endsOf, namesOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const flowIsSigned: RelationshipRule<{ readonly level: number }> = {
  id: "flow-is-signed",
  title: {
    en: "Data that must not be altered is signed on its way",
    fr: "Les données qui ne doivent pas être altérées sont signées en chemin",
  },
  rationale: {
    en: "Encryption hides, it does not prove who sent: without a signature or mutual certificates an altered order looks like a true one.",
    fr: "Le chiffrement cache, il ne prouve pas l’expéditeur : sans signature ni certificats mutuels, un ordre altéré ressemble à un vrai.",
  },
  remedy: {
    en: "Sign the messages and state `signed: yes`, or let both ends show certificates (`auth: mtls`).",
    fr: "Signez les messages et indiquez `signed: yes`, ou faites présenter des certificats aux deux bouts (`auth: mtls`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.24",
    "iso27001:A.5.14",
    "nist-800-53:SC-8",
    "nist-800-53:SI-7",
    "nist-800-53:AU-10",
    "nist-csf:PR.DS-02",
    "asvs:V4",
    "gdpr:32",
  ],
  quality: "security",
  reads: ["signed", "auth", "via", "encrypted", "dict", "protocol"],
  parameters: {
    level: {
      type: { kind: "number", minimum: 1, maximum: 4, integer: true },
      name: { en: "Level", fr: "Niveau" },
      description: {
        en: "Need for integrity from which it is asked.",
        fr: "Besoin d’intégrité à partir duquel c’est exigé.",
      },
      usual: HIGHEST_NEED,
    },
  },
  verbs: ["flows"],
  examples: {
    passes: `dataset pay "Payment orders" { dict: { integrity: 4 } }
application a "A"
application b "B"
a -> b : pay { signed: yes }
b -> a : pay { auth: mtls; encrypted: yes }`,
    fails: `dataset pay "Payment orders" { dict: { integrity: 4 } }
dataset news "News" { dict: { integrity: 1 } }
application a "A"
application b "B"
a -> b : pay { signed: no; encrypted: yes }
a -> b : news { signed: no }
b -> a : pay { signed: no; auth: mtls; via: hub }
application hub "Hub"`,
    finds: ["a -> b", "b -> a"],
    unsure: `dataset pay "Payment orders" { dict: { integrity: 4 } }
application a "A"
application b "B"
a -> b : pay { encrypted: yes }`,
    lacks: ["a -> b.signed"],
  },

  judge(flow, { parameters }) {
    const needy = needing(flow, parameters.level);
    if (needy === undefined) return undefined;
    const isProven = affirms(flow, "signed") === true;
    // Certificates prove the two ends of a connection: whatever passes the message on in between could alter it.
    const isDirect = elementsOf(flow, "via").length === 0;
    const isMutual = isDirect && (authOf(flow) ?? []).includes("mtls") && affirms(flow, "encrypted") !== false;
    if (isProven || isMutual || wordsOf(flow, "protocol").includes("paper")) return holds;
    if (affirms(flow, "signed") === undefined) return lacks([flow, "signed"]);
    return violated(() => {
      const ends = endsOf(flow);
      const what = namesOf([needy]);
      const level = needOf(needy, "integrity") ?? parameters.level;
      return {
        en: `${ends.en}: ${what.en} must not be altered (integrity ${level} of ${HIGHEST_NEED}) and travels unsigned`,
        fr: `${ends.fr} : ${what.fr} ne doit pas être altéré (intégrité ${level} sur ${HIGHEST_NEED}) et circule sans signature`,
        path: [...(flow.from === undefined ? [] : [flow.from]), flow, ...(flow.to === undefined ? [] : [flow.to])],
        values: [
          [flow, "signed"],
          [needy, "dict"],
        ],
      };
    });
  },
};

/** The data set that must arrive unaltered; where the flow names none, the end that must stay so. */
function needing(flow: Relationship, level: number): Element | undefined {
  const subjects = flow.carries.length > 0 ? flow.carried : flow.to === undefined ? [] : [flow.to];
  return subjects.find((one) => (needOf(one, "integrity") ?? 0) >= level);
}
