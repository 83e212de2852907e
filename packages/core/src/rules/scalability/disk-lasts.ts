import { growthOf, type Load, loadOf, yearsUntil } from "../../model/load.ts";
import { nodesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { shareText, yearsText } from "../parts/load.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const diskLasts: ElementRule<{ readonly years: number }> = {
  id: "disk-lasts",
  title: {
    en: "Disks have room for the data of the coming year",
    fr: "Les disques ont la place pour les données de l’année à venir",
  },
  rationale: {
    en: "A full disk stops a database at once, and often damages what was being written.",
    fr: "Un disque plein arrête une base d’un coup, et abîme souvent ce qui s’écrivait.",
  },
  remedy: {
    en: "Enlarge the disk, archive what is not needed, and correct `disk` and `volume`.",
    fr: "Agrandissez le disque, archivez ce qui n’est plus utile, et corrigez `disk` et `volume`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:AU-4", "nist-800-53:CP-2", "nist-csf:PR.IR-04"],
  quality: "scalability",
  reads: ["volume", "disk", "growth", "runs on", "store"],
  parameters: {
    years: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Years", fr: "Années" },
      description: { en: "Years for which there must be room.", fr: "Années pour lesquelles il faut de la place." },
      usual: 1,
    },
  },
  kinds: ["store"],
  examples: {
    passes: `store base "Base" { volume: 1TB; disk: 4TB }\ndataset claims "Claims" { store: base; growth: 40%/y }`,
    fails: `node srv "Server" { disk: 2TB }
store base "Base" { volume: 1800GB; runs on srv }
dataset claims "Claims" { store: base; growth: 30%/y }
store full "Full" { volume: 3TB; disk: 2TB }
store rows "Rows" { volume: 2000000; disk: 1TB }`,
    finds: ["base", "full"],
    unsure: `store base "Base" { volume: 1TB; disk: 2TB }\nstore other "Other" { volume: 1TB }`,
    lacks: ["base.growth", "other.disk"],
  },

  judge(store, { parameters }) {
    const volume = loadOf(store, "volume");
    if (volume?.dimension !== "size") return undefined;
    const keeper = [store, ...nodesOf(store)].find((one) => loadOf(one, "disk")?.dimension === "size");
    const disk = keeper === undefined ? undefined : loadOf(keeper, "disk");
    if (keeper === undefined || disk === undefined) return lacks([store, "disk"]);
    const grower = growerOf(store);
    const growth = growthOf(grower);
    if (growth === undefined && volume.amount <= disk.amount) return lacks([grower, "growth"]);
    const years = yearsUntil(volume.amount, disk.amount, growth ?? 0);
    if (volume.amount < disk.amount && years >= parameters.years) return holds;
    return full(store, keeper, grower, volume, disk, years);
  },
};

function full(
  store: Element,
  keeper: Element,
  grower: Element,
  volume: Load,
  disk: Load,
  years: number,
): ReturnType<typeof violated> {
  return violated(() => {
    const name = nameOf(store);
    const [time, rate, share] = [yearsText(years), valueOf(grower, "growth"), shareText(volume.amount / disk.amount)];
    const isFull = years === 0;
    return {
      en: isFull
        ? `${name.en} holds ${volume.words().en} on a disk of ${disk.words().en} (${share.en})`
        : `The disk of ${name.en} (${disk.words().en}) is full in ${time.en}: ${volume.words().en}, growing ${rate.en}`,
      fr: isFull
        ? `${name.fr} contient ${volume.words().fr} sur un disque de ${disk.words().fr} (${share.fr})`
        : `Le disque de ${name.fr} (${disk.words().fr}) est plein dans ${time.fr} : ${volume.words().fr}, en croissance de ${rate.fr}`,
      path: keeper.row === store.row ? [store] : [store, keeper],
      values: [
        [store, "volume"],
        [keeper, "disk"],
        [grower, "growth"],
      ],
    };
  });
}

/** What says how fast it grows: the data set in it that grows fastest, else the store itself. */
function growerOf(store: Element): Element {
  const sets = store.referrers
    .filter(({ key, element }) => key === "store" && isKind(element, "dataset"))
    .map(({ element }) => element);
  return sets.reduce((most, one) => ((growthOf(one) ?? -1) > (growthOf(most) ?? -1) ? one : most), sets[0] ?? store);
}
