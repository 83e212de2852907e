/** Names of words and record fields, as a type of the metamodel gives them; what it does not name is read as it is written. */
import type { AttributeType, Bilingual } from "./metamodel.ts";

/** Name of a word under a type, through its lists and alternatives; `undefined` where the type does not name it. */
export function nameOfWord(type: AttributeType | undefined, word: string): Bilingual | undefined {
  return firstIn(type, (part) => (part.kind === "word" ? own(part.names, word) : undefined));
}

/** Name of a field of the record that a type is or holds. */
export function nameOfField(type: AttributeType | undefined, field: string): Bilingual | undefined {
  return firstIn(type, (part) => (part.kind === "record" ? own(part.names, field) : undefined));
}

/** Type of a field of the record that a type is or holds. */
export function typeOfField(type: AttributeType | undefined, field: string): AttributeType | undefined {
  return firstIn(type, (part) => (part.kind === "record" ? own(part.fields, field) : undefined));
}

/** Every word that a type names, also those inside its records, with its name; a word may have several. */
export function* namedWords(type: AttributeType): Iterable<readonly [word: string, name: Bilingual]> {
  if (type.kind === "word") yield* Object.entries(type.names ?? {});
  if (type.kind === "list") yield* namedWords(type.of);
  if (type.kind === "union") for (const member of type.of) yield* namedWords(member);
  if (type.kind === "record") for (const field of Object.values(type.fields)) yield* namedWords(field);
}

function firstIn<Found>(
  type: AttributeType | undefined,
  find: (part: AttributeType) => Found | undefined,
): Found | undefined {
  if (type?.kind === "list") return firstIn(type.of, find);
  if (type?.kind !== "union") return type === undefined ? undefined : find(type);
  for (const member of type.of) {
    const found = firstIn(member, find);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A member by an id that people chose: `constructor` is none unless it was given. */
function own<Member>(members: Readonly<Record<string, Member>> | undefined, id: string): Member | undefined {
  return members !== undefined && Object.hasOwn(members, id) ? members[id] : undefined;
}
