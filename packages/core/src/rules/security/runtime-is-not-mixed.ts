import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { careOf, isSensitive, isStore } from "../parts/data.ts";
import { isGuard, isOnInternet } from "../parts/exposure.ts";
import { hostedBy } from "../parts/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { trustOf } from "../parts/zones.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, lacks, type Verdict, violated } from "../verdict.ts";

export const runtimeIsNotMixed: ElementRule = {
  id: "runtime-is-not-mixed",
  title: {
    en: "What the internet reaches does not share a machine with sensitive data",
    fr: "Ce que l’internet atteint ne partage pas de machine avec des données sensibles",
  },
  rationale: {
    en: "Whoever breaks out of exposed software owns the machine, and with it everything that runs beside.",
    fr: "Qui s’échappe d’un logiciel exposé possède la machine, et avec elle tout ce qui tourne à côté.",
  },
  remedy: {
    en: "Run the exposed software and the store on machines of their own.",
    fr: "Faites tourner le logiciel exposé et le dépôt de données sur des machines distinctes.",
  },
  severity: "error",
  controls: ["iso27001:A.8.22", "nist-800-53:SC-39", "nist-800-53:SC-2", "nist-csf:PR.IR-01", "pci-dss:2", "cis:3"],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:mixed-targets-on-shared-runtime"],
  reads: ["exposed", "classification", "personalData", "store", "runs on", "hosts", "type", "zone", "trust"],
  kinds: ["node"],
  examples: {
    passes: `zone core "Core"
node tool "Tool server"
application hr "HR" { module ui "UI" { zone: core; runs on tool }; store staff "Staff" { personalData: sensitive; zone: core; runs on tool } }
node web "Web server"
node srv "Database server"
application shop "Shop" { module api "API" { exposed: internet; runs on web }; store base "Base" { personalData: sensitive; runs on srv } }`,
    fails: `node srv "Server"
application shop "Shop" { module api "API" { exposed: internet; runs on srv }; store base "Base" { personalData: sensitive; runs on srv } }
node other "Other server"
application news "News" { module site "Site" { exposed: internet; runs on other }; store pages "Pages" { classification: internal; runs on other } }
node cluster "Cluster" { type: cluster }
application crm "CRM" { module web "Web" { exposed: internet; runs on cluster }; store people "People" { personalData: sensitive; runs on cluster } }
zone front "Front" { type: dmz }
zone core "Core" { trust: high }
node host "Host" { type: vm }
application claims "Claims" { module portal "Portal" { zone: front; runs on host }; store files "Files" { personalData: sensitive; zone: core; runs on host } }`,
    finds: ["host", "srv"],
    unsure: `zone front "Front" { type: dmz }
zone core "Core"
node host "Host" { type: vm }
application claims "Claims" { module portal "Portal" { zone: front; runs on host }; store files "Files" { personalData: sensitive; zone: core; runs on host } }`,
    lacks: ["core.trust"],
  },

  // Clusters and platforms are made to keep their tenants apart; whether they do is not in the model.
  judge(node) {
    if (SHARED_ON_PURPOSE.has(wordOf(node, "type") ?? "")) return undefined;
    const hosted = hostedBy(node);
    if (hosted.length === 0) return undefined;
    const store = hosted.find((one) => isStore(one) && isSensitive(careOf(one)) === true);
    if (store === undefined) return undefined;
    const exposed = hosted.find((one) => isOnInternet(one) && !isGuard(one) && one.row !== store.row);
    return exposed === undefined ? judgeZones(node, store, hosted) : violated(() => mixedAccount(node, exposed, store));
  },
};

function mixedAccount(node: Element, exposed: Element, store: Element): Account {
  const name = nameOf(node);
  const [open, shut] = [namesOf([exposed]), namesOf([store])];
  return {
    en: `${name.en} runs both ${open.en}, which the internet reaches, and ${shut.en} with strictly confidential or sensitive data`,
    fr: `${name.fr} exécute à la fois ${open.fr}, que l’internet atteint, et ${shut.fr}, aux données strictement confidentielles ou sensibles`,
    path: [exposed, node, store],
    values: [[exposed, "exposed"]],
  };
}

/** A machine that serves two zones is a way from the less trusted one into the other, past what stands between them. */
function judgeZones(node: Element, store: Element, hosted: readonly Element[]): Verdict {
  const home = store.reference("zone");
  if (home === undefined) return holds;
  const trust = trustOf(home);
  let unsaid: Element | undefined;
  for (const one of hosted) {
    const zone = one.reference("zone");
    if (zone === undefined || zone.row === home.row) continue;
    const other = trustOf(zone);
    if (other !== undefined && trust !== undefined && other < trust)
      return violated(() => zonesAccount(node, one, store));
    if (other === undefined || trust === undefined) unsaid ??= trust === undefined ? home : zone;
  }
  return unsaid === undefined ? holds : lacks([unsaid, "trust"]);
}

function zonesAccount(node: Element, low: Element, store: Element): Account {
  const [name, names] = [nameOf(node), namesOf([low, store])];
  return {
    en: `${name.en} runs ${names.en} in zones of different trust, and the latter holds strictly confidential or sensitive data`,
    fr: `${name.fr} exécute ${names.fr} dans des zones de confiance différente, et ce dernier contient des données strictement confidentielles ou sensibles`,
    path: [low, node, store],
    values: [
      [low, "zone"],
      [store, "zone"],
    ],
  };
}

const SHARED_ON_PURPOSE: ReadonlySet<string> = new Set([
  "cluster",
  "hypervisor",
  "managed-service",
  "function-platform",
  "mainframe",
]);
