import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { affirms, wordOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";

export const intersiteLinkIsRedundant: RelationshipRule = {
  id: "intersite-link-is-redundant",
  title: { en: "Sites are joined by more than one link", fr: "Les sites sont reliés par plus d’une liaison" },
  rationale: {
    en: "Where one cable or tunnel joins two sites, a digger cuts off all that is divided between them, replication included.",
    fr: "Quand un seul câble ou tunnel relie deux sites, une pelleteuse coupe tout ce qui est réparti entre eux, réplication comprise.",
  },
  remedy: {
    en: "Add a second link by another way (a backup VPN, another provider) and state `redundant: yes` or draw it.",
    fr: "Ajoutez une seconde liaison par un autre chemin (VPN de secours, autre opérateur) et indiquez `redundant: yes` ou dessinez-la.",
  },
  severity: "error",
  controls: ["iso27001:A.8.14", "iso27001:A.7.12", "nist-800-53:CP-8", "nist-csf:PR.IR-03", "dora:12"],
  principle: "P7",
  quality: "resilience",
  aliases: ["single-intersite-link"],
  reads: ["redundant", "connects", "type"],
  verbs: ["connects"],
  examples: {
    passes: `site a "A"\nsite b "B"\nsite c "C"\na connects b { redundant: yes }\nb connects c { type: mpls }\nb connects c { type: vpn }`,
    fails: `site a "A"\nsite b "B"\nsite c "C"\nsite d "D"\na connects b { redundant: no }\nb connects c { redundant: no }\nc connects d { redundant: no }\nd connects b { redundant: no }
site e "E"
site f "F" { type: office }
a connects e { redundant: no }
f connects a { redundant: yes }
f connects e { redundant: yes }`,
    finds: ["a connects b", "a connects e"],
    unsure: `site a "A"\nsite b "B"\na connects b { type: vpn }`,
    lacks: ["a connects b.redundant"],
  },

  judge(link) {
    const { from, to } = link;
    if (from === undefined || to === undefined || !isKind(from, "site") || !isKind(to, "site")) return undefined;
    if (affirms(link, "redundant") === true || isAnotherWay(link, from, to)) return holds;
    return judged(affirms(link, "redundant"), [link, "redundant"], () => {
      const ends = endsOf(link);
      return {
        en: `${ends.en}: the link is the only one and not redundant`,
        fr: `${ends.fr} : la liaison est la seule et n’est pas redondante`,
        path: [from, link, to],
        values: [[link, "redundant"]],
      };
    });
  },
};

/**
 * Do other links lead from one site to the other? Walked from the end with fewer links, which of a leaf are none; not through offices,
 * which are users of both and pass nothing on.
 */
function isAnotherWay(link: Relationship, from: Element, to: Element): boolean {
  const [start, goal] = linksOf(from).length <= linksOf(to).length ? [from, to] : [to, from];
  const seen = new Set<number>([start.row]);
  const waiting = [start];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const other of linksOf(at)) {
      const far = other.from?.row === at.row ? other.to : other.from;
      if (other.row === link.row || far === undefined || seen.has(far.row)) continue;
      if (far.row === goal.row) return true;
      seen.add(far.row);
      if (!OFFICES.has(wordOf(far, "type") ?? "")) waiting.push(far);
    }
  }
  return false;
}

const OFFICES: ReadonlySet<string> = new Set(["office", "room", "shop", "plant"]);

function linksOf(site: Element): readonly Relationship[] {
  return [...site.out("connects"), ...site.in("connects")];
}
