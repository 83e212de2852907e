/** Qualys: reports of scans, lists of detections and asset reports as XML, and reports as CSV with their preamble. */
import { dateOfText } from "../base/date-of-text.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Place } from "../model/claims/claim.ts";
import type { Cell } from "../model/tables/cell.ts";
import { unreadable } from "./parts/documents/read.ts";
import { withText } from "./parts/documents/with-text.ts";
import { walkXml } from "./parts/documents/xml-events.ts";
import { machineKeys, machineName } from "./parts/machine-keys.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Detection, Glimpse, Limits, Source } from "./source.ts";
import { readCsv } from "./tables/csv.ts";

/** Severity as Qualys numbers it, from 1. */
const severities = ["info", "info", "low", "medium", "high", "critical"];

export const qualys: Source = {
  id: "qualys",
  version: 1,
  title: { en: "Qualys report", fr: "Rapport Qualys" },
  files: ["*.xml (SCAN, HOST_LIST_VM_DETECTION_OUTPUT, ASSET_DATA_REPORT)", "*.csv"],
  cannotSay: [
    {
      en: "Which application runs on a machine: only its system and open ports.",
      fr: "Quelle application s’exécute sur une machine : seulement son système et ses ports ouverts.",
    },
    {
      en: "Titles of findings, in a list of detections.",
      fr: "Les titres des constats, dans une liste de détections.",
    },
  ],
  howToExport: {
    en: "In Qualys VMDR: Scans > the scan > Download > XML or CSV; or the API `/api/2.0/fo/asset/host/vm/detection/?action=list`.",
    fr: "Dans Qualys VMDR : Scans > l’analyse > Télécharger > XML ou CSV ; ou l’API « /api/2.0/fo/asset/host/vm/detection/?action=list ».",
  },
  example: {
    files: {
      "scan.xml": `<?xml version="1.0"?>
<SCAN value="scan/1"><HEADER><KEY value="DATE">2022-03-22T18:21:47Z</KEY></HEADER>
<IP value="10.1.0.7" name="web-1.acme.net"><OS><![CDATA[Ubuntu 22.04]]></OS>
<VULNS><CAT value="Web server" port="443" protocol="tcp"><VULN number="38173" severity="4"><TITLE>Old certificate</TITLE>
<CVE_ID_LIST><CVE_ID><ID>CVE-2021-44228</ID></CVE_ID></CVE_ID_LIST></VULN></CAT></VULNS></IP></SCAN>
`,
      "report.csv": `"Scan Results","03/22/2022 at 18:21:47 (GMT)"
"Acme","1 Main Street"

"IP","DNS","NetBIOS","OS","IP Status","QID","Title","Type","Severity","Port","Protocol","CVE ID"
"10.1.0.8","db-1.acme.net","DB-1","Debian 12","host scanned","105943","Missing update","Vuln","5","","","CVE-2022-0001, CVE-2022-0002"
`,
    },
    claims: [
      'mention node qualys:scan.xml#10.1.0.7 "web-1.acme.net", "10.1.0.7" [fqdn web-1.acme.net, ip 10.1.0.7] @ scan.xml:3',
      'attribute qualys:scan.xml#10.1.0.7 ports: ["tcp/443"] @ scan.xml:3',
      "attribute qualys:scan.xml#10.1.0.7/38173/443 severity: high @ scan.xml:4",
      'mention node qualys:report.csv#10.1.0.8 "db-1.acme.net", "10.1.0.8" [fqdn db-1.acme.net, ip 10.1.0.8] @ report.csv:5',
      'attribute qualys:report.csv#10.1.0.8/105943/0 cve: ["CVE-2022-0001","CVE-2022-0002"] @ report.csv:5',
    ],
  },
  detect: detectReport,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      const { hosts, titles, day, faults } = /\.csv$/iu.test(artefact.path)
        ? readRows(artefact)
        : readXml(artefact, limits);
      for (const host of hosts) yield* claimsOfHost(host, artefact.path, titles, day);
      yield* faults;
    }
  },
};

function detectReport({ path, text }: Glimpse): Detection {
  if (/\.csv$/iu.test(path)) return header.test(text) ? 3 : 0;
  if (/<(?:HOST_LIST_VM_DETECTION_OUTPUT|ASSET_DATA_REPORT)[\s>]/u.test(text)) return 3;
  return /<SCAN\s+value="/u.test(text) && /qualys|<IP\s|<HEADER>/iu.test(text) ? 3 : 0;
}

/** The row of headings of a CSV report, below its preamble. */
const header = /^"?IP"?,.*"?QID"?,/mu;

interface Host {
  ip: string;
  readonly at: Place;
  readonly names: string[];
  os: string;
  readonly ports: Set<string>;
  readonly items: Item[];
}

interface Item {
  readonly at: Place;
  qid: string;
  severity: string;
  port: string;
  title: string;
  readonly cves: string[];
  /** Only suspected. */
  isPotential: boolean;
  isFixed: boolean;
}

interface Report {
  readonly hosts: readonly Host[];
  /** What a glossary says of findings, by their number. */
  readonly titles: ReadonlyMap<string, Item>;
  readonly day: string | undefined;
  readonly faults: readonly Diagnostic[];
}

function newHost(ip: string, at: Place): Host {
  return { ip, at, names: [], os: "", ports: new Set(), items: [] };
}

function newItem(at: Place, more: Partial<Item> = {}): Item {
  return { at, qid: "", severity: "", port: "", title: "", cves: [], isPotential: false, isFixed: false, ...more };
}

/** All three kinds of XML: elements of the same names mean the same in each. */
function readXml(artefact: Artefact, limits: Limits): Report {
  const hosts: Host[] = [];
  const titles = new Map<string, Item>();
  let day: string | undefined;
  let item: Item | undefined;
  let category: Readonly<Record<string, string>> = {};
  const faults = walkXml(withoutDoctype(artefact), "Qualys", limits, {
    open({ name, attributes, line, path }) {
      const at = { file: artefact.path, line };
      const host = hosts.at(-1);
      if (name === "HOST" || (name === "IP" && attributes["value"] !== undefined)) {
        hosts.push(newHost(attributes["value"] ?? "", at));
        if (attributes["name"] !== undefined) hosts.at(-1)?.names.push(attributes["name"]);
      } else if (name === "CAT") category = attributes;
      else if ((name === "VULN" || name === "PRACTICE") && host !== undefined) {
        const { number: qid = "", severity = "" } = attributes;
        item = newItem(at, { qid, severity, port: category["port"] ?? "", isPotential: name === "PRACTICE" });
        notePort(host, category["port"], category["protocol"]);
        host.items.push(item);
      } else if ((name === "DETECTION" || name === "VULN_INFO") && host !== undefined)
        host.items.push((item = newItem(at)));
      else if (name === "VULN_DETAILS") item = newItem(at);
      else if ((name === "SERVICE" || name === "INFO") && path.includes("SERVICES"))
        if (host !== undefined) notePort(host, category["port"], category["protocol"]);
    },
    close({ name, path, attributes }, text) {
      const host = hosts.at(-1);
      const around = path.at(-1) ?? "";
      if (
        /^(?:KEY|SCAN_DATETIME|DATETIME|LAST_SCAN_DATETIME)$/u.test(name) &&
        (attributes["value"] ?? "DATE") === "DATE"
      )
        day ??= dateOfText(text);
      if (name === "VULN_DETAILS" && item !== undefined) titles.set(item.qid, item);
      else if (/^(?:DETECTION|VULN_INFO|VULN_DETAILS|VULN|PRACTICE|CVE_ID)$/u.test(around) && item !== undefined)
        heedItem(item, host, name, text);
      else if ((around === "HOST" || around === "IP") && host !== undefined) heedHost(host, name, text);
    },
  });
  return { hosts, titles, day, faults };
}

/** Reports name a definition of theirs, which nobody fetches. */
function withoutDoctype(artefact: Artefact): Artefact {
  const text = artefact.text();
  const plain = /<!DOCTYPE[^[\]<>]{0,500}>/u.exec(text.slice(0, 4096));
  if (plain === null) return artefact;
  const blank = plain[0].replaceAll(/[^\n]/gu, " ");
  const rest = text.slice(0, plain.index) + blank + text.slice(plain.index + blank.length);
  return withText(artefact, rest);
}

function heedHost(host: Host, name: string, text: string): void {
  if (text === "") return;
  if (name === "IP") host.ip = text;
  else if (name === "DNS" || name === "NETBIOS" || name === "NETBIOS_HOSTNAME" || name === "FQDN")
    host.names.push(text);
  else if (name === "OS" || name === "OPERATING_SYSTEM") host.os = text;
}

function heedItem(item: Item, host: Host | undefined, name: string, text: string): void {
  if (name === "QID") item.qid = text;
  else if (name === "SEVERITY") item.severity = text;
  else if (name === "TITLE") item.title = text;
  else if (name === "ID" && /^CVE-/iu.test(text)) item.cves.push(text);
  else if (name === "STATUS") item.isFixed = /^fixed$/iu.test(text);
  else if (name === "TYPE") item.isPotential = /potential|practice/iu.test(text);
  else if (name === "PORT") {
    item.port = text;
    if (host !== undefined) notePort(host, text, "tcp");
  }
}

function notePort(host: Host, port: string | undefined, protocol: string | undefined): void {
  if (port !== undefined && /^\d{1,5}$/u.test(port) && port !== "0") host.ports.add(`${protocol ?? "tcp"}/${port}`);
}

/** A report as CSV: rows of a machine and a finding each, below some rows about the scan. */
function readRows(artefact: Artefact): Report {
  const { sheets } = readCsv(artefact.bytes(), artefact.path);
  const rows = (sheets[0]?.rows ?? []).map((cells) => cells.map(textOf));
  const start = rows.findIndex((row) => row.includes("QID"));
  const names = rows[start]?.map((name) => name.toLowerCase()) ?? [];
  if (start < 0) return { hosts: [], titles: new Map(), day: undefined, faults: [unreadable(artefact.path, "QID", 1)] };
  const hosts = new Map<string, Host>();
  for (const [index, row] of rows.entries()) {
    const cell = (name: string): string => (index > start ? (row[names.indexOf(name)] ?? "") : "");
    const ip = cell("ip");
    if (!/^[\da-f.:]{3,45}$/iu.test(ip)) continue;
    const at = { file: artefact.path, line: index + 1 };
    let host = hosts.get(ip);
    if (host === undefined) {
      hosts.set(ip, (host = newHost(ip, at)));
      host.names.push(...[cell("fqdn"), cell("dns"), cell("netbios")].filter((name) => name !== ""));
      host.os = cell("os");
    }
    notePort(host, cell("port"), cell("protocol").toLowerCase() || "tcp");
    const type = cell("type").toLowerCase();
    if (cell("qid") === "" || !/vuln|practice/u.test(type)) continue;
    host.items.push(
      newItem(at, {
        qid: cell("qid"),
        severity: cell("severity"),
        port: cell("port"),
        title: cell("title"),
        cves: cell("cve id").match(/CVE-\d+-\d+/giu) ?? [],
        isPotential: type.startsWith("practice"),
        isFixed: /^fixed$/iu.test(cell("vuln status")),
      }),
    );
  }
  const preamble = rows.slice(0, start).flat();
  const day = preamble.map((text) => dateOfText(text)).find((one) => one !== undefined);
  return { hosts: [...hosts.values()], titles: new Map(), day, faults: [] };
}

function textOf(cell: Cell): string {
  if (cell === undefined) return "";
  return typeof cell === "object" ? cell.date : String(cell).trim();
}

function* claimsOfHost(
  host: Host,
  file: string,
  titles: ReadonlyMap<string, Item>,
  day: string | undefined,
): Generator<Claim> {
  const names = { hosts: host.names, ips: [host.ip], macs: [] };
  const called = machineName(names) ?? host.ip;
  if (called === "") return;
  const key = `qualys:${file}#${host.ip === "" ? called : host.ip}`;
  const say = sayingAt(host.at, "host");
  yield say.mention({
    key,
    sort: "node",
    names: [...new Set([called, host.ip].filter((name) => name !== ""))],
    keys: machineKeys(names),
  });
  yield* say.attribute(key, "os", host.os === "" ? undefined : host.os.split(" / ")[0]);
  yield* say.attribute(key, "ports", host.ports.size === 0 ? undefined : [...host.ports].sort());
  const seen = new Set<string>();
  for (const item of host.items) {
    const finding = `${key}/${item.qid}/${item.port === "" ? "0" : item.port}`;
    if (item.qid === "" || item.isFixed || seen.has(finding)) continue;
    seen.add(finding);
    yield* claimsOfItem(item, titles.get(item.qid), { finding, key, called, day });
  }
}

interface Found {
  readonly finding: string;
  readonly key: string;
  readonly called: string;
  readonly day: string | undefined;
}

function* claimsOfItem(item: Item, known: Item | undefined, { finding, key, called, day }: Found): Generator<Claim> {
  const say = sayingAt(item.at, "item");
  const title = item.title === "" ? (known?.title ?? "") : item.title;
  const cves = item.cves.length > 0 ? item.cves : (known?.cves ?? []);
  yield say.mention({
    key: finding,
    sort: "finding",
    names: [`qualys-${item.qid}-${called}`],
    ...(title === "" ? {} : { title }),
    ...(item.isPotential ? { certainty: 0.6 } : {}),
  });
  yield* say.attribute(finding, "type", "vulnerability");
  yield* say.attribute(finding, "severity", severities[Number(item.severity || (known?.severity ?? ""))]);
  yield* say.attribute(finding, "cve", cves.length === 0 ? undefined : [...new Set(cves)]);
  yield* say.attribute(finding, "tool", "Qualys");
  yield* say.attribute(finding, "found", day);
  yield say.relationship({
    from: { key: finding },
    to: { key },
    purpose: "other",
    verb: "threatens",
    evidence: "declared",
  });
}
