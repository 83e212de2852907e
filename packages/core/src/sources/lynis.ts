/** Reports of Lynis (`/var/log/lynis-report.dat`): a machine with its system, services and ports, and what the audit warns of. */
import { dateOfText } from "../base/date-of-text.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { machineKeys, machineName } from "./parts/machine-keys.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Source } from "./source.ts";

export const lynis: Source = {
  id: "lynis",
  version: 1,
  title: { en: "Lynis report", fr: "Rapport Lynis" },
  files: ["lynis-report.dat"],
  cannotSay: [
    {
      en: "How the machine compares with others: the hardening index depends on the version and on what is installed.",
      fr: "Comment la machine se compare aux autres : l’indice de durcissement dépend de la version et de ce qui est installé.",
    },
  ],
  howToExport: {
    en: "`sudo lynis audit system`; the report is /var/log/lynis-report.dat.",
    fr: "« sudo lynis audit system » ; le rapport est /var/log/lynis-report.dat.",
  },
  example: {
    files: {
      "db-1/lynis-report.dat": `# Lynis Report
report_version_major=1
report_datetime_start=2026-02-03 04:05:06
lynis_version=3.0.8
hostname=db-1
domainname=acme.net
os=Linux
os_name=Debian
os_version=12
network_ipv4_address[]=127.0.0.1
network_ipv4_address[]=10.1.0.9
network_mac_address[]=02:42:ac:11:00:02
network_listen_port[]=0.0.0.0:5432|tcp|postgres|
database[]=postgresql
hardening_index=66
warning[]=FIRE-4512|iptables module(s) loaded, but no rules active|-|-|
suggestion[]=SSH-7408|Consider hardening SSH configuration|AllowTcpForwarding|-|
lynis_tests_done=247
`,
    },
    claims: [
      'mention node lynis:db-1/lynis-report.dat "db-1.acme.net", "db-1" [fqdn db-1.acme.net, ip 10.1.0.9, mac 02:42:ac:11:00:02] @ db-1/lynis-report.dat:5',
      "attribute lynis:db-1/lynis-report.dat os: Debian 12 @ db-1/lynis-report.dat:5",
      'attribute lynis:db-1/lynis-report.dat ports: ["tcp/5432"] @ db-1/lynis-report.dat:5',
      "attribute lynis:db-1/lynis-report.dat hardening: Lynis 3.0.8: hardening index 66, 247 tests @ db-1/lynis-report.dat:15",
      'mention finding lynis:db-1/lynis-report.dat/FIRE-4512 "FIRE-4512-db-1.acme.net" @ db-1/lynis-report.dat:16',
      "attribute lynis:db-1/lynis-report.dat/FIRE-4512 severity: medium @ db-1/lynis-report.dat:16",
      "other threatens lynis:db-1/lynis-report.dat/FIRE-4512 -> lynis:db-1/lynis-report.dat (declared) @ db-1/lynis-report.dat:16",
    ],
  },

  detect: ({ path, text }) =>
    /^(?:# Lynis Report|report_version_major=)/mu.test(text) ? 3 : /lynis-report[^/]*\.dat$/u.test(path) ? 2 : 0,

  *read(artefacts): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) yield* claimsOf(artefact, fieldsOf(artefact.text()));
  },
};

interface Field {
  readonly line: number;
  readonly value: string;
}

/** Values by key; lists (`key[]`) and keys that come twice have several. */
function fieldsOf(text: string): ReadonlyMap<string, readonly Field[]> {
  const fields = new Map<string, Field[]>();
  text.split(/\r?\n/u).forEach((row, index) => {
    const equals = row.indexOf("=");
    if (equals <= 0 || row.startsWith("#")) return;
    const key = row.slice(0, equals).replace(/\[\]$/u, "").trim();
    const field = { line: index + 1, value: row.slice(equals + 1, equals + 4001).trim() };
    const known = fields.get(key);
    if (known === undefined) fields.set(key, [field]);
    else known.push(field);
  });
  return fields;
}

function* claimsOf(artefact: Artefact, fields: ReadonlyMap<string, readonly Field[]>): Generator<Claim> {
  const valuesOf = (...keys: readonly string[]): readonly string[] =>
    keys.flatMap((key) => (fields.get(key) ?? []).map(({ value }) => value).filter((value) => value !== ""));
  const first = (key: string): string | undefined => valuesOf(key)[0];
  const host = first("hostname") ?? "";
  const domain = first("domainname") ?? "";
  const names = {
    hosts: domain === "" || host.includes(".") ? [host] : [`${host}.${domain}`, host],
    ips: valuesOf("network_ipv4_address", "network_ipv6_address"),
    macs: valuesOf("network_mac_address"),
  };
  const called = machineName(names);
  if (called === undefined) return;
  const key = `lynis:${artefact.path}`;
  const at = { file: artefact.path, line: fields.get("hostname")?.[0]?.line ?? 1 };
  const say = sayingAt(at, "host");
  yield say.mention({
    key,
    sort: "node",
    names: [...new Set([called, host].filter((name) => name !== ""))],
    keys: machineKeys(names),
  });
  const system = [first("os_name") ?? first("os_fullname") ?? first("os") ?? "", first("os_version") ?? ""]
    .join(" ")
    .trim();
  yield* say.attribute(key, "os", system === "" ? undefined : system);
  yield* say.attribute(key, "ports", portsIn(valuesOf("network_listen_port", "network_listen")));
  const databases = valuesOf("database", "running_database");
  yield* say.attribute(key, "technology", databases.length === 0 ? undefined : [...new Set(databases)].sort());
  const day = dateOfText(first("report_datetime_start") ?? "");
  const index = fields.get("hardening_index")?.[0];
  if (index !== undefined)
    yield* sayingAt({ ...at, line: index.line }, "index").attribute(
      key,
      "hardening",
      `Lynis${first("lynis_version") === undefined ? "" : ` ${first("lynis_version") ?? ""}`}: hardening index ${index.value}${first("lynis_tests_done") === undefined ? "" : `, ${first("lynis_tests_done") ?? ""} tests`}`,
    );
  yield* say.attribute(key, "lastAudit", day);
  const seen = new Set<string>();
  for (const [list, severity] of [
    ["warning", "medium"],
    ["suggestion", "low"],
  ] as const)
    for (const { line, value } of fields.get(list) ?? []) {
      const [test = "", message = ""] = readFinding(value);
      if (test === "" || seen.has(test)) continue;
      seen.add(test);
      const finding = `${key}/${test}`;
      const saying = sayingAt({ file: artefact.path, line }, list);
      yield saying.mention({
        key: finding,
        sort: "finding",
        names: [`${test}-${called}`],
        ...(message === "" ? {} : { title: message }),
      });
      yield* saying.attribute(finding, "type", "nonconformity");
      yield* saying.attribute(finding, "severity", severity);
      yield* saying.attribute(finding, "tool", "Lynis");
      yield* saying.attribute(finding, "found", day);
      yield saying.relationship({
        from: { key: finding },
        to: { key },
        purpose: "other",
        verb: "threatens",
        evidence: "declared",
      });
    }
}

/** `TEST|message|details|solution|`; older versions wrote `TEST|severity|message|`. */
function readFinding(value: string): readonly string[] {
  const [test = "", second = "", third = ""] = value.split("|");
  return /^[A-Z]$/u.test(second) ? [test, third] : [test, second];
}

/** `0.0.0.0:22|tcp|sshd|` and `raw,ss,v1|tcp|0.0.0.0:22|sshd|`: protocol and port, but for what listens to the machine itself. */
function portsIn(listening: readonly string[]): readonly string[] | undefined {
  const ports = new Set<string>();
  for (const entry of listening) {
    const parts = entry.split("|");
    const address = parts.find((part) => /:\d{1,5}$/u.test(part));
    const protocol = parts.find((part) => /^(?:tcp|udp)6?$/u.test(part))?.slice(0, 3) ?? "tcp";
    if (address === undefined || /^(?:127\.|\[?::1\]?:)/u.test(address)) continue;
    ports.add(`${protocol}/${address.slice(address.lastIndexOf(":") + 1)}`);
  }
  return ports.size === 0 ? undefined : [...ports].sort();
}
