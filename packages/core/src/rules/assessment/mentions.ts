/** What of the model names which control of a framework: measures, documents, demands and recorded findings. */
import { dateOfDay } from "../../base/dates.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import { affirms, dayOf, elementsOf, wordOf, wordsOf } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import { controlIn, controlNamed, frameworkOf, nameOfControl } from "../frameworks/index.ts";
import { Gone } from "../gone.ts";
import { ruleOf } from "../index.ts";
import { nameOf } from "../../model/wording.ts";

export interface NamedElement {
  readonly id: string;
  readonly name: Bilingual;
}

export const measureStates = ["missing", "planned", "partial", "done", "not-applicable"] as const;
export type MeasureState = (typeof measureStates)[number];

/** An element of kind `control`: what the organisation does for a control. */
export interface Measure extends NamedElement {
  /** How far it is in place; undefined where nobody said. */
  readonly status: MeasureState | undefined;
  /** Whether a law, a standard or a contract obliges to it. */
  readonly required: boolean | undefined;
  readonly owner: NamedElement | undefined;
  /** Documents and links that prove it. */
  readonly evidence: readonly Evidence[];
  /** Day of the latest audit that has taken place, `2026-03-31`. */
  readonly lastAudit: string | undefined;
  readonly due: string | undefined;
  /** What is written about it: of one that does not apply, the reason. */
  readonly reason: Bilingual | undefined;
  /** Ids of the rules that check it. */
  readonly checkedBy: readonly string[];
  /** Risks that it treats. */
  readonly treats: readonly NamedElement[];
}

/** A document of the model, or a text such as a link, which has no id. */
export interface Evidence {
  readonly id: string | undefined;
  readonly name: Bilingual;
}

export interface NamedDocument extends NamedElement {
  readonly approved: string | undefined;
}

/** Something wrong that people recorded. */
export interface NamedFinding extends NamedElement {
  readonly isOpen: boolean;
  readonly due: string | undefined;
}

/** All that names one control. */
export interface Mention {
  readonly measures: readonly Measure[];
  readonly documents: readonly NamedDocument[];
  /** Requirements, principles, drivers. */
  readonly demands: readonly NamedElement[];
  readonly findings: readonly NamedFinding[];
  /** Ids of the rules by which measures and demands say that they are checked. */
  readonly checkedBy: readonly string[];
}

export interface Mentions {
  /** By name of the control: `iso27001:A.8.13`. */
  readonly of: ReadonlyMap<string, Mention>;
  /** Names of controls that a known framework does not have. */
  readonly strangers: readonly { readonly element: NamedElement; readonly text: string }[];
}

export const noMention: Mention = { measures: [], documents: [], demands: [], findings: [], checkedBy: [] };

const kinds = ["control", "document", "requirement", "principle", "driver", "objective", "finding"];

export function mentionsIn(model: Model, today: number): Mentions {
  const gone = new Gone(model, today);
  const found = new Map<string, Mention>();
  const strangers: Mentions["strangers"][number][] = [];
  for (const kind of kinds)
    for (const element of model.elements({ kind })) {
      if (gone.element(element.row)) continue;
      const { controls, unknown } = namesOf(element);
      for (const name of controls) found.set(name, withElement(found.get(name) ?? noMention, element, today));
      for (const text of unknown) strangers.push({ element: shown(element), text });
    }
  return { of: found, strangers };
}

/** Controls that an element names, and those of the requirements that a measure realizes. */
function namesOf(element: Element): { readonly controls: ReadonlySet<string>; readonly unknown: readonly string[] } {
  const own = ownNames(element);
  const met = isKind(element, "control")
    ? element.out("realizes").flatMap(({ to }) => (to !== undefined && isKind(to, "requirement") ? to : []))
    : [];
  return {
    controls: new Set([...own.controls, ...met.flatMap((one) => ownNames(one).controls)]),
    unknown: own.unknown,
  };
}

function ownNames(element: Element): { readonly controls: readonly string[]; readonly unknown: readonly string[] } {
  const texts = [
    ...wordsOf(element, "iso").map((text) => (text.includes(":") ? text : `iso27001:${text}`)),
    ...wordsOf(element, "standards"),
    ...wordsOf(element, "rule").flatMap((text) => (isPrinciple(text) ? `orrery-principles:${text}` : [])),
  ];
  const controls: string[] = [];
  const unknown: string[] = [];
  for (const text of texts) {
    const named = controlNamed(text);
    if (named !== undefined) controls.push(nameOfControl(named), ...coarserNames(named));
    else if (frameworkOf(text.slice(0, text.indexOf(":"))) !== undefined) unknown.push(text);
  }
  return { controls, unknown };
}

/** What is said of `pci-dss:3.5` is said of `pci-dss:3`, too. */
export function coarserNames({ framework, control }: NonNullable<ReturnType<typeof controlNamed>>): readonly string[] {
  const coarser = control.within === undefined ? undefined : controlIn(framework, control.within);
  return coarser === undefined ? [] : [nameOfControl({ framework, control: coarser })];
}

function withElement(mention: Mention, element: Element, today: number): Mention {
  if (isKind(element, "finding")) return { ...mention, findings: [...mention.findings, findingOf(element, today)] };
  if (isKind(element, "document")) {
    const isOver = (dayOf(element, "ends") ?? today) < today || (dayOf(element, "approved") ?? today) > today;
    // A document that has ended or waits for approval proves nothing.
    if (isOver) return mention;
    return {
      ...mention,
      documents: [...mention.documents, { ...shown(element), approved: dateOf(element, "approved") }],
    };
  }
  const checkedBy = [...mention.checkedBy, ...rulesOf(element)];
  if (isKind(element, "control"))
    return { ...mention, checkedBy, measures: [...mention.measures, measureOf(element, today)] };
  return { ...mention, checkedBy, demands: [...mention.demands, shown(element)] };
}

/** Ids of the rules that check it; numbers of principles name controls. */
function rulesOf(element: Element): readonly string[] {
  return wordsOf(element, "rule").flatMap((word) => (isPrinciple(word) ? [] : (ruleOf(word)?.id ?? word)));
}

function isPrinciple(word: string): boolean {
  return /^P[1-7]$/.test(word);
}

function measureOf(element: Element, today: number): Measure {
  const audited = dayOf(element, "lastAudit");
  const owner = elementsOf(element, "owner")[0];
  const reason = element.description;
  return {
    ...shown(element),
    status: measureStates.find((state) => state === wordOf(element, "status")),
    required: affirms(element, "required"),
    owner: owner === undefined ? undefined : shown(owner),
    evidence: evidenceIn(element.model, element.get("evidence")),
    lastAudit: audited !== undefined && audited <= today ? dateOf(element, "lastAudit") : undefined,
    due: dateOf(element, "due"),
    reason:
      reason === undefined
        ? undefined
        : { en: element.descriptionIn("en") ?? reason, fr: element.descriptionIn("fr") ?? reason },
    checkedBy: rulesOf(element),
    treats: element.out("influences").flatMap(({ to }) => (to !== undefined && isKind(to, "risk") ? shown(to) : [])),
  };
}

function findingOf(element: Element, today: number): NamedFinding {
  const status = wordOf(element, "status");
  const fixed = dayOf(element, "fixed");
  return {
    ...shown(element),
    isOpen:
      (status === undefined || status === "open" || status === "confirmed") && !(fixed !== undefined && fixed <= today),
    due: dateOf(element, "due"),
  };
}

function evidenceIn(model: Model, value: Value | undefined): readonly Evidence[] {
  if (value?.kind === "list") return value.items.flatMap((item) => evidenceIn(model, item));
  if (value?.kind === "reference") {
    const document = model.element(value.id);
    return document === undefined ? [] : [shown(document)];
  }
  const text = value?.kind === "text" || value?.kind === "word" ? value.text : "";
  return text === "" || text === "none" ? [] : [{ id: undefined, name: { en: text, fr: text } }];
}

function dateOf(element: Element, key: string): string | undefined {
  const day = dayOf(element, key);
  return day === undefined ? undefined : dateOfDay(day);
}

function shown(element: Element): NamedElement {
  return { id: element.id, name: nameOf(element) };
}
