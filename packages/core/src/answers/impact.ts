/** What an element hits or depends on, ready to show. */
import { hitAt, type ImpactStep } from "../analyses/impact.ts";
import { findImpact, type Impact, type ImpactOptions } from "../analyses/find-impact.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { ImpactAnswer } from "./answers.ts";
import { placeOf, type Positions } from "./positions.ts";
import { summaryOf } from "./summary.ts";

export interface ImpactRequest extends Omit<ImpactOptions, "by"> {
  /** Verbs, keys of reference attributes, `carries`; all when absent. */
  readonly verbs?: readonly string[] | undefined;
  readonly offset?: number | undefined;
  /** All when absent. */
  readonly limit?: number | undefined;
  readonly language: string;
  readonly positions: Positions;
}

/** The impact of an element, nearest hits first; counts are of all hits. `undefined` when there is no such element. */
export function impactAnswer(model: Model, id: string, request: ImpactRequest): ImpactAnswer | undefined {
  const row = model.row(id);
  if (row === undefined) return undefined;
  const found = findImpact(model, row, { ...request, by: request.verbs });
  const offset = request.offset ?? 0;
  const shown = found.hits.subarray(offset, offset + (request.limit ?? found.hits.length));
  return {
    version: 1,
    root: summaryOf(model.at(row), request.language),
    direction: found.direction,
    total: found.hits.length,
    byKind: counted(model, found, (kind) => kind.id),
    byLayer: counted(model, found, (kind) => kind.layer),
    hits: Array.from(shown, (place) => hitAnswer(model, found, place, request)),
  };
}

function hitAnswer(
  model: Model,
  found: Impact,
  place: number,
  { language, positions }: ImpactRequest,
): ImpactAnswer["hits"][number] {
  const { distance, path, derived } = hitAt(model, found, place);
  return {
    ...summaryOf(model.at(found.row[place] ?? 0), language),
    distance,
    path: path.map(({ origin, ...step }) => ({
      ...step,
      phrase: phraseOf(model, step),
      origin: placeOf(positions, origin),
    })),
    ...(derived === undefined ? {} : { derived: derived.relationship, derivedAgainst: derived.against }),
  };
}

/** What a step says, read in the direction of the path. */
function phraseOf(
  model: Model,
  { from, to, by, against }: Pick<ImpactStep, "from" | "to" | "by" | "against">,
): Bilingual {
  const verb = model.schema.relationships[model.schema.verbNumber(by)];
  if (verb !== undefined) return against ? verb.inverse : verb.name;
  if (by === "carries")
    return against ? { en: "is exchanged by", fr: "est échangé par" } : { en: "exchanges", fr: "échange" };
  const kind = model.parts.kindOf[model.row(against ? to : from) ?? -1] ?? -1;
  const name = kind < 0 ? undefined : model.schema.meaning(by, kind)?.definition.name;
  const { en, fr } = name ?? { en: by, fr: by };
  return against ? { en: `is “${en}” of`, fr: `est « ${fr} » de` } : { en: `has as “${en}”`, fr: `a pour « ${fr} »` };
}

/** Hits by a property of their kind, in the order of the metamodel. */
function counted(
  model: Model,
  found: Impact,
  by: (kind: Model["schema"]["kinds"][number]) => string | undefined,
): Record<string, number> {
  const { schema, parts } = model;
  const perKind = new Int32Array(schema.kinds.length);
  for (const place of found.hits) {
    const kind = parts.kindOf[found.row[place] ?? 0] ?? -1;
    perKind[kind] = (perKind[kind] ?? 0) + 1;
  }
  const counts: Record<string, number> = {};
  schema.kinds.forEach((kind, number) => {
    const name = by(kind);
    const count = perKind[number] ?? 0;
    if (name !== undefined && count > 0) counts[name] = (counts[name] ?? 0) + count;
  });
  return counts;
}
