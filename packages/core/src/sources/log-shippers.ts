/** Shippers of logs (Fluentd, Fluent Bit, Logstash, Filebeat, Promtail): where they send what they collect. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import type { Speaker } from "./parts/config/claims.ts";
import { readTrees } from "./parts/config/documents.ts";
import { scalarsAt } from "./parts/config/leaves.ts";
import { dialledIn, spokenBy } from "./parts/config/spoken.ts";
import { entriesAt, itemsAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const logShippers: Source = {
  id: "log-shippers",
  version: 1,
  title: {
    en: "Shippers of logs (Fluentd, Fluent Bit, Logstash, Filebeat, Promtail)",
    fr: "Collecteurs de journaux (Fluentd, Fluent Bit, Logstash, Filebeat, Promtail)",
  },
  files: ["fluent.conf", "fluent-bit.conf", "logstash.conf", "filebeat.yml", "promtail.yml"],
  cannotSay: [{ en: "Whose logs they are.", fr: "De qui sont ces journaux." }],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "logs/fluent.conf":
        "<source>\n  @type forward\n</source>\n<match **>\n  @type elasticsearch\n  host elastic\n  port 9200\n  password secret\n</match>\n",
      "logs/logstash.conf": 'output {\n  elasticsearch {\n    hosts => ["http://elastic:9200"]\n  }\n}\n',
    },
    claims: [
      'mention code log-shippers:logs/fluent.conf "log-shipper" [file logs/fluent.conf] @ logs/fluent.conf:1',
      "telemetry log-shippers:logs/fluent.conf -> <elasticsearch elastic:9200> by elasticsearch (address-read) @ logs/fluent.conf:6",
      "telemetry log-shippers:logs/logstash.conf -> <http elastic:9200> by http (address-read) @ logs/logstash.conf:3",
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || /^kind:/mu.test(text)) return 0;
    if (/\.ya?ml$/iu.test(path))
      return /^\s*(?:output\.\w+|filebeat\.(?:inputs|autodiscover)|heartbeat\.monitors|metricbeat\.modules)\s*:/mu.test(
        text,
      ) ||
        (/^scrape_configs\s*:/mu.test(text) && /^clients\s*:/mu.test(text))
        ? 3
        : 0;
    if (!/\.(?:conf|template|tmpl)$/iu.test(path)) return 0;
    if (/^\s*<(?:match|source|filter)\b[^>]*>/mu.test(text) && /@type\s/u.test(text)) return 3;
    if (/^\s*\[(?:OUTPUT|INPUT|SERVICE)\]\s*$/imu.test(text)) return 3;
    return /^\s*(?:input|output)\s*\{/mu.test(text) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts)
      yield* spokenBy("log-shippers", artefact, around, "log-shipper", function* (speaker) {
        const text = artefact.text();
        if (!/\.ya?ml$/iu.test(artefact.path)) yield* textClaims(speaker, text);
        else
          for (const tree of readTrees("filebeat.yml", text, around.limits.depth).trees)
            yield* beatClaims(speaker, tree);
      });
  },
};

/** One output while its lines are read. */
interface Output {
  readonly fields: Map<string, { readonly value: string; readonly line: number }>;
}

/** Fluentd (`<match>`), Fluent Bit (`[OUTPUT]`) and Logstash (`output { elasticsearch {`): fields, a line each. */
function* textClaims(speaker: Speaker, text: string): Generator<Claim> {
  let output: Output | undefined;
  let isLogstashOutput = false;
  let depth = 0;
  const lines = text.split(/\r?\n/u);
  for (const [index, raw] of lines.entries()) {
    const line = raw.slice(0, 2000).trim();
    if (line.startsWith("#")) continue;
    if (/^<(?:match|store|server)\b/u.test(line) || /^\[OUTPUT\]$/iu.test(line)) {
      if (output !== undefined) yield* outputClaims(speaker, output);
      output = { fields: new Map(output !== undefined && line.startsWith("<server") ? output.fields : []) };
    } else if (/^<\/(?:match|store|server)>/u.test(line) || /^\[\w+\]$/u.test(line)) {
      if (output !== undefined) yield* outputClaims(speaker, output);
      output = undefined;
    } else if (/^output\s*\{/u.test(line)) {
      isLogstashOutput = true;
      depth = 1;
    } else if (isLogstashOutput) {
      const plugin = /^(\w+)\s*\{/u.exec(line)?.[1];
      if (plugin !== undefined && plugin !== "if")
        output = { fields: new Map([["@type", { value: plugin, line: index + 1 }]]) };
      depth += line.split("{").length - line.split("}").length;
      const field = /^(\w+)\s*=>\s*(.+?)\s*,?$/u.exec(line.replace(/^\w+\s*\{\s*/u, ""));
      if (field?.[1] !== undefined && output !== undefined)
        output.fields.set(field[1], { value: (field[2] ?? "").replaceAll(/[[\]"'{}]/gu, "").trim(), line: index + 1 });
      if (line.includes("}") && output !== undefined) {
        yield* outputClaims(speaker, output);
        output = undefined;
      }
      if (depth <= 0) isLogstashOutput = false;
    } else {
      const field = /^(@?\w+)\s+(.+)$/u.exec(line);
      if (field?.[1] !== undefined)
        output?.fields.set(field[1].toLowerCase(), {
          value: (field[2] ?? "").replaceAll(/^["']|["']$/gu, ""),
          line: index + 1,
        });
    }
  }
  if (output !== undefined) yield* outputClaims(speaker, output);
}

function* outputClaims(speaker: Speaker, { fields }: Output): Generator<Claim> {
  const type = fields.get("@type")?.value ?? fields.get("name")?.value ?? "";
  if (/^(?:stdout|null|file|relabel|copy|stdin|rewrite_tag_filter)$/u.test(type)) return;
  const protocol = /^(?:es|elasticsearch)/u.test(type)
    ? "elasticsearch"
    : type.startsWith("kafka")
      ? "kafka"
      : /^(?:out_)?forward/u.test(type)
        ? "fluentd"
        : undefined;
  const place = ["hosts", "url", "uri", "endpoint", "brokers", "bootstrap_servers", "host"]
    .map((name) => fields.get(name))
    .find((found) => found !== undefined && found.value !== "");
  if (place === undefined) return;
  const port = fields.get("port")?.value;
  const text = rubyVariables(place.value);
  const whole = /^[\w.-]+$|\}$/u.test(text) && port !== undefined ? `${text}:${rubyVariables(port)}` : text;
  yield* dialledIn(speaker, whole, {
    purpose: "telemetry",
    line: place.line,
    seenBy: "output",
    ...(protocol === undefined ? {} : { protocol }),
  });
}

/** `#{ENV['HOST'] || 'elastic'}` as other files write it. */
function rubyVariables(text: string): string {
  return text.replaceAll(
    /#\{ENV(?:\.fetch\(|\[)["'](\w+)["'][\])][^}'"]*(?:["']([^"']*)["'])?[^}]*\}/gu,
    (_, name: string, fallback: string | undefined) => `\${${name}${fallback === undefined ? "" : `:${fallback}`}}`,
  );
}

/** Filebeat and its siblings (`output.elasticsearch`), Promtail (`clients`). */
function* beatClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  const outputs = entriesAt(tree).flatMap(([name, value]) =>
    name.startsWith("output.") ? [[name.slice(7), value] as const] : name === "output" ? entriesAt(value) : [],
  );
  for (const [name, output] of outputs)
    for (const host of scalarsAt(output, "hosts"))
      yield* dialledIn(speaker, host.text, {
        purpose: "telemetry",
        line: host.line,
        seenBy: "output",
        protocol: name === "kafka" || name === "redis" || name === "elasticsearch" ? name : "http",
      });
  for (const client of itemsAt(tree, "clients"))
    for (const url of scalarsAt(client, "url"))
      yield* dialledIn(speaker, url.text, { purpose: "telemetry", line: url.line, seenBy: "clients" });
}
