/** In which space hosts of a project are resolved: its own, or one with other projects where an external network joins them. */
import { compare } from "../../base/compare.ts";
import type { Project } from "./load.ts";

/** Projects of one folder, and projects that share a network from outside, share a space. */
export function spacesOf(projects: readonly Project[]): ReadonlyMap<Project, string> {
  const leader = new Map<string, string>();
  const top = (name: string): string => {
    let here = name;
    for (let next = leader.get(here); next !== undefined && next !== here; next = leader.get(here)) here = next;
    return here;
  };
  const join = (a: string, b: string): void => {
    const [first, second] = [top(a), top(b)].toSorted(compare);
    if (first !== undefined && second !== undefined && first !== second) leader.set(second, first);
  };
  const byNetwork = new Map<string, string>();
  for (const project of projects)
    for (const { external } of project.networks.values()) {
      if (external === undefined) continue;
      const other = byNetwork.get(external);
      if (other === undefined) byNetwork.set(external, project.folder);
      else join(other, project.folder);
    }
  return new Map(projects.map((project) => [project, `compose:${top(project.folder)}`]));
}
