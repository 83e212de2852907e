/** What software and machines rest on, as far as it has an end of support: technologies, operating systems, platforms, with the way there. */
import { isKind } from "../is-kind.ts";
import type { Element } from "../model.ts";
import { states } from "../read.ts";
import { namedTechnologies, type Support, supportOf, supportOfName } from "./support.ts";

/** One thing that something rests on. */
export interface Foundation {
  /** The technology, or what names it in plain text. */
  readonly on: Element;
  /** Undefined where nothing tells what product it is. */
  readonly support: Support | undefined;
  /** From what rests on it to `on`. */
  readonly path: readonly Element[];
}

/** Everything that an application, a part of one or a node rests on, the nearest first; each once. */
export function foundationsOf(element: Element): readonly Foundation[] {
  return element.model.derive(foundationsFor, element);
}

/** The technologies, by element, that an element itself is made with or runs on. */
function technologiesOf(element: Element): readonly Element[] {
  return [...element.references("technology"), ...element.references("os"), ...joinedTo(element)].filter((one) =>
    isKind(one, "technology"),
  );
}

/** What is made with a technology or runs on it. */
export function usersOf(technology: Element): readonly Element[] {
  const naming = technology.referrers
    .filter(({ key }) => key === "technology" || key === "os")
    .map(({ element }) => element);
  const joined = [...technology.in("uses"), ...technology.in("runs on"), ...technology.in("hosts")].flatMap(
    ({ from }) => from ?? [],
  );
  return [...new Map([...naming, ...joined].map((one) => [one.row, one])).values()];
}

/** A way is kept as where each element was reached from: most ways nobody asks for. */
interface Step {
  readonly at: Element;
  readonly from: Step | undefined;
}

function foundationsFor(element: Element): readonly Foundation[] {
  const found: Foundation[] = [];
  const seen = new Set<number>([element.row]);
  const open: Step[] = [{ at: element, from: undefined }];
  for (let next = 0; next < open.length; next++) {
    const step = open[next] as Step;
    const { at } = step;
    if (isSupported(at)) found.push(new Found(at, supportOf(at), step));
    for (const name of namedTechnologies(at)) {
      const support = supportOfName(at, name);
      if (support !== undefined) found.push(new Found(at, support, step));
    }
    for (const below of belowOf(at)) {
      if (seen.has(below.row)) continue;
      seen.add(below.row);
      open.push({ at: below, from: step });
    }
  }
  return found;
}

class Found implements Foundation {
  readonly on: Element;
  readonly support: Support | undefined;
  private readonly step: Step;

  constructor(on: Element, support: Support | undefined, step: Step) {
    this.on = on;
    this.support = support;
    this.step = step;
  }

  get path(): readonly Element[] {
    const path: Element[] = [];
    for (let step: Step | undefined = this.step; step !== undefined; step = step.from) path.unshift(step.at);
    return path;
  }
}

/** Has it an end of support of its own? */
function isSupported(element: Element): boolean {
  return isKind(element, "technology") || states(element, "eol") || states(element, "supportEnd");
}

function belowOf(element: Element): readonly Element[] {
  const below = [...technologiesOf(element), ...element.targets("runs on"), ...nodesUsed(element)];
  if (isKind(element, "technology")) return below;
  for (const child of element.children)
    if (isKind(child, "application", "module", "component", "store")) below.push(child);
  for (const { from } of element.in("hosts")) if (from !== undefined && isKind(from, "node")) below.push(from);
  const { parent } = element;
  if (parent !== undefined && isKind(element, "node") && isKind(parent, "node")) below.push(parent);
  return below;
}

function joinedTo(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (const { verb, to } of element.out())
    if (to !== undefined && (verb === "uses" || verb === "runs on" || verb === "hosts")) found.push(to);
  return found;
}

function nodesUsed(element: Element): readonly Element[] {
  return element.out("uses").flatMap(({ to }) => (to !== undefined && isKind(to, "node") ? [to] : []));
}
