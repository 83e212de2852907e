/** Nessus reports (`.nessus`, version 2): machines with their system, open ports and software, and the vulnerabilities found on them. */
import { dateOfText } from "../base/date-of-text.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Place } from "../model/claims/claim.ts";
import { walkXml, type XmlOpening } from "./parts/documents/xml-events.ts";
import { machineKeys, machineName } from "./parts/machine-keys.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Limits, Source } from "./source.ts";

/** Severity as Nessus numbers it. */
const severities = ["info", "low", "medium", "high", "critical"];

export const nessus: Source = {
  id: "nessus",
  version: 1,
  title: { en: "Nessus report", fr: "Rapport Nessus" },
  files: ["*.nessus"],
  cannotSay: [
    {
      en: "Which application runs on a machine: only its open ports and packages.",
      fr: "Quelle application s’exécute sur une machine : seulement ses ports ouverts et ses paquets.",
    },
    {
      en: "What was not scanned, or scanned without credentials.",
      fr: "Ce qui n’a pas été analysé, ou l’a été sans identifiants.",
    },
  ],
  howToExport: {
    en: "In Nessus: Scans > the scan > Export > Nessus. With tenable.io: the export in format `nessus`.",
    fr: "Dans Nessus : Scans > l’analyse > Export > Nessus. Avec tenable.io : l’export au format « nessus ».",
  },
  example: {
    files: {
      "scan.nessus": `<?xml version="1.0"?>
<NessusClientData_v2><Report name="weekly">
  <ReportHost name="10.1.0.7">
    <HostProperties>
      <tag name="host-fqdn">web-1.acme.net</tag>
      <tag name="host-ip">10.1.0.7</tag>
      <tag name="operating-system">Linux Kernel 5.15 on Ubuntu 22.04</tag>
      <tag name="cpe-0">cpe:/o:canonical:ubuntu_linux:22.04 -&gt; Canonical Ubuntu Linux</tag>
      <tag name="HOST_END_TIMESTAMP">1647975707</tag>
    </HostProperties>
    <ReportItem port="443" svc_name="https" protocol="tcp" severity="0" pluginID="10863" pluginName="Certificate information" pluginFamily="General"/>
    <ReportItem port="443" svc_name="https" protocol="tcp" severity="3" pluginID="900001" pluginName="Web server too old" pluginFamily="Web">
      <cve>CVE-2021-44228</cve><cvss3_base_score>8.6</cvss3_base_score>
    </ReportItem>
  </ReportHost>
</Report></NessusClientData_v2>
`,
    },
    claims: [
      'mention node nessus:scan.nessus#10.1.0.7 "web-1.acme.net", "10.1.0.7" [fqdn web-1.acme.net, ip 10.1.0.7, cpe cpe:/o:canonical:ubuntu_linux:22.04] @ scan.nessus:3',
      "attribute nessus:scan.nessus#10.1.0.7 os: Ubuntu 22.04 @ scan.nessus:3",
      'attribute nessus:scan.nessus#10.1.0.7 ports: ["tcp/443"] @ scan.nessus:3',
      'mention finding nessus:scan.nessus#10.1.0.7/900001/443 "nessus-900001-web-1.acme.net" @ scan.nessus:12',
      "attribute nessus:scan.nessus#10.1.0.7/900001/443 severity: 8.6 @ scan.nessus:12",
      "other threatens nessus:scan.nessus#10.1.0.7/900001/443 -> nessus:scan.nessus#10.1.0.7 (declared) @ scan.nessus:12",
    ],
  },

  detect: ({ text }) => (text.includes("<NessusClientData_v2") ? 3 : 0),

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) yield* readReport(artefact, limits);
  },
};

interface Host {
  readonly name: string;
  readonly at: Place;
  readonly tags: Map<string, string>;
  readonly ports: Set<string>;
  readonly items: Item[];
}

interface Item {
  readonly at: Place;
  readonly attributes: Readonly<Record<string, string>>;
  readonly cves: string[];
  score?: number;
}

function* readReport(artefact: Artefact, limits: Limits): Generator<Claim | Diagnostic> {
  const claims: Claim[] = [];
  let host: Host | undefined;
  let tag = "";
  const place = ({ line }: XmlOpening): Place => ({ file: artefact.path, line });
  const faults = walkXml(artefact, "Nessus", limits, {
    open(element) {
      const { name, attributes } = element;
      if (name === "ReportHost")
        host = { name: attributes["name"] ?? "", at: place(element), tags: new Map(), ports: new Set(), items: [] };
      else if (name === "ReportItem" && host !== undefined) {
        host.items.push({ at: place(element), attributes, cves: [] });
        const port = attributes["port"] ?? "0";
        if (port !== "0" && port !== "") host.ports.add(`${attributes["protocol"] ?? "tcp"}/${port}`);
      } else if (name === "tag") tag = attributes["name"] ?? "";
    },
    close({ name }, text) {
      if (host === undefined) return;
      const item = host.items.at(-1);
      if (name === "tag") host.tags.set(tag, text);
      else if (name === "cve") item?.cves.push(text);
      else if ((name === "cvss3_base_score" || name === "cvss_base_score") && item !== undefined) {
        const score = Number(text);
        if (Number.isFinite(score) && (name === "cvss3_base_score" || item.score === undefined)) item.score = score;
      } else if (name === "ReportHost") {
        claims.push(...claimsOfHost(host, artefact.path));
        host = undefined;
      }
    },
  });
  // A report that was cut off: what was told of the last machine is true as well.
  if (host !== undefined) claims.push(...claimsOfHost(host, artefact.path));
  yield* claims;
  yield* faults;
}

function* claimsOfHost(host: Host, file: string): Generator<Claim> {
  const { tags, at } = host;
  const key = `nessus:${file}#${host.name}`;
  const names = {
    hosts: [tags.get("host-fqdn"), tags.get("netbios-name"), tags.get("hostname"), host.name].filter(
      (name) => name !== undefined,
    ),
    ips: [tags.get("host-ip") ?? "", host.name],
    macs: (tags.get("mac-address") ?? "").split(/\s+/u),
  };
  const called = machineName(names) ?? host.name;
  if (called === "") return;
  const cpes = [...tags].flatMap(([name, value]) =>
    /^cpe(?:-\d+)?$/u.test(name) ? [value.replace(/ -> .*$/u, "")] : [],
  );
  const system = cpes.find((cpe) => /^cpe:\/o:(?!linux:linux_kernel)/u.test(cpe));
  const say = sayingAt(at, "host");
  yield say.mention({
    key,
    sort: "node",
    names: [...new Set([called, host.name])],
    keys: [...machineKeys(names), ...(system === undefined ? [] : [{ type: "cpe" as const, value: system }])],
  });
  const os = (tags.get("operating-system") ?? "").split("\n")[0]?.replace(/^.* on (?=\S)/u, "") ?? "";
  yield* say.attribute(key, "os", os === "" ? undefined : os);
  const addresses = machineKeys(names).flatMap(({ type, value }) => (type === "mac" ? [] : [value]));
  yield* say.attribute(key, "address", addresses.length > 0 ? addresses : undefined);
  yield* say.attribute(key, "ports", host.ports.size > 0 ? [...host.ports].sort() : undefined);
  yield* say.attribute(key, "cpe", cpes.length > 0 ? [...new Set(cpes)].sort() : undefined);
  const seen = new Set<string>();
  for (const item of host.items) {
    const finding = `${key}/${item.attributes["pluginID"] ?? ""}/${item.attributes["port"] ?? "0"}`;
    if (item.attributes["severity"] === "0" || item.attributes["severity"] === undefined || seen.has(finding)) continue;
    seen.add(finding);
    yield* claimsOfItem(item, finding, key, called, dateOfText(tags.get("HOST_END_TIMESTAMP") ?? ""));
  }
}

function* claimsOfItem(
  item: Item,
  key: string,
  host: string,
  called: string,
  day: string | undefined,
): Generator<Claim> {
  const { at, attributes } = item;
  const title = attributes["pluginName"];
  const say = sayingAt(at, "item");
  yield say.mention({
    key,
    sort: "finding",
    names: [`nessus-${attributes["pluginID"] ?? "0"}-${called}`],
    ...(title === undefined ? {} : { title }),
  });
  yield* say.attribute(key, "type", "vulnerability");
  yield* say.attribute(key, "severity", item.score ?? severities[Number(attributes["severity"])]);
  yield* say.attribute(key, "cve", item.cves.length === 0 ? undefined : item.cves);
  yield* say.attribute(key, "tool", "Nessus");
  yield* say.attribute(key, "found", day);
  yield say.relationship({
    from: { key },
    to: { key: host },
    purpose: "other",
    verb: "threatens",
    evidence: "declared",
  });
}
