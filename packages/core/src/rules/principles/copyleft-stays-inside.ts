import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, wordOf } from "../../model/read.ts";
import { type LicenceClass, licenceClassOf } from "../parts/licence-classes.ts";
import { isReachableFromInternet } from "../parts/parts-in-place.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

/** Shapes of software of which users receive a copy. */
const HANDED_OUT: ReadonlySet<string> = new Set(["web", "mobile", "desktop"]);

/** Uses of a technology by which it becomes part of what is built with it. */
const BUILT_IN: ReadonlySet<string> = new Set(["library", "framework"]);

export const copyleftStaysInside: ElementRule = {
  id: "copyleft-stays-inside",
  title: {
    en: "What users receive is built without strong copyleft, or is open itself",
    fr: "Ce que reçoivent les utilisateurs est fait sans copyleft fort, ou est libre",
  },
  rationale: {
    en: "Whoever hands out software with GPL parts owes its source to those who receive it, and with AGPL parts to all who use it over the network.",
    fr: "Qui remet un logiciel contenant du GPL en doit le code à qui le reçoit et, avec de l’AGPL, à tous ceux qui l’utilisent par le réseau.",
  },
  remedy: {
    en: "Replace the library, obtain another licence, or publish the source and state the `licence` of the module.",
    fr: "Remplacez la bibliothèque, obtenez une autre licence, ou publiez le code et indiquez la `licence` du module.",
  },
  severity: "info",
  controls: ["iso27001:A.5.32", "nist-800-53:CM-10", "nist-csf:GV.OC-03"],
  principle: "P2",
  reads: ["technology", "licence", "type", "exposed"],
  kinds: ["module", "component"],
  examples: {
    passes: `application shop "Shop" { licence: in-house\n  module app "App" { type: mobile; technology: react } }\ntechnology react "React" { type: library; licence: MIT }`,
    fails: `application shop "Shop" { licence: in-house; exposed: internet
  module app "App" { type: mobile; technology: chart }
  module api "API" { technology: [maps, chart] }
  module job "Job" { exposed: internal; technology: [maps, chart] } }
application free "Free" { licence: GPL-3.0-only\n  module gui "GUI" { type: desktop; technology: chart } }
technology chart "Charts" { type: library; licence: GPL-3.0-only }\ntechnology maps "Maps" { type: library; licence: AGPL-3.0-only }`,
    finds: ["app", "api"],
    unsure: `application shop "Shop" { licence: in-house\n  module app "App" { type: mobile; technology: lib } }\ntechnology lib "Library" { type: library }`,
    lacks: ["lib.licence"],
  },

  judge(part) {
    const built = distinct(part.references("technology")).filter(
      (one) => isKind(one, "technology") && BUILT_IN.has(wordOf(one, "type") ?? ""),
    );
    if (built.length === 0) return undefined;
    const isGivenOut = HANDED_OUT.has(wordOf(part, "type") ?? "");
    const isServed = isReachableFromInternet(part);
    if (!isGivenOut && !isServed) return undefined;
    if (isCopyleft(licenceClassOf(part) ?? licenceOfWhole(part))) return holds;
    const bound = built.find((one) => binds(licenceClassOf(one), isGivenOut));
    if (bound === undefined) {
      const unsaid = built.filter((one) => licenceClassOf(one) === undefined);
      return unsaid.length > 0 ? lacks(...unsaid.map((one) => [one, "licence"] as const)) : holds;
    }
    return violated(() => {
      const [name, lib, licence] = [nameOf(part), nameOf(bound), valueOf(bound, "licence")];
      return {
        en: `${name.en} reaches its users with ${lib.en} (${licence.en}), which binds it to give its source`,
        fr: `${name.fr} parvient aux utilisateurs avec ${lib.fr} (${licence.fr}), qui oblige à en donner le code`,
        path: [part, bound],
        values: [[bound, "licence"]],
      };
    });
  },
};

function licenceOfWhole(part: Element): LicenceClass | undefined {
  const application = applicationOf(part);
  return application === undefined ? undefined : licenceClassOf(application);
}

function isCopyleft(licence: LicenceClass | undefined): boolean {
  return licence === "strong-copyleft" || licence === "network-copyleft";
}

function binds(licence: LicenceClass | undefined, isGivenOut: boolean): boolean {
  return licence === "network-copyleft" || (isGivenOut && licence === "strong-copyleft");
}
