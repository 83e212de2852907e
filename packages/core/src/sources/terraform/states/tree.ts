/** Resources as plans and states list them, before those of one `count` are put together. */
import type { Fields } from "../evaluate/value.ts";
import type { TerraformResource } from "../root.ts";

export interface Instance {
  /** With its index or key: `module.a.aws_subnet.private[1]`. */
  readonly address: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly config: Fields;
}

/** Instances by address without the indexes of `count`. */
export function gathered(instances: readonly Instance[], file: string): readonly TerraformResource[] {
  const groups = new Map<string, Instance[]>();
  for (const instance of instances) {
    const address = withoutIndexes(instance.address);
    const list = groups.get(address);
    if (list === undefined) groups.set(address, [instance]);
    else list.push(instance);
  }
  return [...groups].flatMap(([address, list]) => {
    const [first, ...others] = list;
    if (first === undefined) return [];
    const modules = [...address.matchAll(/(?:^|\.)module\.([^.[]+)/gu)].map((match) => match[1] ?? "");
    return [
      {
        address,
        isData: first.isData,
        type: first.type,
        name: first.name,
        modules,
        folders: [],
        config: first.config,
        others: others.slice(0, 15).map(({ config }) => config),
        ...(list.length > 1 ? { count: list.length } : {}),
        at: { file, pointer: address },
      },
    ];
  });
}

function withoutIndexes(address: string): string {
  return address.replaceAll(/\[\d+\]/gu, "");
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function recordsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function textAt(record: Readonly<Record<string, unknown>>, name: string): string {
  const value = record[name];
  return typeof value === "string" ? value : "";
}
