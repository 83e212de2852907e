import { applicationOf } from "../../model/hosting.ts";
import { isHub, isQueue } from "../../model/exchange.ts";
import type { Element } from "../../model/model.ts";
import { distinct, inside, moneyOf } from "../../model/read.ts";
import { neighboursOf } from "../../model/styles/shape.ts";
import { nameOf } from "../../model/wording.ts";
import { moneyWords, namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly systems: number;
  readonly share: number;
}

export const busIsWorthItsCost: ElementRule<Parameters> = {
  id: "bus-is-worth-its-cost",
  title: { en: "An integration bus is worth what it costs", fr: "Un bus d’intégration vaut ce qu’il coûte" },
  rationale: {
    en: "A bus is expensive to introduce and to run. Between two systems it saves no connection, and it should cost a fraction of what it joins.",
    fr: "Un bus est cher à mettre en place et à exploiter. Entre deux systèmes il n’épargne aucune liaison, et il devrait coûter une fraction de ce qu’il relie.",
  },
  remedy: {
    en: "Connect more systems to it, replace it by direct APIs, or negotiate its cost; state `annualCost` of the bus and of the systems.",
    fr: "Raccordez-y plus de systèmes, remplacez-le par des API directes ou renégociez son coût ; indiquez `annualCost` du bus et des systèmes.",
  },
  severity: "info",
  controls: ["nist-csf:GV.OV-02"],
  aliases: ["COST-ESB"],
  reads: ["style", "type", "annualCost", "flows", "uses", "via"],
  parameters: {
    systems: {
      type: { kind: "number", minimum: 2, integer: true },
      name: { en: "Systems", fr: "Systèmes" },
      description: {
        en: "Fewest systems that a bus should join.",
        fr: "Nombre minimal de systèmes qu’un bus devrait relier.",
      },
      usual: 3,
    },
    share: {
      type: { kind: "percent" },
      name: { en: "Share of the cost", fr: "Part du coût" },
      description: {
        en: "Largest share of what the systems that it joins cost in a year.",
        fr: "Part maximale du coût annuel des systèmes qu’il relie.",
      },
      usual: 0.25,
    },
  },
  kinds: ["application"],
  examples: {
    passes: `application bus "Bus" { style: esb; annualCost: 90000 CHF; -> a, b, c }\napplication a "A" { annualCost: 300000 CHF }\napplication b "B" { annualCost: 300000 CHF }\napplication c "C" { annualCost: 100000 CHF }`,
    fails: `application bus "Bus" { style: esb; annualCost: 90000 CHF; -> a, b }\napplication a "A" { annualCost: 300000 CHF }\napplication b "B"\napplication hub "Hub" { type: integration; annualCost: 500000 CHF; -> c, d, e }\napplication c "C" { annualCost: 300000 CHF }\napplication d "D" { annualCost: 300000 CHF }\napplication e "E" { annualCost: 100000 CHF }`,
    finds: ["bus", "hub"],
    unsure: `application bus "Bus" { style: esb; -> a, b, c }\napplication a "A"\napplication b "B"\napplication c "C"\napplication hub "Hub" { style: esb; annualCost: 9000 CHF; -> a, b, c }`,
    lacks: ["bus.annualCost", "a.annualCost", "b.annualCost", "c.annualCost"],
  },

  judge(bus, { parameters: { systems, share } }) {
    if (!isHub(bus)) return undefined;
    const neighbours = joinedBy(bus);
    if (neighbours.length < systems) return tooFew(bus, neighbours, systems);
    const cost = moneyOf(bus, "annualCost");
    if (cost === undefined) return lacks([bus, "annualCost"]);
    const costs = neighbours.map((one) => ({ one, cost: moneyOf(one, "annualCost") }));
    const missing = costs.filter((one) => one.cost?.currency !== cost.currency);
    const sum = costs.reduce((total, one) => total + (one.cost?.amount ?? 0), 0);
    if (cost.amount <= sum * share) return holds;
    if (missing.length > 0) return lacks(...missing.map(({ one }) => [one, "annualCost"] as const));
    return violated(() => {
      const name = nameOf(bus);
      const [own, theirs] = [moneyWords(cost), moneyWords({ ...cost, amount: sum })];
      const percent = Math.round((100 * cost.amount) / sum);
      return {
        en: `${name.en} costs ${own.en} a year, ${percent} % of the ${theirs.en} of the ${neighbours.length} systems that it joins`,
        fr: `${name.fr} coûte ${own.fr} par an, soit ${percent} % des ${theirs.fr} des ${neighbours.length} systèmes qu’il relie`,
        values: [bus, ...neighbours].map((one) => [one, "annualCost"] as const),
        related: neighbours,
      };
    });
  },
};

/** Systems that exchange with the bus, or over it: with topics of their own that it carries, those who write and read them. */
function joinedBy(bus: Element): readonly Element[] {
  const carried = [bus, ...inside(bus)].flatMap((one) =>
    one.referrers.flatMap(({ key, element }) => (key === "via" ? [element] : [])),
  );
  const topics = carried.filter((one) => isQueue(one) && applicationOf(one) === undefined);
  const ends = [...carried, ...topics.flatMap((one) => [...one.sources("flows"), ...one.targets("flows")])];
  const systems = ends.flatMap((one) => applicationOf(one) ?? []);
  return distinct([...neighboursOf(bus), ...systems].filter(({ row }) => row !== bus.row));
}

function tooFew(bus: Element, neighbours: readonly Element[], systems: number): ReturnType<typeof violated> {
  return violated(() => {
    const name = nameOf(bus);
    const names = namesOf(neighbours);
    const count = neighbours.length;
    return {
      en: `${name.en} joins ${count === 0 ? "no system" : `only ${names.en}`}; below ${systems} systems a bus saves no connection`,
      fr: `${name.fr} ne relie ${count === 0 ? "aucun système" : `que ${names.fr}`} ; en dessous de ${systems} systèmes, un bus n’épargne aucune liaison`,
      related: neighbours,
    };
  });
}
