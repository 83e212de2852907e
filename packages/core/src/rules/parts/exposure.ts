/** From where systems can be reached, what stands before them, and how who comes is recognised. */
import { nodesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import {
  affirms,
  distinct,
  elementsOf,
  inside,
  rankOf,
  type Stating,
  states,
  wordOf,
  wordsOf,
} from "../../model/read.ts";
import { type Care, careOf, careOfFlow, highest } from "./data.ts";

/** Ranks of `exposed`, from 0: internal, partner, internet. */
export const PARTNER = 1;
export const INTERNET = 2;

/** Can people or systems of others reach it? Only its own word counts: parts of an exposed application need not be exposed. */
export function isExposed(element: Element): boolean {
  return (rankOf(element, "exposed") ?? 0) >= PARTNER;
}

export function isOnInternet(element: Element): boolean {
  return rankOf(element, "exposed") === INTERNET;
}

/** What lets traffic through and protects what stands behind it. */
const GUARDS: ReadonlySet<string> = new Set(["gateway", "proxy", "waf", "load-balancer", "firewall"]);
/** What traffic passes without anybody entering it. */
const PASSED: ReadonlySet<string> = new Set(["proxy", "waf", "load-balancer", "firewall", "router", "switch"]);

export function isGuard(element: Element): boolean {
  return GUARDS.has(wordOf(element, "type") ?? "");
}

export function isPassedThrough(element: Element): boolean {
  return PASSED.has(wordOf(element, "type") ?? "");
}

/** Gateways, proxies and firewalls that an element or its nodes are reached through. */
export function guardsBefore(element: Element): readonly Element[] {
  const ways = [...element.in("flows"), ...element.in("uses")];
  const via = ways.flatMap((way) => elementsOf(way, "via"));
  const senders = ways.flatMap(({ from }) => from ?? []);
  const nodes = isKind(element, "node") ? [element] : nodesOf(element);
  const links = nodes.flatMap((node) => [
    ...node.sources("connects"),
    ...node.targets("connects"),
    ...node.sources("flows"),
  ]);
  return distinct([...via, ...senders, ...links].filter(isGuard));
}

/** Is the software run by its supplier, whole, so that its inside is not ours to arrange? */
export function isSaas(element: Element): boolean {
  const speaker = speakerFor(element, "hosting");
  return speaker !== undefined && wordOf(speaker, "hosting") === "saas";
}

/** The nearest of an element and its containers that states an attribute: what is said of an application holds for its parts. */
export function speakerFor(element: Element, key: string): Element | undefined {
  if (states(element, key)) return element;
  let left = DEEPEST;
  for (let at = element.parent; at !== undefined && left > 0; at = at.parent, left--) if (states(at, key)) return at;
  return undefined;
}

/** Nesting in texts is shallower than this; what contains itself ends here. */
const DEEPEST = 32;

/** Ways in which who connects is recognised: empty where it is said that nobody is, undefined where nothing is said. */
export function authOf(one: Stating): readonly string[] | undefined {
  if (!states(one, "auth")) return undefined;
  const words = wordsOf(one, "auth");
  return words.includes("none") ? words.filter((word) => word !== "none") : words;
}

/** Care that an element asks for by what it holds and by what flows into and out of it and its parts. */
export function handledCareOf(element: Element): Care {
  return element.model.derive(handledCare, element);
}

/** Is all that it holds meant for everybody? Undefined: nobody said. */
export function isPublic({ classification, personal }: Care): boolean | undefined {
  if ((classification ?? 0) > 0 || (personal ?? 0) > 0) return false;
  return classification === undefined ? undefined : true;
}

/** Does a flow carry nothing but what everybody may read, protected against change by a signature? Then clear text harms nobody. */
export function isPublicAndSigned(flow: Relationship): boolean {
  return affirms(flow, "signed") === true && isPublic(careOfFlow(flow)) === true;
}

function handledCare(element: Element): Care {
  const flows = [element, ...inside(element)].flatMap((one) => [...one.in("flows"), ...one.out("flows")]);
  return highest([careOf(element), ...flows.map(careOfFlow)]);
}
