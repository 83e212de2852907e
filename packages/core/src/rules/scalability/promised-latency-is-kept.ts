import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { callsOf, latencyOf, type Wait, waitOf } from "../parts/latency.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

export const promisedLatencyIsKept: ElementRule = {
  id: "promised-latency-is-kept",
  title: {
    en: "Services and processes promise no faster answer than what they rest on",
    fr: "Services et processus ne promettent pas plus vite que ce sur quoi ils reposent",
  },
  rationale: {
    en: "An answer is never faster than the slowest answer that it waits for: promises are broken by the sum of small delays.",
    fr: "Une réponse n’est jamais plus rapide que la plus lente qu’elle attend : les promesses se perdent dans la somme de petits retards.",
  },
  remedy: {
    en: "Shorten the chain, keep answers ready (a cache), let parts answer later (`mode: async`), or promise what is possible in `latency`.",
    fr: "Raccourcissez la chaîne, gardez des réponses prêtes (un cache), faites répondre plus tard (`mode: async`), ou promettez le possible dans `latency`.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.6", "nist-csf:PR.IR-04"],
  quality: "performance",
  reads: ["latency", "mode", "uses", "flows", "realizes", "performs"],
  kinds: ["service", "interface", "process"],
  examples: {
    passes: `service quote "Quote" { latency: 500ms }
application shop "Shop" { performs quote; latency: 300ms; uses rates { latency: 20ms } }
application rates "Rates" { latency: 200ms }`,
    fails: `service quote "Quote" { latency: 300ms }
application shop "Shop" { performs quote; uses gate { latency: 20ms } }
application gate "Gateway" { uses rates { latency: 50ms } }
application rates "Rates" { latency: 280ms; uses slow { mode: async } }
application slow "Slow" { latency: 9s }
service price "Price" { latency: 300ms }
application fast "Fast" { performs price; latency: 80ms; uses slow }
process order "Order" { latency: 2s; uses slow }`,
    finds: ["quote", "order"],
    unsure: `service quote "Quote" { latency: 300ms }
application shop "Shop" { performs quote; uses rates }
application rates "Rates" { latency: 100ms }`,
    lacks: ["shop.latency"],
  },

  // What software promises other software, `latency-budget-holds` asks. A stated time includes what is waited for: an application that says its own is believed.
  judge(element) {
    const promised = latencyOf(element);
    if (promised === undefined) return undefined;
    const waits = makersOf(element).map(([way, wait]) => ({ way, wait }));
    if (waits.length === 0) return undefined;
    const slowest = waits.reduce((worst, one) => (one.wait.least > worst.wait.least ? one : worst));
    if (slowest.wait.least > promised) return tooSlow(element, promised, slowest.way, slowest.wait);
    const untimed = waits.flatMap(({ wait }) => wait.untimed).slice(0, 3);
    return untimed.length === 0 ? holds : lacks(...untimed.map((one) => [one, "latency"] as const));
  },
};

/** What has to answer before the element can: who performs or realizes it, or what a process uses. */
function makersOf(element: Element): readonly (readonly [readonly Relationship[], Wait])[] {
  const ways = [...element.in("performs"), ...element.in("realizes")];
  const makers = ways.flatMap((way) =>
    way.from !== undefined && isKind(way.from, "application", "module", "component")
      ? [[[way], waitOf(way.from)] as const]
      : [],
  );
  if (!isKind(element, "process")) return makers;
  return callsOf(element).flatMap((call) => {
    if (call.to === undefined || call.to.row === element.row) return [];
    const wait = waitOf(call.to);
    return [[[call], { ...wait, least: wait.least + (latencyOf(call) ?? 0) }] as const];
  });
}

function tooSlow(element: Element, promised: number, way: readonly Relationship[], wait: Wait): Verdict {
  return violated(() => {
    const name = nameOf(element);
    const stops = namesOf(wait.path.flatMap((one): readonly Element[] => ("kind" in one ? [one] : [])));
    return {
      en: `${name.en} promises an answer in ${Math.round(promised)} ms and waits at least ${Math.round(wait.least)} ms for ${stops.en}`,
      fr: `${name.fr} promet une réponse en ${Math.round(promised)} ms et attend au moins ${Math.round(wait.least)} ms : ${stops.fr}`,
      path: [element, ...way, ...wait.path],
      values: [
        [element, "latency"],
        ...wait.path.flatMap((one) => (latencyOf(one) === undefined ? [] : [[one, "latency"] as const])),
      ],
    };
  });
}
