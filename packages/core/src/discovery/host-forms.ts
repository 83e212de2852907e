/** Forms in which hosts are dialled, and what a port alone tells. */
import { usualPorts } from "../model/claims/addresses.ts";

export interface Form {
  readonly host: string;
  readonly spaces: readonly string[];
}

/** `carts`, `carts.prod`, `carts.prod.svc`, `carts.prod.svc.cluster.local`, `tasks.carts`, `carts.local`: what to look for and in which spaces. */
export function formsOf(
  host: string,
  spaces: readonly string[],
  bySpace: ReadonlyMap<string, unknown>,
): readonly Form[] {
  const forms: Form[] = [{ host, spaces }];
  const [first, second, third] = host.split(".");
  if (first === undefined || second === undefined) return forms;
  const namespaces = spacesByEnd(bySpace).get(second) ?? [];
  if (namespaces.length > 0) forms.push({ host: first, spaces: namespaces });
  if (third === "svc") forms.push({ host: first, spaces: [...namespaces, ...spaces] });
  if (first === "tasks") forms.push({ host: second, spaces });
  return forms;
}

interface EndIndex {
  readonly size: number;
  readonly byEnd: ReadonlyMap<string, readonly string[]>;
}

/** Worked out once for each set of spaces: there may be as many as there are services. */
const endIndexes = new WeakMap<ReadonlyMap<string, unknown>, EndIndex>();

/** Spaces by their whole name and by what follows each `/` and `:` in it. */
function spacesByEnd(bySpace: ReadonlyMap<string, unknown>): EndIndex["byEnd"] {
  const known = endIndexes.get(bySpace);
  if (known?.size === bySpace.size) return known.byEnd;
  const byEnd = new Map<string, string[]>();
  for (const space of bySpace.keys())
    for (let from = 0; ;) {
      const end = space.slice(from);
      const list = byEnd.get(end);
      if (list === undefined) byEnd.set(end, [space]);
      else if (list.at(-1) !== space) list.push(space);
      const next = space.slice(from).search(/[/:]/u);
      if (next < 0) break;
      from += next + 1;
    }
  endIndexes.set(bySpace, { size: bySpace.size, byEnd });
  return byEnd;
}

/** A name that only exists inside a cluster or an organisation. */
export function isInnerHost(host: string): boolean {
  return /\.(?:svc|local|internal|lan|corp|home|intranet|private|consul|cluster|docker|test|svc\.cluster\.local)$/iu.test(
    host,
  );
}

export function addressOf(host: string, port: number | undefined): string {
  return port === undefined ? host : `${host}:${port}`;
}

export function protocolOfPort(port: number | undefined): string | undefined {
  if (port === undefined) return undefined;
  return Object.entries(usualPorts).find(([, usual]) => usual === port)?.[0];
}
