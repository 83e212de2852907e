/** Functions of Terraform that can be computed here. What an argument hides is not guessed: the result is unknown, with its references. */
import { cidrHost, cidrSubnet } from "./networks.ts";
import {
  type Fields,
  fieldsOf,
  isFields,
  isList,
  isPointer,
  isUnknown,
  joined,
  plainText,
  stepInto,
  unknown,
  unknownFrom,
  type Value,
  valueOfJson,
} from "./value.ts";

type Computed = (...values: readonly Value[]) => Value | undefined;

export function callFunction(name: string, values: readonly Value[]): Value {
  const known = functions[name];
  const found = known === undefined ? undefined : known(...values);
  return found ?? unknownFrom(...values);
}

/** A function of plain texts. */
function ofText(compute: (...texts: readonly string[]) => Value | undefined): Computed {
  return (...values) => {
    const texts = values.map(plainText);
    return texts.includes(undefined) ? undefined : compute(...(texts as readonly string[]));
  };
}

function ofList(compute: (list: readonly Value[], ...rest: readonly Value[]) => Value | undefined): Computed {
  return (first, ...rest) => (first !== undefined && isList(first) ? compute(first, ...rest) : undefined);
}

const same: Computed = (value) => value;
const isEmpty = (value: Value): boolean => value === null || value === "";

const functions: Readonly<Record<string, Computed>> = {
  jsonencode: (value) => (value === undefined ? undefined : { is: "encoded", of: value }),
  yamlencode: (value) => (value === undefined ? undefined : { is: "encoded", of: value }),
  base64encode: (value) => (value === undefined ? undefined : { is: "encoded", of: value }),
  jsondecode: decoded,
  yamldecode: decoded,
  base64decode: decoded,
  lower: ofText((text) => text?.toLowerCase()),
  upper: ofText((text) => text?.toUpperCase()),
  title: ofText((text) => text?.replaceAll(/(?<=^|\s)\S/gu, (letter) => letter.toUpperCase())),
  trimspace: ofText((text) => text?.trim()),
  chomp: ofText((text) => text?.replace(/[\r\n]+$/u, "")),
  trimprefix: ofText((text = "", prefix = "") => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofText((text = "", suffix = "") =>
    suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  startswith: ofText((text = "", prefix = "") => text.startsWith(prefix)),
  endswith: ofText((text = "", suffix = "") => text.endsWith(suffix)),
  strcontains: ofText((text = "", part = "") => text.includes(part)),
  replace: ofText((text = "", from = "", to = "") =>
    /^\/.*\/$/u.test(from) ? undefined : text.replaceAll(from, () => to),
  ),
  substr: ofText((text = "", from, length) =>
    text.slice(Number(from), Number(length) < 0 ? undefined : Number(from) + Number(length)),
  ),
  split: ofText((by = "", text = "") => text.split(by)),
  basename: ofText((path = "") => path.split("/").at(-1)),
  dirname: ofText((path = "") => path.split("/").slice(0, -1).join("/") || "."),
  tonumber: ofText((text) => (Number.isFinite(Number(text)) ? Number(text) : undefined)),
  tobool: ofText((text) => (text === "true" ? true : text === "false" ? false : undefined)),
  cidrsubnet: ofText((prefix = "", bits, net) => cidrSubnet(prefix, Number(bits), Number(net))),
  cidrhost: ofText((prefix = "", host) => cidrHost(prefix, Number(host))),
  min: ofText((...texts) => Math.min(...texts.map(Number))),
  max: ofText((...texts) => Math.max(...texts.map(Number))),
  abs: ofText((text) => Math.abs(Number(text))),
  ceil: ofText((text) => Math.ceil(Number(text))),
  floor: ofText((text) => Math.floor(Number(text))),
  range: ofText((...texts) => range(texts.map(Number))),
  tostring: same,
  tolist: same,
  toset: (value) => (value !== undefined && isList(value) ? distinct(value) : value),
  tomap: same,
  sensitive: same,
  nonsensitive: same,
  abspath: same,
  pathexpand: same,
  one: (value) => (value !== undefined && isList(value) ? (value[0] ?? null) : value),
  format: (pattern, ...rest) => (typeof pattern === "string" ? formatted(pattern, rest) : undefined),
  formatlist: (pattern, list) =>
    typeof pattern === "string" && list !== undefined && isList(list)
      ? list.map((item) => formatted(pattern, [item]))
      : undefined,
  join: (by, ...lists) => {
    const items = lists.flatMap((list) => (isList(list) ? list : [list]));
    return typeof by === "string"
      ? joined(items.flatMap((item, index) => (index === 0 ? [item] : [by, item])))
      : undefined;
  },
  concat: (...lists) =>
    lists.flatMap((list) => (isList(list) ? list : isUnknown(list) && list.from.length === 0 ? [] : [list])),
  flatten: ofList((list) => flattened(list, 20)),
  distinct: ofList(distinct),
  setunion: (...lists) => distinct(lists.flatMap((list) => (isList(list) ? list : [list]))),
  compact: ofList((list) => list.filter((item) => !isEmpty(item))),
  reverse: ofList((list) => list.toReversed()),
  sort: ofList((list) => (list.every((item) => typeof item === "string") ? list.toSorted() : list)),
  slice: ofList((list, from, to) =>
    typeof from === "number" && typeof to === "number" ? list.slice(from, to) : undefined,
  ),
  chunklist: ofList((list, size) =>
    typeof size === "number" && size > 0
      ? Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
          list.slice(index * size, (index + 1) * size),
        )
      : undefined,
  ),
  sum: ofList((list) =>
    list.every((item) => typeof item === "number") ? list.reduce((sum, item) => sum + Number(item), 0) : undefined,
  ),
  element: ofList((list, index) =>
    typeof index === "number" && list.length > 0 ? list[index % list.length] : undefined,
  ),
  index: ofList((list, item) => {
    const at = list.indexOf(item ?? null);
    return at < 0 ? undefined : at;
  }),
  alltrue: ofList((list) => (list.includes(false) ? false : list.every((item) => item === true) ? true : undefined)),
  anytrue: ofList((list) => (list.includes(true) ? true : list.every((item) => item === false) ? false : undefined)),
  contains: ofList((list, item) => {
    if (list.some((one) => one === item && item !== undefined && (item === null || typeof item !== "object")))
      return true;
    return [...list, item ?? null].every((one) => one === null || typeof one !== "object") ? false : undefined;
  }),
  length: (value) => {
    if (typeof value === "string") return value.length;
    if (value === undefined || value === null || typeof value !== "object") return undefined;
    return isList(value) ? value.length : isFields(value) ? value.fields.size : undefined;
  },
  coalesce: (...values) => values.find((value) => !isEmpty(value) && !(isUnknown(value) && value.from.length === 0)),
  coalescelist: (...values) => values.find((value) => !isList(value) || value.length > 0),
  keys: (value) => (isFields(value) ? [...value.fields.keys()].toSorted() : undefined),
  values: (value) =>
    isFields(value) ? [...value.fields].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item) : undefined,
  lookup: (map, key, otherwise) => {
    const name = plainText(key);
    if (isFields(map) && name !== undefined) return map.fields.get(name) ?? otherwise;
    return isPointer(map) && name !== undefined ? stepInto(map, name) : undefined;
  },
  merge: (...maps) => merged(maps),
  zipmap: (keys, values) => {
    if (keys === undefined || values === undefined || !isList(keys) || !isList(values)) return undefined;
    return fieldsOf(
      keys.flatMap((key, index) =>
        plainText(key) === undefined ? [] : [[plainText(key) ?? "", values[index] ?? null] as const],
      ),
    );
  },
  setproduct: (...lists) => {
    if (!lists.every(isList) || lists.reduce((count, list) => count * list.length, 1) > 2000) return undefined;
    return lists.reduce<readonly (readonly Value[])[]>(
      (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
      [[]],
    );
  },
};

function decoded(value?: Value): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "object") return !isList(value) && value.is === "encoded" ? value.of : undefined;
  if (typeof value !== "string") return undefined;
  try {
    return valueOfJson(JSON.parse(value));
  } catch {
    return undefined;
  }
}

/** Maps one over the other; what is unknown adds nothing, a lone reference stays one. */
function merged(maps: readonly Value[]): Value | undefined {
  const known = maps.filter((map): map is Fields => isFields(map));
  if (known.length === 0) return maps.length === 1 ? maps[0] : undefined;
  return fieldsOf(known.flatMap((map) => [...map.fields]));
}

function flattened(list: readonly Value[], depth: number): readonly Value[] {
  return list.flatMap((item) => (isList(item) && depth > 0 ? flattened(item, depth - 1) : [item]));
}

function distinct(list: readonly Value[]): readonly Value[] {
  const seen = new Set<unknown>();
  return list.filter((item) => {
    const key =
      item !== null && typeof item === "object" ? JSON.stringify(isFields(item) ? [...item.fields] : item) : item;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function range(numbers: readonly number[]): Value | undefined {
  const [first = 0, second, step = 1] = numbers;
  const [from, to] = second === undefined ? [0, first] : [first, second];
  if (numbers.some((number) => !Number.isFinite(number)) || step <= 0 || (to - from) / step > 2000) return undefined;
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);
}

/** `%s`, `%d`, `%v`, `%q`, `%02d`, `%%`. */
function formatted(pattern: string, values: readonly Value[]): Value {
  const parts: Value[] = [];
  let at = 0;
  let next = 0;
  for (const match of pattern.matchAll(/%(?:%|[-+ 0#]*(\d*)(?:\.\d+)?[a-zA-Z])/gu)) {
    parts.push(pattern.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[0] === "%%") parts.push("%");
    else {
      const value = values[next++] ?? unknown;
      const text = plainText(value);
      const width = Number(match[1] ?? 0);
      parts.push(text === undefined || !match[0].startsWith("%0") ? value : text.padStart(Math.min(width, 100), "0"));
    }
  }
  parts.push(pattern.slice(at));
  return joined(parts);
}
