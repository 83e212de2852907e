/** The boundaries of a deployment diagram: environments around sites around network zones around machines. */
import type { Element } from "../../model/model.ts";
import type { DiagramNode } from "../diagram.ts";
import { groupNode, isKind, nodeOf } from "../parts/nodes.ts";
import { say } from "../parts/notes.ts";
import { environmentsOf, machineAround, siteOf, trustRank, zoneOf } from "../parts/placement.ts";
import type { ViewQuery } from "../viewpoint.ts";

export interface Places {
  readonly places: readonly DiagramNode[];
  /** Node around a machine. */
  readonly parentOf: (machine: Element) => string | undefined;
}

/** The places of machines. Environments are drawn where there are several and the view asks for none in particular. */
export function placesOf(machines: readonly Element[], query: ViewQuery): Places {
  const environments = new Set(machines.filter((one) => machineAround(one) === undefined).map(environmentKey));
  const isSplit = query.environment === undefined && environments.size > 1;
  const drawn = new Set(machines.map((machine) => machine.row));
  const places = new Map<string, DiagramNode>();
  const parents = new Map<number, string | undefined>();
  for (const machine of machines) {
    const around = isKind(machine, "node") ? machineAround(machine) : undefined;
    parents.set(machine.row, around !== undefined && drawn.has(around.row) ? around.id : placeOf(machine));
  }
  return { places: [...places.values()], parentOf: (machine) => parents.get(machine.row) };

  function placeOf(machine: Element): string | undefined {
    const key = environmentKey(machine);
    const outermost = isSplit ? environmentGroup(key) : undefined;
    const site = siteOf(machine);
    const zone = zoneOf(machine);
    const inSite = site === undefined ? outermost : chain([...site.path, site], "site", outermost, isSplit ? key : "");
    const where = [...(isSplit ? [key] : []), ...(site === undefined ? [] : [site.id])].join("/");
    return zone === undefined ? inSite : chain([...zone.path, zone], "zone", inSite, where);
  }

  /** Boundaries one inside the other; the same place under two others is two boundaries. */
  function chain(
    line: readonly Element[],
    kind: string,
    outermost: string | undefined,
    where: string,
  ): string | undefined {
    let parent = outermost;
    for (const place of line.filter((one) => isKind(one, kind))) {
      const id = where === "" ? place.id : `${kind}:${where}/${place.id}`;
      const rank = kind === "zone" ? trustRank(place) : 3;
      if (!places.has(id)) places.set(id, { ...nodeOf(place, query.language, { role: "group", parent, rank }), id });
      parent = id;
    }
    return parent;
  }

  function environmentGroup(key: string): string {
    const id = `group:env=${key}`;
    const name = key === "" ? say(query.language, "Environment not stated", "Environnement non renseigné") : key;
    if (!places.has(id)) places.set(id, groupNode(id, name, { rank: key === "" ? 9 : 3 }));
    return id;
  }
}

function environmentKey(machine: Element): string {
  return environmentsOf(machine).join(", ");
}
