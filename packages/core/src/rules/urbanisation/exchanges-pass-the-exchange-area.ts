import { isKind } from "../../model/is-kind.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { inside, wordOf } from "../../model/read.ts";
import { areaOf, exchangeWords, playsPart, zoneAround } from "../parts/areas.ts";
import { isRetired } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

interface Parameters {
  readonly exchange: readonly string[];
}

/** Patterns in which something stands between the two. */
const mediated: ReadonlySet<string> = new Set(["via", "publish-subscribe", "message", "event", "etl"]);

export const exchangesPassTheExchangeArea: ModelRule<Parameters> = {
  id: "exchanges-pass-the-exchange-area",
  title: {
    en: "Exchanges between zones pass through the exchange zone",
    fr: "Les échanges entre zones passent par la zone d’échange",
  },
  rationale: {
    en: "Every direct link between zones is a border crossing that nobody controls, and one more thing to change when either side does.",
    fr: "Chaque lien direct entre zones est un passage de frontière sans contrôle, et une chose de plus à changer dès qu’un côté change.",
  },
  remedy: {
    en: "Lead the flow through the bus or broker of the exchange zone and name it in `via`.",
    fr: "Faites passer le flux par le bus ou le courtier de la zone d’échange et nommez-le dans `via`.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.14", "iso27001:A.8.22"],
  quality: "modularity",
  aliases: ["ZONE-BYPASS"],
  reads: [
    "->",
    "area",
    "groups",
    "contains",
    "via",
    "pattern",
    "type",
    "style",
    "name",
    "tags",
    "level",
    "lifecycle",
    "status",
  ],
  parameters: { exchange: exchangeWords },
  examples: {
    passes: `application shop "Shop"\napplication erp "ERP"\napplication bus "Bus"\nshop -> bus\nbus -> erp\nshop -> erp { via: bus }\narea front "Channels" { level: zone; groups shop }\narea core "Core" { level: zone; groups erp }\narea ex "Exchanges" { level: zone; groups bus }`,
    fails: `application shop "Shop"\napplication erp "ERP"\napplication stock "Stock"\napplication bus "Bus"\nshop -> erp\nerp -> stock\narea front "Channels" { level: zone; groups shop }\narea core "Core" { level: zone\n  area q "Orders" { level: quartier; groups erp }\n  area r "Stock" { level: quartier; groups stock }\n}\narea ex "Exchanges" { level: zone; groups bus }`,
    finds: ["shop -> erp"],
  },

  // Asked only where there is an exchange zone to pass through: its absence is for the rules on hubs.
  *survey(model, { parameters, today }) {
    const places = placesIn(model, parameters.exchange);
    if (places.exchange.size === 0) return;
    const { edges, verbOf } = model.parts;
    const flows = model.schema.verbNumber("flows");
    for (let row = 0; row < edges.nestingFrom; row++) {
      if (verbOf[row] !== flows) continue;
      const [from, to] = [edges.from[row] as number, edges.to[row] as number];
      const [a, b] = [places.zoneOf[from] ?? -1, places.zoneOf[to] ?? -1];
      if (a < 0 || b < 0 || a === b) continue;
      const flow = model.relationship(row);
      if (isRetired(flow, today) || isRetired(model.at(from), today)) continue;
      const passes = places.exchange.has(a) || places.exchange.has(b) || isMediated(flow);
      yield [flow, passes ? holds : violated(() => bypass(flow, [model.at(a), model.at(b)]))];
    }
  },
};

interface Places {
  /** For every row: that of the zone in which it lies, -1 where it lies in none, or in several areas. */
  readonly zoneOf: Int32Array;
  /** Rows of zones that are there for exchanges, or hold an area that is. */
  readonly exchange: ReadonlySet<number>;
}

function placesIn(model: Model, words: readonly string[]): Places {
  const zoneOf = new Int32Array(model.parts.rowCount).fill(-1);
  const exchange = new Set<number>();
  for (const area of model.elements({ kind: "area" })) {
    const zone = zoneAround(area).row;
    if (playsPart(area, words)) exchange.add(zone);
    for (const member of area.targets("groups"))
      if (areaOf(member) !== undefined) for (const part of [member, ...inside(member)]) zoneOf[part.row] = zone;
  }
  return { zoneOf, exchange };
}

/** Something stands between the two, or one of them is there to stand between others. */
function isMediated(flow: Relationship): boolean {
  if (flow.get("via") !== undefined || mediated.has(wordOf(flow, "pattern") ?? "")) return true;
  return [flow.from, flow.to].some((end) => end !== undefined && isBus(end));
}

function isBus(element: Element): boolean {
  const whole = [element, ...element.path].find((one) => isKind(one, "application"));
  return whole !== undefined && wordOf(whole, "type") === "integration";
}

function bypass(flow: Relationship, [from, to]: readonly [Element, Element]): Account {
  const [ends, a, b] = [endsOf(flow), nameOf(from), nameOf(to)];
  return {
    en: `${ends.en}: the flow goes straight from “${a.en}” to “${b.en}”, past the exchange zone`,
    fr: `${ends.fr} : le flux va droit de « ${a.fr} » à « ${b.fr} », sans passer par la zone d’échange`,
    path: flow.from === undefined || flow.to === undefined ? [flow] : [flow.from, flow, flow.to],
    related: [from, to],
  };
}
