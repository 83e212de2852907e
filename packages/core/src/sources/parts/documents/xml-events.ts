/**
 * XML as a stream of elements, with the line of each. Strict (saxes); a DOCTYPE is refused, so no entity is ever expanded; depth is
 * limited. What was heard before a fault stays heard: reports of scanners are cut off now and then, and half of one is true as far as it goes.
 */
import { SaxesParser } from "saxes";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { Artefact, Limits } from "../../source.ts";
import { tooDeep, tooLarge, unreadable } from "./read.ts";

export interface XmlOpening {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  /** Names of the elements around it, outermost first. */
  readonly path: readonly string[];
}

export interface XmlVisitor {
  open?(element: XmlOpening): void;
  /** Characters of one element that are kept; absent: `MOST_TEXT`. */
  readonly mostText?: number;
  /** `text`: characters directly inside, joined; at most `mostText` of them. */
  close?(element: XmlOpening, text: string): void;
}

/** Characters of one element that are kept: outputs of plug-ins can be megabytes long. */
const MOST_TEXT = 20_000;
/** Characters given to the parser at a time. */
const PIECE = 65_536;

/** Visits all elements in the order of the text; gives what was wrong. */
export function walkXml(artefact: Artefact, what: string, limits: Limits, visitor: XmlVisitor): readonly Diagnostic[] {
  if (artefact.size > limits.bytes) return [tooLarge(artefact.path, limits)];
  const walk = new XmlWalk(limits.depth, visitor);
  const text = artefact.text();
  for (let at = 0; at < text.length && walk.fault === undefined; at += PIECE) walk.write(text.slice(at, at + PIECE));
  walk.end();
  const { fault } = walk;
  if (fault === undefined) return [];
  return [fault.isTooDeep ? tooDeep(artefact.path, fault.line, limits) : unreadable(artefact.path, what, fault.line)];
}

class XmlWalk {
  fault: { readonly isTooDeep: boolean; readonly line: number } | undefined;
  readonly #open: { readonly element: XmlOpening; text: string }[] = [];
  readonly #path: string[] = [];
  readonly #parser = new SaxesParser();

  constructor(depth: number, visitor: XmlVisitor) {
    const parser = this.#parser;
    parser.on("error", () => this.#fail());
    parser.on("doctype", () => this.#fail());
    parser.on("opentag", ({ name, attributes }) => {
      if (this.fault !== undefined) return;
      if (this.#open.length >= depth) return this.#fail(true);
      const plain = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
      const element = { name: localName(name), attributes: plain, line: parser.line, path: [...this.#path] };
      this.#open.push({ element, text: "" });
      this.#path.push(element.name);
      visitor.open?.(element);
    });
    const most = visitor.mostText ?? MOST_TEXT;
    const hear = (text: string): void => {
      const top = this.#open.at(-1);
      if (top !== undefined && top.text.length < most) top.text += text.slice(0, most - top.text.length);
    };
    parser.on("text", hear);
    parser.on("cdata", hear);
    parser.on("closetag", () => {
      if (this.fault !== undefined) return;
      const top = this.#open.pop();
      this.#path.pop();
      if (top !== undefined) visitor.close?.(top.element, top.text.trim());
    });
  }

  write(piece: string): void {
    try {
      this.#parser.write(piece);
    } catch {
      this.#fail();
    }
  }

  end(): void {
    if (this.fault !== undefined) return;
    try {
      this.#parser.close();
    } catch {
      this.#fail();
    }
  }

  #fail(isTooDeep = false): void {
    this.fault ??= { isTooDeep, line: this.#parser.line };
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
