/** A name for a finding that stays when the model is reworded: of the rule, and of what its subject was called first. */
import { contentHash } from "../base/hash.ts";
import { encode } from "../base/text.ts";
import type { Element, Relationship } from "../model/model.ts";
import { textsIn } from "../model/read.ts";
import { isRelationship } from "../model/subject.ts";

/** 16 hexadecimal digits. Names, places and attributes may change; ids may, too, as long as `formerly` keeps the first one. */
export function fingerprintOf(rule: string, subject: Element | Relationship): string {
  const text = `${rule}\n${isRelationship(subject) ? relationship(subject) : origin(subject)}`;
  return hex(contentHash(encode(text))) + hex(contentHash(encode(`orrery\n${text}`)));
}

function relationship(subject: Relationship): string {
  const { from, to, fromId, toId, verb, carries, label, id } = subject;
  const ends = [from === undefined ? fromId : origin(from), verb, to === undefined ? toId : origin(to)];
  const twins = (from?.out(verb) ?? []).filter(
    (other) => other.toId === toId && other.label === label && other.carries.join() === carries.join(),
  );
  const place = twins.length > 1 ? twins.findIndex((other) => other.row === subject.row) : 0;
  return [id ?? ends.join(" "), label ?? "", carries.join(","), ...(place > 0 ? [String(place)] : [])].join("\n");
}

/** The first id that an element had. */
function origin(element: Element): string {
  return textsIn(element.get("formerly"))[0] ?? element.id;
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, "0");
}
