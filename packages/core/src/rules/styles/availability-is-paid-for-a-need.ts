import { applicationOf } from "../../model/hosting.ts";
import { distinct, moneyOf, numberOf, wordOf } from "../../model/read.ts";
import { hostedBy } from "../parts/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Element } from "../../model/model.ts";

interface Parameters {
  readonly availability: number;
}

/** Machines on which software of the business runs. */
const SERVERS: readonly string[] = ["server", "vm", "cluster", "mainframe", "managed-service", "storage"];

export const availabilityIsPaidForANeed: ElementRule<Parameters> = {
  id: "availability-is-paid-for-a-need",
  title: {
    en: "Highly available servers carry something that needs it, and their cost is known",
    fr: "Les serveurs à haute disponibilité portent ce qui en a besoin, et leur coût est connu",
  },
  rationale: {
    en: "Doubling a powerful server doubles its cost; that is money well spent for what is important, and wasted for the rest.",
    fr: "Doubler un serveur puissant double son coût ; c’est justifié pour ce qui est important, et du gaspillage pour le reste.",
  },
  remedy: {
    en: "Move what is important onto it or give the redundancy up; state `annualCost` of the node and `criticality` of what it carries.",
    fr: "Placez-y ce qui est important ou renoncez à la redondance ; indiquez `annualCost` du nœud et `criticality` de ce qu’il porte.",
  },
  severity: "info",
  controls: ["nist-csf:GV.OV-02", "iso27001:A.8.6"],
  aliases: ["COST-HA"],
  reads: ["type", "redundancy", "replicas", "availability", "annualCost", "capex", "criticality", "runs on", "hosts"],
  parameters: {
    availability: {
      type: { kind: "percent" },
      name: { en: "High availability", fr: "Haute disponibilité" },
      description: { en: "From which target on it is called high.", fr: "À partir de quel objectif on la dit haute." },
      usual: 0.999,
    },
  },
  kinds: ["node"],
  examples: {
    passes: `node srv "Server" { type: server; redundancy: active-passive; replicas: 2; annualCost: 40000 CHF/y }\napplication claims "Claims" { criticality: vital; runs on srv }`,
    fails: `node srv "Server" { type: server; redundancy: active-active; replicas: 2; annualCost: 40000 CHF/y }\napplication wiki "Canteen menu" { criticality: low; runs on srv }\nnode one "Server" { type: server; replicas: 1 }\napplication blog "Blog" { criticality: low; runs on one }\nnode fw "Firewall" { type: firewall; replicas: 2 }`,
    finds: ["srv"],
    unsure: `node srv "Server" { type: server; redundancy: active-active }\napplication claims "Claims" { criticality: vital; runs on srv }\nnode other "Other" { type: vm; replicas: 3 }\napplication wiki "Wiki" { runs on other }`,
    lacks: ["srv.annualCost", "wiki.criticality"],
  },

  judge(node, { parameters: { availability } }) {
    if (!SERVERS.includes(wordOf(node, "type") ?? "")) return undefined;
    const redundancy = wordOf(node, "redundancy");
    const isHigh =
      (redundancy !== undefined && redundancy !== "none") ||
      (numberOf(node, "replicas") ?? 0) > 1 ||
      (numberOf(node, "availability") ?? 0) >= availability;
    if (!isHigh) return undefined;
    const carried = distinct(hostedBy(node).flatMap((one) => applicationOf(one) ?? [one]));
    if (carried.length === 0) return undefined;
    const rank = importanceOf(node)?.rank;
    const silent = carried.filter((one) => importanceOf(one) === undefined);
    if ((rank ?? 0) < IMPORTANT) {
      if (silent.length > 0) return lacks(...silent.map((one) => [one, "criticality"] as const));
      return violated(() => account(node, carried));
    }
    const isPriced = moneyOf(node, "annualCost") !== undefined || moneyOf(node, "capex") !== undefined;
    return isPriced ? holds : lacks([node, "annualCost"]);
  },
};

function account(node: Element, carried: readonly Element[]): ReturnType<ReturnType<typeof violated>["account"]> {
  const [name, names] = [nameOf(node), namesOf(carried)];
  return {
    en: `${name.en} is highly available, but nothing on it is more than normal: ${names.en}`,
    fr: `${name.fr} est hautement disponible, mais rien de ce qu’il porte n’est plus que normal : ${names.fr}`,
    path: [node, ...carried.slice(0, 1)],
    values: [[node, "redundancy"], ...carried.map((one) => [one, "criticality"] as const)],
    related: carried,
  };
}
