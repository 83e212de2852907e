import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { axisNames } from "../../model/styles/catalogue.ts";
import { agreementOf, type Detection, detectStyle, followedName, statedStyles } from "../../model/styles/detect.ts";
import { styleAxes } from "../../model/styles/style.ts";
import { nameOf } from "../../model/wording.ts";
import { stylesOf } from "../parts/style-words.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated, worst } from "../verdict.ts";

export const styleIsFollowed: ElementRule = {
  id: "style-is-followed",
  title: { en: "An application follows the style that it states", fr: "Une application suit le style qu’elle annonce" },
  rationale: {
    en: "Decisions rest on the stated style; where the system has drifted from it, its advantages are believed and not there.",
    fr: "Les décisions s’appuient sur le style annoncé ; quand le système s’en est écarté, on croit à des avantages absents.",
  },
  remedy: {
    en: "Bring the system back to its style, or state in `style` what it really is.",
    fr: "Ramenez le système à son style, ou indiquez dans `style` ce qu’il est vraiment.",
  },
  severity: "warning",
  controls: ["nist-800-53:SA-17", "nist-800-53:PL-8", "iso27001:A.8.27"],
  quality: "modularity",
  reads: [
    "style",
    "type",
    "tier",
    "mode",
    "pattern",
    "protocol",
    "via",
    "hosting",
    "site",
    "runs on",
    "flows",
    "uses",
    "pipeline",
    "replicas",
    "goldenSource",
  ],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" {\n  style: [microservices, event-driven]\n  module orders "Orders" { -> t { pattern: event }; store odb "Orders data" }\n  module stock "Stock" { store sdb "Stock data" }\n  module prices "Prices" { store pdb "Prices data" }\n  store t "Orders topic" { type: topic; -> stock { pattern: event } }\n}`,
    fails: `application shop "Shop" {\n  style: [microservices, event-driven]\n  module core "Core" { -> bank { mode: sync } }\n}\napplication bank "Bank"\napplication ledger "Ledger" {\n  style: monolith\n  module a "A" { pipeline: yes }\n  module b "B" { pipeline: yes }\n}`,
    finds: ["shop", "ledger"],
    unsure: `application shop "Shop" { style: microservices }`,
    lacks: ["shop.contains"],
  },

  judge(application) {
    if (application.get("style") === undefined || !isKind(application, "application")) return undefined;
    return worst(styleAxes.map((axis) => verdictOn(application, detectStyle(application, axis))));
  },
};

function verdictOn(application: Element, detection: Detection): Verdict | undefined {
  switch (agreementOf(application, detection)) {
    case "agrees":
      return holds;
    case "unknown":
      return detection.lacks.length === 0 ? undefined : lacks(...detection.lacks);
    case "differs":
      return violated(() => account(application, detection));
    default:
      return undefined;
  }
}

function account(application: Element, detection: Detection): ReturnType<ReturnType<typeof violated>["account"]> {
  const name = nameOf(application);
  const stated = stylesOf(statedStyles(application, detection.axis));
  const followed = followedName(detection.style);
  const axis = axisNames[detection.axis];
  const because = (language: "en" | "fr"): string => detection.for.map((one) => one[language]).join(", ");
  return {
    en: `${name.en} is stated as ${stated.en} (${axis.en}), but is ${followed.en}: ${because("en")}`,
    fr: `${name.fr} est annoncé ${stated.fr} (${axis.fr}), mais c’est ${followed.fr} : ${because("fr")}`,
    values: [[application, "style"]],
    related: detection.for.flatMap(({ elements }) => elements),
  };
}
