/**
 * Events: who emits what, through which topic, queue or broker, and who reacts, in three bands (R024). Here as everywhere else the
 * producer emits and the consumer reacts; some texts use the two words the other way round. What does both stands in both bands.
 */
import type { Element, Model, Relationship } from "../model/model.ts";
import type { DiagramEdge, DiagramNode } from "./diagram.ts";
import { edgeOfRelationships } from "./parts/edges.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, insideOf, isWithin, nearest, withInside } from "./parts/inside.ts";
import { dataLabel, isVerb } from "./parts/lines.ts";
import { isKind, nodeOf, wordOf } from "./parts/nodes.ts";
import { counted, nothing, say } from "./parts/notes.ts";
import { isHiddenRelationship, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const events: Viewpoint = {
  id: "events",
  family: "software",
  aliases: ["publish-subscribe", "event-map", "messaging"],
  title: { en: "Events", fr: "Événements" },
  question: {
    en: "Who emits which events, and who reacts to them?",
    fr: "Qui émet quels événements, et qui y réagit ?",
  },
  reads: ["scope", "include", "exclude", "relationships", "direction"],
  notations: ["orrery", "archimate"],
  example: `
application shop "Web shop" {
  module orders "Orders" { -> placed : order { mode: async } }
  module shipping "Shipping" { uses placed; -> shipped : parcel { mode: async } }
  module mail "Mailing"
  store placed "Order placed" { type: topic }
  store shipped "Parcel shipped" { type: queue; -> mail : parcel; -> orders : parcel }
}
application erp "ERP" { shop -> erp : order { mode: async; via: bus } }
application bus "Integration bus" { style: esb }
party customer "Customer" { triggers complaint }
event complaint "Complaint made" { triggers handle }
process handle "Handle a complaint"
dataset order "Order"
dataset parcel "Parcel"
view example "Who reacts to what" { viewpoint: events }
`,

  draw(model, query) {
    const { language } = query;
    const parts = exchangesOf(model, query);
    const kept = inScope(parts, query);
    const producers = distinct(kept.flatMap(({ role, other }) => (role === "emits" ? [other] : [])));
    const channels = distinct([...kept.map(({ channel }) => channel), ...scopedChannels(query)]);
    const consumers = distinct(kept.flatMap(({ role, other }) => (role === "reacts" ? [other] : [])));
    const nodes = withInside(model, [
      ...inBand("producers", producers, query),
      ...inBand("channels", channels, query),
      ...inBand("consumers", consumers, query),
    ]);
    const bands = bandNames.map(([id, en, fr]) => ({ id, name: say(language, en, fr) }));
    return graphOf(nodes, linesOf(kept, query), {
      arrangement: "bands",
      bands: nodes.length === 0 ? [] : bands,
      direction: query.direction,
      notes: notesOf(model, channels, query),
    });
  },
};

type Band = "producers" | "channels" | "consumers";

const bandNames: readonly (readonly [Band, string, string])[] = [
  ["producers", "Producers", "Producteurs"],
  ["channels", "Events and channels", "Événements et canaux"],
  ["consumers", "Consumers", "Consommateurs"],
];

/** One end of an exchange through a channel. */
interface Exchange {
  readonly channel: Element;
  readonly role: "emits" | "reacts";
  readonly other: Element;
  readonly relationship: Relationship;
}

/** Every emission and reaction that the model states. */
function exchangesOf(model: Model, query: ViewQuery): readonly Exchange[] {
  const found: Exchange[] = [];
  for (const relationship of model.relationships()) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || isHiddenRelationship(relationship, query)) continue;
    found.push(...exchangesIn(relationship, from, to));
  }
  return found.filter(({ channel, other }) => isWanted(channel, query) && isWanted(other, query));
}

function exchangesIn(relationship: Relationship, from: Element, to: Element): readonly Exchange[] {
  const emits = (channel: Element): Exchange => ({ channel, role: "emits", other: from, relationship });
  const reacts = (channel: Element, other: Element): Exchange => ({ channel, role: "reacts", other, relationship });
  if (isVerb(relationship, ["flows"])) {
    const through = viaOf(relationship);
    if (through.length > 0) return through.flatMap((channel) => [emits(channel), reacts(channel, to)]);
    if (isChannel(to)) return isChannel(from) ? [emits(to), reacts(from, to)] : [emits(to)];
    return isChannel(from) ? [reacts(from, to)] : [];
  }
  // To use a topic is to listen to it; who writes to it says so by a flow.
  if (isVerb(relationship, ["uses"])) return isChannel(to) && !isSender(from, to) ? [reacts(to, from)] : [];
  if (isVerb(relationship, ["triggers"])) {
    if (isKind(to, "event")) return [emits(to)];
    return isKind(from, "event") ? [reacts(from, to)] : [];
  }
  return isVerb(relationship, ["performs"]) && isKind(to, "event") ? [emits(to)] : [];
}

function isSender(from: Element, channel: Element): boolean {
  return from.out("flows").some(({ to }) => to?.row === channel.row);
}

function viaOf(relationship: Relationship): readonly Element[] {
  const value = relationship.get("via");
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  return items
    .flatMap((item) => (item.kind === "reference" ? (relationship.model.element(item.id) ?? []) : []))
    .filter(isChannel);
}

const channelTypes: ReadonlySet<string> = new Set([
  "topic",
  "queue",
  "stream",
  "broker",
  "bus",
  "event-bus",
  "message-broker",
  "esb",
]);

/** A topic, queue, broker or event: through it, who emits need not know who reacts. */
function isChannel(element: Element): boolean {
  if (isKind(element, "event")) return true;
  if (isKind(element, "store", "application", "module", "component"))
    return ["type", "style"].some((key) => channelTypes.has(wordOf(element, key) ?? ""));
  return false;
}

/** Exchanges of channels that are in scope, or that someone in scope emits to or reacts to: with all their ends. */
function inScope(exchanges: readonly Exchange[], { scope }: ViewQuery): readonly Exchange[] {
  if (scope.length === 0) return exchanges;
  const rows = new Set(scope.map((one) => one.row));
  const channels = new Set(
    exchanges.flatMap(({ channel, other }) => (isWithin(channel, rows) || isWithin(other, rows) ? [channel.row] : [])),
  );
  return exchanges.filter(({ channel }) => channels.has(channel.row));
}

/** Channels in scope to which nobody emits and nobody reacts are drawn all the same. */
function scopedChannels({ scope }: ViewQuery): readonly Element[] {
  return scope.flatMap((one) => [one, ...insideOf(one)]).filter(isChannel);
}

/** Channels are drawn under their own ids; whoever emits or reacts under the band too, since it may do both. */
function inBand(band: Band, elements: readonly Element[], { language }: ViewQuery): readonly DiagramNode[] {
  return elements.map((element) => ({ ...nodeOf(element, language, { band }), id: idIn(band, element.id) }));
}

function idIn(band: Band, id: string): string {
  if (band === "channels") return id;
  return band === "consumers" ? `consumer:${id}` : `producer:${id}`;
}

function linesOf(exchanges: readonly Exchange[], { language }: ViewQuery): readonly DiagramEdge[] {
  const lines = new Map<string, { from: string; to: string; relationships: Relationship[] }>();
  for (const { channel, role, other, relationship } of exchanges) {
    const [from, to] =
      role === "emits" ? [idIn("producers", other.id), channel.id] : [channel.id, idIn("consumers", other.id)];
    const key = JSON.stringify([from, to]);
    const line = lines.get(key) ?? { from, to, relationships: [] };
    if (!line.relationships.includes(relationship)) line.relationships.push(relationship);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ from, to, relationships }) => ({
    ...edgeOfRelationships(relationships, from, to, language),
    label: dataLabel(relationships, language),
    line: "async" as const,
    hasArrow: true,
  }));
}

function notesOf(model: Model, channels: readonly Element[], { language, scope }: ViewQuery): readonly string[] {
  if (channels.length === 0)
    return nothing(
      language,
      "write a topic or an event and who sends to it, as in `store placed { type: topic }` and `orders -> placed`.",
      "écrivez un topic ou un événement et qui y envoie, par exemple `store passee { type: topic }` et `commandes -> passee`.",
    );
  if (scope.length > 0) return [];
  const direct = [...model.relationships()].filter(isDirect).length;
  if (direct === 0) return [];
  return [
    say(
      language,
      `${counted(direct, "asynchronous flow goes", "asynchronous flows go")} through no channel and ${direct === 1 ? "is" : "are"} not drawn.`,
      `${counted(direct, "flux asynchrone ne passe par aucun canal et n'est pas dessiné", "flux asynchrones ne passent par aucun canal et ne sont pas dessinés")}.`,
    ),
  ];
}

function isDirect(relationship: Relationship): boolean {
  const { from, to } = relationship;
  const mode = relationship.get("mode");
  if (from === undefined || to === undefined || !isVerb(relationship, ["flows"])) return false;
  if (mode === undefined || !("text" in mode) || mode.text !== "async") return false;
  const isInChannel = (one: Element): boolean => nearest(one, isChannel) !== undefined;
  return !isInChannel(from) && !isInChannel(to) && viaOf(relationship).length === 0;
}
