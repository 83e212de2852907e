/** What could be changed below some elements so that they fail less or return sooner: one more instance, a live copy, a faster repair ... */
import { inUnit } from "../base/quantity.ts";
import type { FactValue } from "../model/facts.ts";
import type { Bilingual } from "../model/metamodel.ts";
import { sitesOf } from "../model/hosting.ts";
import { isKind } from "../model/is-kind.ts";
import { Element, type Model, type Relationship } from "../model/model.ts";
import { affirms, hoursOf, moneyIn, moneyOf, numberOf, wordOf } from "../model/read.ts";
import { spareOf } from "../model/redundancy.ts";
import type { Value } from "../model/values.ts";
import type { ImprovementChange, ImprovementOption, Target, Written } from "./answers.ts";
import type { FailureModel } from "./failure-model.ts";
import { subjectWords } from "./drill/words.ts";
import { isKeeper } from "./recovery/protection.ts";

/** What a person says that changes cost, in the currency of the model, a year; by change, or by change and element (`add-replica srv-db`). */
export type ToldCosts = ReadonlyMap<string, number>;

/** Everything that may help the targets. Options of one element and change are one option; ordered by element and change. */
export function improvementOptions(
  failures: FailureModel,
  targets: readonly Target[],
  told: ToldCosts = new Map(),
): readonly ImprovementOption[] {
  const { model } = failures;
  const below = rowsBelow(failures, targets);
  const least = leastLimits(targets);
  const options: ImprovementOption[] = [];
  for (const row of below) {
    const element = model.at(row);
    const runs = failures
      .causesOf({ element: row })
      .some((at) => failures.causes[at]?.what === "instance" && failures.causes[at].element === row);
    for (const draft of draftsOf(element, runs, least)) options.push(optionOf(model, element, draft, told));
  }
  for (const link of model.relationships("connects"))
    if (affirms(link, "redundant") !== true && failures.causesOf({ relationship: link.row }).length > 0)
      options.push(
        optionOf(model, link, { change: "second-link", writes: [["redundant", true, "yes"]], says: secondLink }, told),
      );
  return options;
}

/** Rows that the targets need, at any depth, themselves included. */
function rowsBelow(failures: FailureModel, targets: readonly Target[]): readonly number[] {
  const seen = new Set<number>(targets.map(({ element }) => element.row));
  for (const row of seen) for (const need of failures.needsOf(row)) if (need.strength !== "soft") seen.add(need.row);
  return [...seen].sort((a, b) => a - b);
}

/** The least hours that are wanted; undefined where nobody wants any. */
interface Limits {
  readonly rto: number | undefined;
  readonly rpo: number | undefined;
}

function leastLimits(targets: readonly Target[]): Limits {
  const least = (wanted: Target["target"]): number | undefined => {
    const limits = targets.flatMap(({ target, limit }) => (target === wanted ? [limit] : []));
    return limits.length === 0 ? undefined : Math.min(...limits);
  };
  return { rto: least("rto"), rpo: least("rpo") };
}

type DraftWrite = readonly [key: string, value: FactValue, text: string];

interface Draft {
  readonly change: ImprovementChange;
  readonly writes: readonly DraftWrite[];
  readonly says: (name: Bilingual, written: string) => Bilingual;
}

function* draftsOf(element: Element, runs: boolean, { rto, rpo }: Limits): Generator<Draft> {
  const offered = new Map(statedImprovements(element).map((one) => [one.change, one]));
  if (runs) {
    const more = oneMore(element);
    if (more !== undefined) yield { change: "add-replica", writes: more, says: oneMoreInstance };
    const other = otherSite(element);
    if (other !== undefined) yield { change: "second-site", writes: other, says: secondSite };
    const repair = offered.get("faster-repair")?.to ?? rto;
    const mttr = hoursOf(element, "mttr");
    if (repair !== undefined && (mttr === undefined ? offered.has("faster-repair") : mttr > repair))
      yield { change: "faster-repair", writes: [hoursAs("mttr", repair)], says: fasterRepair };
  }
  if (isKeeper(element) && wordOf(element, "hosting") !== "saas") yield* dataDrafts(element, { rto, rpo }, offered);
  const alternative = offered.has("second-supplier") ? secondSupplierOf(element) : undefined;
  if (alternative !== undefined)
    yield { change: "second-supplier", writes: [referencesAs("supplier", alternative)], says: secondSupplier };
}

function* dataDrafts(
  element: Element,
  { rto, rpo }: Limits,
  offered: ReadonlyMap<string, StatedImprovement>,
): Generator<Draft> {
  if (affirms(element, "replication") !== true) {
    const to = otherSiteOf(element);
    const lag = offered.get("replication")?.to;
    yield { change: "replication", writes: [copyAt(to, lag)], says: liveCopy };
  }
  const every = hoursOf(element, "backup.every");
  const wanted = offered.get("more-backups")?.to ?? rpo;
  if (wanted !== undefined && wanted > 0 && (every === undefined ? offered.has("more-backups") : every > wanted))
    yield { change: "more-backups", writes: [hoursAs("backup.every", wanted)], says: moreBackups };
  const restore = hoursOf(element, "restoreTime");
  const back = offered.get("faster-restore")?.to ?? rto;
  if (back !== undefined && (restore === undefined ? offered.has("faster-restore") : restore > back))
    yield { change: "faster-restore", writes: [hoursAs("restoreTime", back)], says: fasterRestore };
}

// --- what would be written

/** One more of the like instances that there are; of one that nobody counted, two. */
function oneMore(element: Element): readonly DraftWrite[] | undefined {
  if (wordOf(element, "hosting") === "saas") return undefined;
  const key =
    numberOf(element, "replicas") === undefined && numberOf(element, "nodes") !== undefined ? "nodes" : "replicas";
  const count = numberOf(element, key) ?? numberOf(element, "autoscale.min");
  if (count !== undefined && count > MOST_REPLICAS) return undefined;
  // What is spread by its relationships or drawn one by one gets its next instance there, by hand.
  if (count === undefined && spareOf(element).answer === true) return undefined;
  const more = (count ?? 1) + 1;
  return [[key, more, String(more)]];
}

/** Beyond this another instance is not what is missing. */
const MOST_REPLICAS = 100;

function otherSite(element: Element): readonly DraftWrite[] | undefined {
  const [here] = sitesOf(element);
  const other = otherSiteOf(element);
  if (here === undefined || other === undefined || sitesOf(element).length > 1) return undefined;
  const more = oneMore(element);
  if (more === undefined) return undefined;
  const isSpread = spareOf(element).answer === true;
  return [referencesAs("sites", [here, other]), ...(isSpread ? [] : more)];
}

/** Another site of the same type that is there already. */
function otherSiteOf(element: Element): Element | undefined {
  const here = new Set(sitesOf(element).map(({ row }) => row));
  const types = new Set(sitesOf(element).map((site) => wordOf(site, "type")));
  if (here.size === 0) return undefined;
  for (const site of element.model.elements({ kind: "site" }))
    if (!here.has(site.row) && types.has(wordOf(site, "type")) && !isAround(site, here)) return site;
  return undefined;
}

function isAround(site: Element, here: ReadonlySet<number>): boolean {
  return (
    site.path.some(({ row }) => here.has(row)) ||
    [...here].some((row) => site.model.at(row).path.some((one) => one.row === site.row))
  );
}

function secondSupplierOf(element: Element): readonly Element[] | undefined {
  const now = element.references("supplier");
  const other = element
    .references("alternatives")
    .find((one) => isKind(one, "party") && !now.some(({ row }) => row === one.row));
  return now.length === 0 || other === undefined ? undefined : [...now, other];
}

// --- what people said of it

interface StatedImprovement {
  readonly change: ImprovementChange;
  readonly cost: Value | undefined;
  /** Hours. */
  readonly to: number | undefined;
}

/** The attribute `improvements` of an element or relationship. */
function statedImprovements(one: Element | Relationship): readonly StatedImprovement[] {
  const value = one.get("improvements");
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => {
    if (item.kind !== "record") return [];
    const { change, cost, to } = item.fields;
    if (change?.kind !== "word") return [];
    const hours =
      to?.kind === "quantity" && to.dimension === "duration" ? inUnit(to.amount, "h", "duration") : undefined;
    return [{ change: change.text as ImprovementChange, cost, to: hours }];
  });
}

function optionOf(model: Model, subject: Element | Relationship, draft: Draft, told: ToldCosts): ImprovementOption {
  const name = subjectWords(subject);
  const id = `${draft.change} ${subject instanceof Element ? subject.id : `${subject.fromId} ${subject.verb} ${subject.toId}`}`;
  const writes: readonly Written[] = draft.writes.map(([key, value, text]) => ({ subject, key, value, text }));
  return {
    id,
    change: draft.change,
    subject,
    says: draft.says(name, draft.writes[0]?.[2] ?? ""),
    ...costOf(model, subject, draft.change, id, told),
    writes,
  };
}

function costOf(
  model: Model,
  subject: Element | Relationship,
  change: ImprovementChange,
  id: string,
  told: ToldCosts,
): Pick<ImprovementOption, "cost" | "costFrom"> {
  const said = told.get(id) ?? told.get(change);
  if (said !== undefined) return { cost: said, costFrom: "told" };
  const stated = moneyIn(statedImprovements(subject).find((one) => one.change === change)?.cost);
  if (stated !== undefined && isOwn(model, stated.currency)) return { cost: stated.amount, costFrom: "stated" };
  const yearly = moneyOf(subject, "annualCost");
  if (change !== "add-replica" || yearly === undefined || !isOwn(model, yearly.currency))
    return { cost: undefined, costFrom: undefined };
  const now = Math.max(1, numberOf(subject, "replicas") ?? numberOf(subject, "nodes") ?? 1);
  return { cost: yearly.amount / now, costFrom: "one-more-of-the-same" };
}

/** Sums of several currencies are none. */
function isOwn(model: Model, currency: string): boolean {
  return model.currency === undefined || model.currency === currency;
}

// --- sentences

function hoursAs(key: string, hours: number): DraftWrite {
  const [quantity, unit] = durationOf(hours);
  return [key, { quantity, unit }, `${quantity}${unit}`];
}

/** Hours in a unit that reads well. */
function durationOf(hours: number): readonly [quantity: number, unit: string] {
  if (hours >= 1) return [rounded(hours), "h"];
  return hours * 60 >= 1 ? [rounded(hours * 60), "min"] : [rounded(hours * 3600), "s"];
}

function referencesAs(key: string, elements: readonly Element[]): DraftWrite {
  return [key, elements.map(({ id }) => ({ reference: id })), `[${elements.map(({ id }) => id).join(", ")}]`];
}

/** A live copy at a site, in step where no lag is said. */
function copyAt(site: Element | undefined, lag: number | undefined): DraftWrite {
  const [quantity, unit] = durationOf(lag ?? 0);
  const isAsync = lag !== undefined && lag > 0;
  const record: Record<string, FactValue> = {
    ...(site === undefined ? {} : { to: [{ reference: site.id }] }),
    mode: { word: isAsync ? "async" : "sync" },
    ...(isAsync ? { lag: { quantity, unit } } : {}),
  };
  const fields = [
    ...(site === undefined ? [] : [`to: [${site.id}]`]),
    `mode: ${isAsync ? "async" : "sync"}`,
    ...(isAsync ? [`lag: ${quantity}${unit}`] : []),
  ];
  return ["replication", { record }, `{ ${fields.join("; ")} }`];
}

function rounded(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}

function oneMoreInstance(name: Bilingual, count: string): Bilingual {
  return { en: `${name.en}: ${count} instances`, fr: `${name.fr} : ${count} exemplaires` };
}

function secondSite(name: Bilingual): Bilingual {
  return { en: `${name.en}: on a second site`, fr: `${name.fr} : sur un site secondaire` };
}

function secondSupplier(name: Bilingual): Bilingual {
  return { en: `${name.en}: a second supplier`, fr: `${name.fr} : un second fournisseur` };
}

function secondLink(name: Bilingual): Bilingual {
  return { en: `${name.en}: a second link`, fr: `${name.fr} : une seconde liaison` };
}

function fasterRepair(name: Bilingual, time: string): Bilingual {
  return { en: `${name.en}: repaired within ${time}`, fr: `${name.fr} : réparé en ${time}` };
}

function fasterRestore(name: Bilingual, time: string): Bilingual {
  return { en: `${name.en}: restored within ${time}`, fr: `${name.fr} : restauré en ${time}` };
}

function liveCopy(name: Bilingual): Bilingual {
  return { en: `${name.en}: a live copy`, fr: `${name.fr} : une copie vivante` };
}

function moreBackups(name: Bilingual, time: string): Bilingual {
  return { en: `${name.en}: a backup every ${time}`, fr: `${name.fr} : une sauvegarde toutes les ${time}` };
}
