import { type Load, loadOf, peakOf } from "../../model/load.ts";
import { numberOf } from "../../model/read.ts";
import { shareText } from "../parts/load.ts";
import { endsOf, valueOf } from "../parts/sentence.ts";
import type { Relationship } from "../../model/model.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const linkCarriesItsLoad: RelationshipRule<{ readonly most: number }> = {
  id: "link-carries-its-load",
  title: {
    en: "Links and flows have the bandwidth that they need",
    fr: "Liaisons et flux ont la bande passante nécessaire",
  },
  rationale: {
    en: "A link that is full drops what it cannot carry, and everything that crosses it becomes slow at once.",
    fr: "Une liaison pleine perd ce qu’elle ne peut porter, et tout ce qui la traverse ralentit d’un coup.",
  },
  remedy: {
    en: "Enlarge the link, add a second one, or move what crosses it to quieter hours.",
    fr: "Agrandissez la liaison, ajoutez-en une seconde, ou déplacez ce qui la traverse vers des heures plus calmes.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "iso27001:A.8.20", "nist-800-53:SC-5", "nist-csf:PR.IR-04"],
  quality: "performance",
  reads: ["bandwidth", "capacity", "peak", "demand", "utilisation", "volume", "size"],
  parameters: {
    most: {
      type: { kind: "percent" },
      name: { en: "At most", fr: "Au plus" },
      description: {
        en: "Share of the bandwidth in use at the busiest time.",
        fr: "Part de la bande passante employée à l’heure de pointe.",
      },
      usual: 0.8,
    },
  },
  verbs: ["connects", "flows"],
  examples: {
    passes: `site gva "Geneva" { connects ann { bandwidth: 1Gbit/s; peak: 300Mbit/s } }\nsite ann "Annecy"`,
    fails: `site gva "Geneva" { connects ann { bandwidth: 1Gbit/s; peak: 950Mbit/s } }
site ann "Annecy" { connects lau { utilisation: 91% } }
site lau "Lausanne" { connects gva { bandwidth: 1Gbit/s; utilisation: 20% } }
application a "A" { -> b { bandwidth: 10Mbit/s; peak: 40/s; size: 200KiB } }
application b "B" { -> a { bandwidth: 10Mbit/s; volume: 4/s; size: 2KiB } }`,
    finds: ["gva connects ann", "ann connects lau", "a -> b"],
  },

  judge(link, { parameters }) {
    const share = shareOf(link);
    if (share === undefined) return undefined;
    if (share.used <= parameters.most) return holds;
    return violated(() => {
      const ends = endsOf(link);
      const [used, most, width] = [shareText(share.used), shareText(parameters.most), valueOf(link, share.of)];
      return {
        en: `${ends.en}: ${used.en} of the bandwidth${width.en === "" ? "" : ` (${width.en})`} is in use, at most ${most.en} leaves room`,
        fr: `${ends.fr} : ${used.fr} de la bande passante${width.fr === "" ? "" : ` (${width.fr})`} sont employés, au plus ${most.fr} laisse de la marge`,
        values: share.by.map((key) => [link, key] as const),
      };
    });
  },
};

interface Share {
  readonly used: number;
  readonly of: string;
  readonly by: readonly string[];
}

function shareOf(link: Relationship): Share | undefined {
  const width = loadOf(link, "bandwidth") ?? loadOf(link, "capacity");
  if (width?.dimension === "bandwidth") {
    const load = bitsOf(link);
    if (load !== undefined) return { used: load.bits / width.amount, of: width.key, by: [width.key, ...load.by] };
  }
  const used = link.verb === "connects" ? numberOf(link, "utilisation") : undefined;
  return used === undefined ? undefined : { used, of: "bandwidth", by: ["utilisation"] };
}

/** Bits in a second at the busiest time: as stated, or messages times their size. */
function bitsOf(link: Relationship): { readonly bits: number; readonly by: readonly string[] } | undefined {
  const load: Load | undefined = peakOf(link) ?? loadOf(link, "volume");
  if (load === undefined) return undefined;
  if (load.dimension === "bandwidth") return { bits: load.amount, by: [load.key] };
  const size = load.dimension === "rate" ? loadOf(link, "size") : undefined;
  return size?.dimension === "size" ? { bits: load.amount * size.amount * BITS, by: [load.key, "size"] } : undefined;
}

/** In a byte. */
const BITS = 8;
