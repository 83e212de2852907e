/** Splunk: which logs of which machines it is given (`inputs.conf`), and what it watches for (`savedsearches.conf`). */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Place } from "../model/claims/claim.ts";
import { machineKeys, machineName } from "./parts/machine-keys.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Detection, Glimpse, Source } from "./source.ts";

export const splunk: Source = {
  id: "splunk",
  version: 1,
  title: { en: "Splunk", fr: "Splunk" },
  files: ["inputs.conf", "outputs.conf", "savedsearches.conf", "serverclass.conf"],
  cannotSay: [
    {
      en: "Which machines have an input whose stanza names no host: the list of a deployment server says it.",
      fr: "Quelles machines ont une entrée dont la section ne nomme pas d’hôte : la liste d’un serveur de déploiement le dit.",
    },
    {
      en: "Whether what is collected is looked at.",
      fr: "Si ce qui est collecté est regardé.",
    },
  ],
  howToExport: {
    en: "`splunk btool inputs list > inputs.conf`, and the same for outputs and savedsearches; take no passwords.conf with you.",
    fr: "« splunk btool inputs list > inputs.conf », de même pour outputs et savedsearches ; n’emportez aucun passwords.conf.",
  },
  example: {
    files: {
      "siem/inputs.conf": `[monitor:///var/log/shop/cart.log]
host = web-1.acme.net
sourcetype = shop:cart
index = shop

[http://billing]
token = never told
sourcetype = billing:json
`,
      "siem/savedsearches.conf": `[Logins - many failures]
search = index=shop sourcetype="shop:cart" action=failure | stats count by user
cron_schedule = */5 * * * *
alert.severity = 4
`,
    },
    claims: [
      'mention service splunk:siem "splunk" @ siem/inputs.conf:1',
      'mention node splunk:siem#web-1.acme.net "web-1.acme.net" [fqdn web-1.acme.net] @ siem/inputs.conf:1',
      "attribute splunk:siem#web-1.acme.net siem: true @ siem/inputs.conf:1",
      "attribute splunk:siem#web-1.acme.net logging: Splunk (shop:cart) @ siem/inputs.conf:1",
      "telemetry splunk:siem#web-1.acme.net -> splunk:siem (declared) @ siem/inputs.conf:1",
      'attribute splunk:siem x-watched: ["shop:cart"] @ siem/savedsearches.conf:1',
    ],
  },
  detect: detectConf,

  *read(artefacts): Generator<Claim | Diagnostic> {
    const folders = new Map<string, Artefact[]>();
    for (const artefact of artefacts) {
      const folder = folderOf(artefact.path);
      folders.set(folder, [...(folders.get(folder) ?? []), artefact]);
    }
    for (const [folder, files] of folders) yield* claimsOfFolder(folder, files);
  },
};

function detectConf({ path, text }: Glimpse): Detection {
  const [name = ""] = /[^/]*$/u.exec(path) ?? [];
  if (name === "inputs.conf")
    return /^\[(?:monitor|batch|tcp|tcp-ssl|splunktcp|splunktcp-ssl|udp|script|WinEventLog|perfmon|http|fschange|admon|SSL|default)(?::|\])/mu.test(
      text,
    )
      ? 3
      : 0;
  if (name === "outputs.conf") return /^\[(?:tcpout|syslog|httpout)/mu.test(text) ? 3 : 0;
  if (name === "savedsearches.conf")
    return /^\[[^\]]+\]\s*$/mu.test(text) && /^(?:search|action\.|alert)/mu.test(text) ? 3 : 0;
  return name === "serverclass.conf" && /^\[(?:global|serverClass:)/mu.test(text) ? 3 : 0;
}

/** Configuration of one instance or app: `default` and `local` are layers of the same. */
function folderOf(path: string): string {
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
  return folder.replace(/\/(?:default|local)$/u, "");
}

interface Stanza {
  readonly name: string;
  readonly fields: Map<string, string>;
  readonly at: Place;
}

function stanzasOf(artefact: Artefact): readonly Stanza[] {
  const { path } = artefact;
  const found: Stanza[] = [];
  let isContinued = false;
  artefact
    .text()
    .split(/\r?\n/u)
    .forEach((row, index) => {
      const line = row.slice(0, 10_000).trim();
      const wasContinued = isContinued;
      isContinued = line.endsWith("\\");
      const head = /^\[([^\]]*)\]$/u.exec(line);
      const last = found.at(-1);
      if (head !== null) found.push({ name: head[1] ?? "", fields: new Map(), at: { file: path, line: index + 1 } });
      else if (line === "" || line.startsWith("#") || last === undefined) return;
      else if (wasContinued) append(last.fields, line);
      else {
        const equals = line.indexOf("=");
        if (equals > 0) last.fields.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
      }
    });
  return found;
}

function append(fields: Map<string, string>, line: string): void {
  const [name, value] = [...fields].at(-1) ?? [];
  if (name !== undefined && value !== undefined && value.length < 20_000)
    fields.set(name, `${value.replace(/\\$/u, "")} ${line}`);
}

interface Machine {
  readonly host: string;
  readonly types: Set<string>;
  readonly at: Place;
}

function* claimsOfFolder(folder: string, files: readonly Artefact[]): Generator<Claim> {
  const key = `splunk:${folder}`;
  const [first] = files;
  if (first === undefined) return;
  const say = sayingAt({ file: first.path, line: 1 }, "stanza");
  yield say.mention({ key, sort: "service", names: ["splunk"] });
  yield* say.attribute(key, "technology", "Splunk");
  const machines = new Map<string, Machine>();
  for (const artefact of files)
    for (const stanza of stanzasOf(artefact)) {
      if (artefact.path.endsWith("inputs.conf")) noteInput(stanza, machines);
      else if (artefact.path.endsWith("outputs.conf")) yield* outputClaims(stanza, key);
      else if (artefact.path.endsWith("savedsearches.conf")) yield* searchClaims(stanza, key);
      else noteClients(stanza, machines);
    }
  for (const machine of machines.values()) yield* machineClaims(machine, key);
}

/** An input that names the machine, or is one of logs that a machine sends. */
function noteInput({ name, fields, at }: Stanza, machines: Map<string, Machine>): void {
  if (/^(?:1|true)$/iu.test(fields.get("disabled") ?? "")) return;
  const sender = /^(?:tcp|udp|splunktcp|tcp-ssl):\/\/([\w.-]+):\d+$/u.exec(name)?.[1];
  const host = fields.get("host") ?? sender;
  const type = fields.get("sourcetype") ?? /^(WinEventLog|perfmon|script):\/\//u.exec(name)?.[1];
  if (host !== undefined) noteMachine(host, type, at, machines);
}

/** Machines that a deployment server gives its inputs to; patterns say none. */
function noteClients({ name, fields, at }: Stanza, machines: Map<string, Machine>): void {
  if (!/^serverClass:[^:]+$/u.test(name)) return;
  for (const [field, value] of fields) if (/^whitelist\.\d+$/u.test(field)) noteMachine(value, undefined, at, machines);
}

function noteMachine(host: string, type: string | undefined, at: Place, machines: Map<string, Machine>): void {
  const called = machineName({ hosts: [host], ips: [host], macs: [] });
  if (called === undefined) return;
  const machine = machines.get(called) ?? { host: called, types: new Set<string>(), at };
  machines.set(called, machine);
  if (type !== undefined && type !== "") machine.types.add(type);
}

function* machineClaims({ host, types, at }: Machine, splunkKey: string): Generator<Claim> {
  const key = `${splunkKey}#${host}`;
  const say = sayingAt(at, "inputs");
  yield say.mention({ key, sort: "node", names: [host], keys: machineKeys({ hosts: [host], ips: [host], macs: [] }) });
  yield* say.attribute(key, "siem", true);
  yield* say.attribute(key, "logging", types.size === 0 ? "Splunk" : `Splunk (${[...types].sort().join(", ")})`);
  yield say.relationship({ from: { key }, to: { key: splunkKey }, purpose: "telemetry", evidence: "declared" });
}

/** Where an instance sends on what it collects. */
function* outputClaims({ name, fields, at }: Stanza, key: string): Generator<Claim> {
  const single = /^tcpout-server:\/\/([\w.-]+):(\d+)$/u.exec(name);
  const servers = (fields.get("server") ?? (single === null ? "" : `${single[1] ?? ""}:${single[2] ?? ""}`)).split(
    /\s*,\s*/u,
  );
  for (const server of new Set(servers)) {
    const match = /^([\w-][\w.-]*):(\d{2,5})$/u.exec(server);
    if (match?.[1] !== undefined)
      yield sayingAt(at, "outputs").relationship({
        from: { key },
        to: { lookup: { host: match[1].toLowerCase(), port: Number(match[2]) } },
        purpose: "telemetry",
        evidence: "address-read",
      });
  }
}

/** Kinds of logs that a search which runs by itself looks at. */
function* searchClaims({ fields, at }: Stanza, key: string): Generator<Claim> {
  if (/^(?:1|true)$/iu.test(fields.get("disabled") ?? "") || !fields.has("cron_schedule")) return;
  const found = new Set(
    [...(fields.get("search") ?? "").matchAll(/\bsourcetype\s*=\s*"?([\w:.*-]+)"?/gu)].map(([, type = ""]) => type),
  );
  yield* sayingAt(at, "searches").attribute(key, "x-watched", found.size === 0 ? undefined : [...found].sort());
}
