import { isKind } from "../../model/is-kind.ts";
import { states, wordsOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import { trustOf } from "../parts/zones.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const firewallOpeningIsNarrow: RelationshipRule = {
  id: "firewall-opening-is-narrow",
  title: {
    en: "Only named ports are let through between zones",
    fr: "Seuls des ports nommés passent d’une zone à l’autre",
  },
  rationale: {
    en: "A rule that lets everything through is no rule: the two zones are one.",
    fr: "Une règle qui laisse tout passer n’en est pas une : les deux zones n’en font qu’une.",
  },
  remedy: {
    en: "List in `ports` what is really needed (`tcp/443`) and refuse the rest.",
    fr: "Listez dans `ports` ce qui est réellement nécessaire (`tcp/443`) et refusez le reste.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.8.22",
    "nist-800-53:SC-7",
    "nist-800-53:CM-7",
    "nist-800-53:AC-4",
    "nist-csf:PR.IR-01",
    "pci-dss:1",
    "cis:4",
    "cis:12",
  ],
  principle: "P3",
  quality: "security",
  reads: ["connects", "ports", "trust", "type"],
  verbs: ["connects", "flows"],
  examples: {
    passes: `zone dmz "DMZ" { trust: low; connects app { ports: ["tcp/443", "tcp/8443"] } }
zone app "Applications" { trust: medium }`,
    fails: `zone dmz "DMZ" { trust: low; connects app { ports: any } }
zone app "Applications" { trust: medium; connects db { ports: ["tcp/0-65535"] } }
zone db "Data" { trust: high; connects twin { ports: any } }
zone twin "Data, second half" { trust: high }
node a "A" { -> b { ports: "tcp/5432" } }
node b "B" { -> a { ports: "*" } }`,
    finds: ["dmz connects app", "app connects db", "b -> a"],
    unsure: `zone dmz "DMZ" { trust: low; connects app }
zone app "Applications" { trust: medium }`,
    lacks: ["dmz connects app.ports"],
  },

  judge(link) {
    const { from, to } = link;
    const isBetweenZones = from !== undefined && to !== undefined && isKind(from, "zone") && isKind(to, "zone");
    if (isBetweenZones && trustOf(from) === trustOf(to) && trustOf(from) !== undefined) return undefined;
    if (!states(link, "ports")) return isBetweenZones ? lacks([link, "ports"]) : undefined;
    const all = wordsOf(link, "ports").find((text) => EVERYTHING.test(text));
    if (all === undefined) return holds;
    return violated(() => {
      const ends = endsOf(link);
      return {
        en: `${ends.en}: every port is let through (${all})`,
        fr: `${ends.fr} : tous les ports passent (${all})`,
        path: [...(from === undefined ? [] : [from]), link, ...(to === undefined ? [] : [to])],
        values: [[link, "ports"]],
      };
    });
  },
};

/** `any`, `*`, `tcp/*`, `0-65535`, `tcp/1-65535`. */
const EVERYTHING = /^(?:(?:tcp|udp|ip)\s*[/:]\s*)?(?:any|all|\*|[01]\s*-\s*65535)$/iu;
