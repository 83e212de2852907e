/** For which elements a mention speaks: its own, and for code that several workloads run, all of them. */
import type { Identity } from "./identity.ts";
import type { ClaimIndex, MentionNode } from "./mentions.ts";

export class Speakers {
  private readonly identity: Identity;
  private readonly anchors: Map<number, MentionNode[]> = new Map<number, MentionNode[]>();
  private readonly parts: ReadonlySet<number>;
  private readonly served: Map<number, readonly number[]> = new Map<number, readonly number[]>();

  constructor(index: ClaimIndex, identity: Identity) {
    this.identity = identity;
    this.parts = new Set([...identity.parts].map((node) => identity.sets.rootOf(node)));
    for (const node of index.nodes) {
      const root = identity.sets.rootOf(node.index);
      if (node.isAnchor) {
        const list = this.anchors.get(root);
        if (list === undefined) this.anchors.set(root, [node]);
        else list.push(node);
      }
    }
    for (const [code, roots] of identity.serves) {
      const own = identity.sets.rootOf(code);
      this.served.set(own, [...new Set([...(this.served.get(own) ?? []), ...roots])]);
    }
  }

  /** Workloads of an element. */
  anchorsOf(root: number): readonly MentionNode[] {
    return this.anchors.get(root) ?? [];
  }

  /** For code that several workloads run: those; for all else itself alone. */
  standInsOf(root: number): readonly number[] {
    const served = this.anchors.has(root) ? undefined : this.served.get(root);
    return served === undefined || served.length === 0 ? [root] : served;
  }

  /** Does what a mention says hold for one of these elements only perhaps: code of which each workload runs a part? */
  isPart(node: MentionNode, root: number): boolean {
    if (node.isAnchor || this.identity.sets.rootOf(node.index) === root) return false;
    return this.parts.has(this.identity.sets.rootOf(node.index));
  }

  rootsOf(node: MentionNode): readonly number[] {
    const root = this.identity.sets.rootOf(node.index);
    if (node.isAnchor) return [root];
    const served = this.identity.serves.get(node.index) ?? (this.anchors.has(root) ? undefined : this.served.get(root));
    return served === undefined || served.length === 0 ? [root] : served;
  }
}
