/** Where a name gets its value: in the function around, the type, the file, by its path, or in one other place of the unit. */
import { type Defined, lastPart, outerPart, type UnitFile } from "./defined.ts";
import type { FunctionOutline } from "./outline.ts";
import { hereKey, type UnitIndex } from "./unit-index.ts";

/** Where an expression stands. */
export interface Standing {
  readonly file: UnitFile;
  readonly inside: string;
}

export function functionAt(index: UnitIndex, inside: string, file: UnitFile): FunctionOutline | undefined {
  const name = lastPart(inside);
  const around = outerPart(inside);
  const own = /^(?:constructor|__init__|__construct|initialize)$/u.test(name) ? `new ${lastPart(around)}` : name;
  return (index.functions.get(own) ?? []).find((one) => one.file === file && one.outline.inside === around)?.outline;
}

/** Names that mean something else in every file. */
const common: ReadonlySet<string> = new Set(
  "name id value data key url uri host port path type address addr endpoint config options server client result response request body text message status code baseUrl base_url service target".split(
    " ",
  ),
);

/** Where a name gets its value: in the function, the type and the file around, by its path, or in one other place of the unit. */
export function findDefinitions(index: UnitIndex, name: string, { file, inside }: Standing): readonly Defined[] {
  const last = lastPart(name);
  const all = index.valued.get(last) ?? [];
  if (all.length === 0) return [];
  const path = outerPart(name);
  if (path === "" || path === "this") {
    const type = inside.split(".")[0] ?? "";
    const here = index.valuedHere.get(hereKey(file, last)) ?? [];
    if (path === "")
      for (let around = inside; ; around = outerPart(around)) {
        const own = here.filter((one) => one.inside === around || one.inside === `${around}.this`);
        if (own.length > 0) return own;
        if (around === "") break;
      }
    const fields = all.filter(
      (one) =>
        (one.inside.split(".")[0] ?? "") === type &&
        type !== "" &&
        (one.inside === type || one.inside.includes(".this") || one.inside === `${type}.this`),
    );
    if (fields.length > 0) return fields;
    const imported = index.imports.get(file.path)?.has(last) === true || path === "";
    const elsewhere = imported
      ? all.filter((one) => one.inside === "" || index.imports.get(file.path)?.has(last) === true)
      : [];
    return common.has(last) ? (elsewhere.length === 1 ? elsewhere : []) : elsewhere.slice(0, 4);
  }
  const tail = path.replace(/^this\./u, "");
  const byPath = all.filter((one) => {
    const owner = one.inside.replace(/\.this$/u, "").replaceAll(".this.", ".");
    return (
      owner === tail || owner.endsWith(`.${tail}`) || (lastPart(owner) === lastPart(tail) && lastPart(tail) !== "")
    );
  });
  const typed = ofDeclaredType(index, tail, all, { file, inside });
  if (typed.length > 0) return typed;
  if (byPath.length > 0) {
    const here = byPath.filter((one) => one.file === file);
    return here.length > 0 ? here : byPath;
  }
  // `fe.cartAddr` where it was set as `svc.cartAddr`: the name alone, if it is one that says something.
  if (common.has(last) || last.length < 4) return all.length === 1 ? all : [];
  return all.length <= 6 ? all : [];
}

/** Fields of the type that the object before the dot is declared with. */
function ofDeclaredType(
  index: UnitIndex,
  object: string,
  all: readonly Defined[],
  { file, inside }: Standing,
): readonly Defined[] {
  const declared = (index.definitions.get(lastPart(object)) ?? []).filter(
    (one) =>
      one.type !== undefined &&
      one.file === file &&
      (inside.startsWith(one.inside.replace(/\.this$/u, "")) || one.inside === ""),
  );
  const [nearest] = declared.toSorted((a, b) => b.inside.length - a.inside.length);
  const type = /(\w+)(?:<[^>]*>|\[\])?\??$/u.exec(nearest?.type ?? "")?.[1];
  return type === undefined
    ? []
    : all.filter(
        (one) => one.inside === type || one.inside === `${type}.this` || one.inside.startsWith(`${type}.${type}`),
      );
}
