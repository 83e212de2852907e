import { loadOf } from "../../model/load.ts";
import { nodesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { numberOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const nodeCarriesWhatRunsOnIt: ElementRule = {
  id: "node-carries-what-runs-on-it",
  title: {
    en: "Machines have the cores and memory that is promised on them",
    fr: "Les machines ont les cœurs et la mémoire que l’on y promet",
  },
  rationale: {
    en: "What is promised twice is missing when both ask: software is slow or killed without any fault of its own.",
    fr: "Ce qui est promis deux fois manque quand les deux le demandent : le logiciel ralentit ou s’arrête sans aucune faute de sa part.",
  },
  remedy: {
    en: "Add a machine, move software to another, or promise less (`cpu`, `ram` of the software).",
    fr: "Ajoutez une machine, déplacez un logiciel, ou promettez moins (`cpu`, `ram` du logiciel).",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-800-53:SC-5", "nist-800-53:SC-6", "nist-csf:PR.IR-04"],
  quality: "scalability",
  reads: ["cpu", "ram", "nodes", "replicas", "runs on", "hosts"],
  kinds: ["node"],
  examples: {
    passes: `node k8s "Cluster" { nodes: 4; cpu: 8; ram: 32GiB }
module api "API" { replicas: 6; cpu: 2; ram: 4GiB; runs on k8s }`,
    fails: `node srv "Server" { cpu: 8; ram: 32GiB }
module a "A" { cpu: 6; ram: 8GiB; runs on srv }
module b "B" { replicas: 2; cpu: 2; ram: 4GiB; runs on srv }
node big "Big" { cpu: 16; ram: 16GiB }
store base "Base" { cpu: 4; ram: 24GiB; runs on big }
node other "Other" { cpu: 4 }
module c "C" { cpu: 8; replicas: 2; runs on other, srv2 }
node srv2 "Second server" { cpu: 8 }`,
    finds: ["srv", "big", "other"],
  },

  // Each instance stands on one machine; several machines share the instances equally.
  judge(node) {
    const machines = numberOf(node, "nodes") ?? numberOf(node, "replicas") ?? 1;
    const [cores, memory] = [numberOf(node, "cpu"), loadOf(node, "ram")?.amount];
    if (cores === undefined && memory === undefined) return undefined;
    const tenants = node.sources("runs on");
    const [askedCores, askedMemory] = [sumOf(tenants, coresOf), sumOf(tenants, memoryOf)];
    if (askedCores === 0 && askedMemory === 0) return undefined;
    const isShortOfCores = cores !== undefined && askedCores > cores * machines;
    const isShortOfMemory = memory !== undefined && askedMemory > memory * machines;
    if (!isShortOfCores && !isShortOfMemory) return holds;
    return violated(() => {
      const name = nameOf(node);
      const who = namesOf(tenants.filter((one) => coresOf(one) > 0 || memoryOf(one) > 0));
      const [en, fr] = isShortOfCores
        ? [
            `${shown(askedCores)} cores are promised and ${shown((cores ?? 0) * machines)} are there`,
            `${shown(askedCores).replace(".", ",")} cœurs sont promis et ${shown((cores ?? 0) * machines)} existent`,
          ]
        : [
            `${shown(askedMemory / GIB)} GiB of memory are promised and ${shown(((memory ?? 0) * machines) / GIB)} are there`,
            `${shown(askedMemory / GIB).replace(".", ",")} Gio de mémoire sont promis et ${shown(((memory ?? 0) * machines) / GIB)} existent`,
          ];
      return {
        en: `On ${name.en} ${en}: ${who.en}`,
        fr: `Sur ${name.fr}, ${fr} : ${who.fr}`,
        path: [node, ...tenants],
        values: [
          [node, isShortOfCores ? "cpu" : "ram"],
          ...tenants.map((one) => [one, isShortOfCores ? "cpu" : "ram"] as const),
        ],
      };
    });
  },
};

const GIB: number = 1024 ** 3;

function shown(amount: number): string {
  return String(Math.round(amount * 10) / 10);
}

function sumOf(tenants: readonly Element[], figure: (one: Element) => number): number {
  return tenants.reduce((sum, one) => sum + figure(one), 0);
}

function coresOf(one: Element): number {
  return (numberOf(one, "cpu") ?? 0) * instancesHere(one);
}

function memoryOf(one: Element): number {
  return (loadOf(one, "ram")?.amount ?? 0) * instancesHere(one);
}

/** Instances on one of the machines that an element runs on. */
function instancesHere(one: Element): number {
  const machines = nodesOf(one).filter((node) => isKind(node, "node")).length;
  return (numberOf(one, "replicas") ?? Math.max(1, machines)) / Math.max(1, machines);
}
