import { applicationOf } from "../../model/hosting.ts";
import { isQueue } from "../../model/exchange.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { inside } from "../../model/read.ts";
import { flowsCarrying, othersOf } from "../parts/connections.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const applicationCommunicates: ElementRule = {
  id: "application-communicates",
  title: {
    en: "Applications exchange data with others",
    fr: "Les applications échangent des données avec d’autres",
  },
  rationale: {
    en: "In an isolated application everything is typed in twice and nothing of it is known elsewhere.",
    fr: "Dans une application isolée, tout est saisi deux fois et rien n’en est connu ailleurs.",
  },
  remedy: {
    en: "Describe its exchanges (`a -> b : data`, `uses`); if there are none, connect it or question it.",
    fr: "Décrivez ses échanges (`a -> b : donnees`, `uses`) ; s’il n’y en a pas, raccordez-la ou remettez-la en question.",
  },
  severity: "warning",
  controls: ["nist-csf:ID.AM-03"],
  quality: "interoperability",
  aliases: ["ISOLATED-APPLICATION"],
  reads: ["->", "uses", "accesses", "performs", "realizes", "via", "siem", "monitoring", "contains"],
  kinds: ["application"],
  examples: {
    passes: `application erp "ERP" {
  module stock "Stock"
  module sales "Sales"
}
application shop "Shop"
shop -> stock
service mail "Mail" { type: application }
application post "Post office" { performs mail }
application crm "CRM" { uses mail }
store events "Events" { type: topic }
application depot "Depot" { -> events }`,
    fails: `party client "Client"
node vm "Server"
process pay "Pay salaries"
application payroll "Payroll" {
  runs on vm
  module ui "Screens"
  module core "Core"
}
pay uses payroll
ui -> core
application shop "Shop"
client -> shop`,
    finds: ["payroll"],
  },

  judge(application) {
    if (application.ancestor("application") !== undefined) return undefined;
    if (communicates(application)) return holds;
    return violated(() => {
      const name = nameOf(application);
      return {
        en: `${name.en} exchanges nothing with any other application or party`,
        fr: `${name.fr} n’échange rien avec une autre application ni avec un tiers`,
      };
    });
  },
};

function communicates(application: Element): boolean {
  return doesPart(application, application) || inside(application).some((part) => doesPart(part, application));
}

function doesPart(part: Element, application: Element): boolean {
  return (
    part.out().some(({ to }) => to !== undefined && isPartner(to, application)) ||
    part.in().some(({ from }) => from !== undefined && isPartner(from, application)) ||
    sharedData(part).some((data) => dataIsOthersToo(data, application)) ||
    part.referrers.some(
      ({ key, element }) => key !== "replacedBy" && (isForeign(element, application) || isQueue(element)),
    )
  );
}

/** An application or party of the outside, or something that such a one offers or asks for. */
function isPartner(other: Element, application: Element): boolean {
  if (isKind(other, "party") || isForeign(other, application)) return true;
  // A topic or queue of its own stands between those who write and those who read.
  if (isQueue(other)) return applicationOf(other) === undefined;
  if (!isKind(other, "service", "interface", "function")) return false;
  return othersOf(other).some((one) => isKind(one, "party") || isForeign(one, application));
}

function isForeign(other: Element, application: Element): boolean {
  const whole = applicationOf(other);
  return whole !== undefined && whole.row !== application.row && !isWithin(whole, application);
}

function isWithin(element: Element, whole: Element): boolean {
  return element.path.some(({ row }) => row === whole.row);
}

/** Data that a part reads or writes, or that is kept in it. */
function sharedData(part: Element): readonly Element[] {
  return part.targets("accesses");
}

function dataIsOthersToo(data: Element, application: Element): boolean {
  const users = data.sources("accesses");
  const carriers = flowsCarrying(data).flatMap(({ from }) => from ?? []);
  return [...users, ...carriers].some((one) => isForeign(one, application));
}
