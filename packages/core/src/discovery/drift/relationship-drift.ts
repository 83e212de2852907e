/** Relationships that are on one side only, and those whose protocol differs. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { inside, textsIn } from "../../model/read.ts";
import { subjectName } from "../../model/subject.ts";
import type { DriftItem } from "../drift-items.ts";
import type { ObservedElement, ObservedRelationship, Observation } from "../observation.ts";
import { groupOfElement } from "./groups.ts";
import type { Matching } from "./match.ts";
import { declaredPairs, directions, observedPairs, type Pairs, pairSort } from "./pairs.ts";
import type { Reach } from "./reach.ts";
import { factOf } from "./values.ts";
import { Worth } from "./worth.ts";

/** Is it a dependency and no order of starting, and does the model have a word for it? */
export function isDependency({ purpose, verb, isGhost }: ObservedRelationship): boolean {
  return !isGhost && purpose !== "startup" && pairSort(verb) !== undefined;
}

export function* relationshipDrift(
  model: Model,
  observation: Observation,
  matching: Matching,
  reach: Reach,
): Generator<DriftItem> {
  const declared = declaredPairs(model.relationships());
  yield* unmodelled(observation, matching, declared);
  yield* missing(model, observation, matching, reach);
}

function* unmodelled(
  observation: Observation,
  matching: Matching,
  declared: Pairs<Relationship>,
): Generator<DriftItem> {
  const kinds = new Map(observation.elements.map(({ id, kind }) => [id, kind]));
  const worth = new Worth(observation);
  const seen = new Set<string>();
  for (const one of observation.relationships) {
    const sort = pairSort(one.verb);
    if (!isDependency(one) || sort === undefined) continue;
    const [from, to] = [matching.declaredOf.get(one.from), matching.declaredOf.get(one.to)];
    if (from !== undefined && to !== undefined && isSaid(one, from, to, declared)) {
      yield* protocolDrift(one, from, to, declared);
      continue;
    }
    if ((from === undefined && !worth.has(one.from)) || (to === undefined && !worth.has(one.to))) continue;
    const [fromId, toId] = [from?.id ?? one.from, to?.id ?? one.to];
    const subject = `${fromId} ${one.verb === "flows" ? "->" : one.verb} ${toId}`;
    if (seen.has(subject)) continue;
    seen.add(subject);
    yield {
      drift: "unmodelled",
      about: "relationship",
      subject,
      element: fromId,
      kind: from?.kind ?? kinds.get(one.from) ?? "",
      to: toId,
      verb: one.verb,
      observed: one.from,
      observedTo: one.to,
      ...(from === undefined ? {} : { place: from.place }),
      evidence: one.evidence,
      confidence: one.confidence,
      reason: {
        en: "It was observed, and the model does not have it.",
        fr: "Elle a été observée, et le modèle ne l’a pas.",
      },
    };
  }
}

/** Does the model say it, of these two or of what they are parts of or have parts in? Nesting says that one holds the other. */
function isSaid(one: ObservedRelationship, from: Element, to: Element, declared: Pairs<Relationship>): boolean {
  const sort = pairSort(one.verb);
  if (sort === undefined || from.row === to.row) return true;
  if (sort === "holds" && to.path.some(({ row }) => row === from.row)) return true;
  return directions(one.verb, from, to).some(([first, second]) => declared.covers(sort, first, second));
}

function* protocolDrift(
  one: ObservedRelationship,
  from: Element,
  to: Element,
  declared: Pairs<Relationship>,
): Generator<DriftItem> {
  const { protocol } = one;
  if (protocol === undefined) return;
  const sort = pairSort(one.verb);
  const pairs = sort === undefined ? [] : directions(one.verb, from, to);
  const said = pairs
    .flatMap(([first, second]) => (sort === undefined ? [] : declared.between(sort, first, second)))
    .filter(mayStateProtocol);
  if (said.length === 0) return;
  const stated = said.flatMap((relationship) => textsIn(relationship.get("protocol")));
  if (stated.some((word) => isSameProtocol(word, protocol))) return;
  const [relationship] = said.filter((each) => each.get("protocol") !== undefined).concat(said);
  if (relationship === undefined) return;
  const value = relationship.get("protocol");
  const isStated = value !== undefined && value.kind !== "unknown";
  yield {
    drift: isStated ? "contradicting" : "unmodelled",
    about: "attribute",
    subject: `${subjectName(relationship)}.protocol`,
    element: relationship.fromId,
    kind: relationship.from?.kind ?? "",
    to: relationship.toId,
    verb: relationship.verb,
    attribute: "protocol",
    observed: one.from,
    observedTo: one.to,
    ...(value === undefined ? {} : { declaredValue: factOf(value) }),
    observedValue: protocol,
    ...(isStated ? { wins: "observed" } : {}),
    place: relationship.place,
    evidence: one.evidence,
    confidence: one.confidence,
    reason: isStated
      ? {
          en: "The model and the artefact name different protocols.",
          fr: "Le modèle et l’artefact nomment des protocoles différents.",
        }
      : {
          en: "The protocol was observed, and the model does not state it.",
          fr: "Le protocole a été observé, et le modèle ne le dit pas.",
        },
  };
}

function mayStateProtocol({ model, row }: Relationship): boolean {
  return model.schema.meaning("protocol", model.relationshipSubject(row)) !== undefined;
}

/** Protocols that say the same thing more or less exactly. */
const families: readonly (readonly string[])[] = [
  ["jdbc", "odbc", "sql", "mysql", "postgresql", "postgres", "sqlserver", "oracle", "mariadb", "db2", "sqlite", "tds"],
  ["http", "rest", "soap", "graphql", "websocket", "ws"],
  ["https", "rest", "soap", "graphql", "websocket", "wss"],
  ["grpc", "grpcs"],
  ["amqp", "amqps", "jms"],
  ["kafka", "event", "message"],
];

function isSameProtocol(a: string, b: string): boolean {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first === second || families.some((family) => family.includes(first) && family.includes(second));
}

function* missing(model: Model, observation: Observation, matching: Matching, reach: Reach): Generator<DriftItem> {
  const observed = observedPairs(observation.relationships, matching.declaredOf);
  const judge = new Judge(observation, reach);
  for (const relationship of model.relationships()) {
    const { from, to, verb } = relationship;
    const sort = pairSort(verb);
    if (sort === undefined || sort === "holds" || from === undefined || to === undefined) continue;
    if (groupOfElement(to) === undefined) continue;
    const one = observedAt(from, matching);
    if (one === undefined || one.isGhost) continue;
    if (directions(verb, from, to).some(([first, second]) => observed.covers(sort, first, second))) continue;
    const verdict = sort === "needs" ? judge.ofCalls(one, to) : judge.ofHosting(one);
    if (verdict === undefined) continue;
    yield {
      ...verdict,
      about: "relationship",
      subject: subjectName(relationship),
      element: from.id,
      kind: from.kind,
      to: to.id,
      verb,
      observed: one.id,
      place: relationship.place,
      evidence: [],
    };
  }
}

/** What was observed of an element, of what it is in, or of its only part. */
function observedAt(element: Element, matching: Matching): ObservedElement | undefined {
  const own = [element, ...element.path.toReversed()].flatMap(({ row }) => matching.observedOf.get(row) ?? []);
  if (own[0] !== undefined) return own[0];
  const parts = inside(element).flatMap(({ row }) => matching.observedOf.get(row) ?? []);
  return parts.find(({ isGhost }) => !isGhost) ?? parts[0];
}

type Verdict = Pick<DriftItem, "drift" | "confidence" | "reason" | "remedy">;

/** Whether the run would have seen a relationship that the model declares. */
class Judge {
  private readonly observation: Observation;
  private readonly reach: Reach;
  private readonly hosted: ReadonlySet<string>;

  constructor(observation: Observation, reach: Reach) {
    this.observation = observation;
    this.reach = reach;
    this.hosted = new Set(
      observation.relationships.filter(({ verb }) => pairSort(verb) === "runs").flatMap(({ from, to }) => [from, to]),
    );
  }

  ofCalls(from: ObservedElement, to: Element): Verdict {
    const untold = this.observation.undiscoverable.find(
      ({ element, what }) => element === from.id && (what === "outgoing-calls" || what === "target"),
    );
    if (untold !== undefined)
      return { drift: "undecidable", confidence: 0, reason: untold.reason, remedy: untold.remedy };
    const sources = sourcesOf(from, this.observation);
    const isSeen = this.reach.hasTraces || from.mentions.some(({ sort }) => sort === "code") || sources.length > 0;
    if (!isSeen)
      return {
        drift: "undecidable",
        confidence: 0,
        reason: {
          en: `Nothing that was read says what ${from.name} needs.`,
          fr: `Rien de ce qui a été lu ne dit ce dont ${from.name} a besoin.`,
        },
        remedy: callsRemedy,
      };
    return {
      drift: "unconfirmed",
      confidence: from.mentions.some(({ sort }) => sort === "code") || this.reach.hasTraces ? SURE : LIKELY,
      reason: {
        en: `What was read of ${from.name} names other things and not ${to.name}.`,
        fr: `Ce qui a été lu de ${from.name} nomme d’autres choses et pas ${to.name}.`,
      },
    };
  }

  ofHosting(from: ObservedElement): Verdict {
    if (this.hosted.has(from.id))
      return {
        drift: "unconfirmed",
        confidence: LIKELY,
        reason: {
          en: `${from.name} was seen to run elsewhere.`,
          fr: `${from.name} a été vu s’exécutant ailleurs.`,
        },
      };
    return {
      drift: "undecidable",
      confidence: 0,
      reason: {
        en: "Nothing that was read says where it runs.",
        fr: "Rien de ce qui a été lu ne dit où il s’exécute.",
      },
      remedy: {
        en: "Terraform state, `kubectl get pods -o json` or an inventory would show it.",
        fr: "L’état Terraform, `kubectl get pods -o json` ou un inventaire le montrerait.",
      },
    };
  }
}

const SURE = 0.8;
const LIKELY = 0.6;

const callsRemedy: Bilingual = {
  en: "Its source, its settings where it is deployed, or traces would tell.",
  fr: "Ses sources, ses paramètres de déploiement ou des traces le diraient.",
};

function sourcesOf({ id }: ObservedElement, { relationships }: Observation): readonly string[] {
  const found = new Set<string>();
  for (const { from, evidence, purpose } of relationships)
    if (from === id && purpose !== "startup") for (const { source } of evidence) found.add(source);
  return [...found].sort();
}
