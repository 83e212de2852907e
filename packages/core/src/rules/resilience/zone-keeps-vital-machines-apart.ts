import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, rankOf, wordOf } from "../../model/read.ts";
import { INTERNET } from "../parts/exposure.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { importanceOf, isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** Machines in the hands of users and visitors. */
const IN_HANDS: ReadonlySet<string> = new Set(["workstation", "mobile", "device"]);

export const zoneKeepsVitalMachinesApart: ElementRule = {
  id: "zone-keeps-vital-machines-apart",
  title: {
    en: "A network zone with vital machines holds no user devices and is closed to the internet",
    fr: "Une zone réseau aux machines vitales n’a pas de postes d’usagers et est fermée à internet",
  },
  rationale: {
    en: "Malware spreads inside a segment; what must survive an attack stands in a segment that users and visitors are not in.",
    fr: "Un maliciel se répand dans un segment ; ce qui doit survivre à une attaque est dans un segment sans usagers ni visiteurs.",
  },
  remedy: {
    en: "Move the vital machines to a zone of their own and state their `zone`.",
    fr: "Placez les machines vitales dans une zone à elles et indiquez leur `zone`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.22",
    "nist-800-53:SC-7",
    "nist-800-53:SC-32",
    "nist-csf:PR.IR-01",
    "cis:12",
    "pci-dss:1",
    "nis2:21.2.e",
  ],
  quality: "resilience",
  reads: ["zone", "type", "exposed", "trust", "criticality"],
  kinds: ["zone"],
  examples: {
    passes: `application pay "Payments" { criticality: vital; runs on srv }\nnode srv "Server" { zone: data }\nnode pc "PC" { type: workstation; zone: office }\nzone data "Data"\nzone office "Office"`,
    fails: `application pay "Payments" { criticality: vital; runs on srv, vm }\nnode srv "Server" { zone: office }\nnode vm "VM" { zone: web }\nnode pc "PC" { type: workstation; zone: office }\nzone office "Office"\nzone web "Web" { exposed: internet }\nzone guests "Guests" { exposed: internet }\nnode tablet "Tablet" { type: mobile; zone: guests }`,
    finds: ["office", "web"],
  },

  judge(zone) {
    const machines = machinesIn(zone).filter(isInProduction);
    const vital = machines.filter(isVital);
    const [first] = vital;
    if (first === undefined) return undefined;
    const devices = machines.filter((one) => IN_HANDS.has(wordOf(one, "type") ?? ""));
    const open = isOpen(zone);
    if (!open && devices.length === 0) return holds;
    return violated(() => {
      const [name, names, users] = [nameOf(zone), namesOf(vital), namesOf(devices)];
      return {
        en: `${name.en} holds ${names.en}, under something vital, ${open ? "and is open to the internet" : `together with ${users.en}`}`,
        fr: `${name.fr} contient ${names.fr}, sous quelque chose de vital, ${open ? "et est ouverte à internet" : `avec ${users.fr}`}`,
        path: [...(importanceOf(first)?.path.toReversed() ?? [first]), zone, ...devices.slice(0, 1)],
        related: [...vital, ...devices],
      };
    });
  },
};

function machinesIn(zone: Element): readonly Element[] {
  const naming = zone.referrers.filter(({ key }) => key === "zone").map(({ element }) => element);
  const grouped = [...zone.out("groups"), ...zone.out("contains")].flatMap(({ to }) => to ?? []);
  return distinct([...naming, ...zone.children, ...grouped]).filter((one) => isKind(one, "node"));
}

function isOpen(zone: Element): boolean {
  return (
    (rankOf(zone, "exposed") ?? 0) >= INTERNET || wordOf(zone, "type") === "internet" || rankOf(zone, "trust") === 0
  );
}
