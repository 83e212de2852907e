/** Who answers on a port of the machine itself: what browsers and developers dial as `localhost`. */
import { variableKey } from "../model/claims/variables.ts";
import { textsOf, type ClaimIndex, type MentionNode } from "./mentions.ts";
import { nearest } from "./nearest.ts";
import type { MentionSets } from "./sets.ts";

export class LocalPorts {
  private readonly byPort: Map<number, Set<number>> = new Map<number, Set<number>>();
  private readonly sets: MentionSets;

  constructor(index: ClaimIndex, sets: MentionSets) {
    this.sets = sets;
    for (const { claim } of index.attributes.filter(({ claim: { name } }) => name === "x-published"))
      for (const text of textsOf(claim.value)) this.add(index.byKey.get(claim.of)?.index, /^(\d+):/u.exec(text)?.[1]);
    for (const { claim } of index.settings)
      if (
        /^(?:SERVER_PORT|QUARKUS_HTTP_PORT|MICRONAUT_SERVER_PORT|KTOR_DEPLOYMENT_PORT)$/u.test(
          variableKey(claim.variable),
        )
      )
        this.add(index.byKey.get(claim.of)?.index, claim.value);
  }

  private add(node: number | undefined, port: string | undefined): void {
    if (node === undefined || port === undefined || !/^\d{2,5}$/u.test(port)) return;
    const roots = this.byPort.get(Number(port)) ?? new Set<number>();
    roots.add(this.sets.rootOf(node));
    this.byPort.set(Number(port), roots);
  }

  /** The one element that answers there, or of several the nearest, but for the one that asks. */
  answering(
    value: string,
    asking: number,
    speaker?: MentionNode,
  ): { readonly root: number; readonly protocol?: string } | undefined {
    const match =
      /^(?:(?:jdbc:|r2dbc:)?([a-z][a-z0-9+.-]*):\/\/)?(?:localhost|127\.0\.0\.1):(\d{2,5})(?:[/?]|$)/iu.exec(value);
    if (match === null) return undefined;
    const [first, ...others] = [...(this.byPort.get(Number(match[2])) ?? [])];
    // Systems that lie side by side open the same ports: each means its own.
    const root = first !== undefined && others.length > 0 ? nearest([first, ...others], speaker, this.sets) : first;
    if (root === undefined || root === asking) return undefined;
    return match[1] === undefined ? { root } : { root, protocol: match[1].toLowerCase() };
  }
}
