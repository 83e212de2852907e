/** Families of operating systems, by the words of a technology's end-of-life key, product names and own name. */
import type { Element } from "../../model/model.ts";
import { wordOf, wordsOf } from "../../model/read.ts";

export type SystemFamily = "linux" | "other";

const LINUX: ReadonlySet<string> = new Set(
  "linux rhel redhat red-hat centos centos-stream fedora debian ubuntu sles suse opensuse rocky rocky-linux almalinux oracle-linux amazon-linux alpine alpine-linux arch flatcar bottlerocket coreos photon talos nixos mint gentoo devuan mageia cbl-mariner azure-linux".split(
    " ",
  ),
);

const OTHER: ReadonlySet<string> = new Set(
  "windows windows-server windowsserver macos darwin ios android aix solaris hp-ux hpux z/os zos z/vm os/400 ibm-i ibmi freebsd openbsd netbsd vms openvms vmware esxi fortios ios-xe nx-os junos netware qnx vxworks".split(
    " ",
  ),
);

/** Family of an operating system; undefined where its words are not known. */
export function systemFamilyOf(system: Element): SystemFamily | undefined {
  return system.model.derive(familyOf, system);
}

function familyOf(system: Element): SystemFamily | undefined {
  const product = (wordOf(system, "eol") ?? "").split("/")[0] ?? "";
  const cpe = wordsOf(system, "cpe").flatMap((name) => name.split(":"));
  const words = [product, ...cpe, ...system.nameIn("en").split(" "), ...system.nameIn("fr").split(" ")];
  const known = words.map((word) => word.toLowerCase().replaceAll("_", "-"));
  if (known.some((word) => LINUX.has(word) || word.endsWith("-linux"))) return "linux";
  return known.some((word) => OTHER.has(word) || word.startsWith("windows")) ? "other" : undefined;
}
