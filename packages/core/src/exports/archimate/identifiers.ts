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
  const scopes = new Map<string, Map<string, string>>();
  const unique = uniqueMaker();
  return (scope, id) => {
    let given = scopes.get(scope);
    if (given === undefined) scopes.set(scope, (given = new Map()));
    const known = given.get(id);
    if (known !== undefined) return known;
    const own = unique(clean(id));
    given.set(id, own);
    return own;
  };
}

/** Gives every word once: as it is, or with the first number behind it that is free (`claims-2`). */
export function uniqueMaker(): (wanted: string) => string {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return (wanted) => {
    let unique = wanted;
    let number = numbers.get(wanted) ?? 2;
    while (taken.has(unique)) unique = `${wanted}-${number++}`;
    if (unique !== wanted) numbers.set(wanted, number);
    taken.add(unique);
    return unique;
  };
}
