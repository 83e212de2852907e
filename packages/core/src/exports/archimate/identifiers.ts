/** Identifiers that a format accepts, one for each id of the document, the same every time. */

export type Identifiers = (scope: string, id: string) => string;

/** XML's NCName without the letters beyond ASCII, which some tools refuse. */
const NCNAME = /^[A-Za-z_][A-Za-z0-9._-]*$/;

/** Ids for the exchange format (`xs:ID`): those that start with a digit get `id-` before them, as Archi does. */
export function exchangeIdentifiers(): Identifiers {
  return allocate((id) => {
    const clean = id.replace(/[^A-Za-z0-9._-]/g, "-");
    return NCNAME.test(clean) ? clean : `id-${clean}`;
  });
}

/** Ids for Archi, which takes anything without spaces; the rest would break file names of a coArchi folder. */
export function archiIdentifiers(): Identifiers {
  return allocate((id) => id.replace(/[^A-Za-z0-9._-]/g, "-"));
}

/** The same scope and id give the same identifier; two different ones never do. */
function allocate(clean: (id: string) => string): Identifiers {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return (scope, id) => {
    const key = `${scope} ${id}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const wanted = clean(id);
    let unique = wanted;
    for (let number = 2; taken.has(unique); number++) unique = `${wanted}-${number}`;
    given.set(key, unique);
    taken.add(unique);
    return unique;
  };
}
