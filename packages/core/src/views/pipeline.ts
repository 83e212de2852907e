/**
 * Pipeline: how software gets from a commit into production (R255): the pipeline that takes it, its gates (tests and checks), the
 * environments in their order, and where a person must act. Software that nobody says anything of is told below the picture.
 */
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { affirms, knownValue, numberOf, textsIn, wordsOf } from "../model/read.ts";
import { nameOfWord } from "../model/names.ts";
import type { Badge, DiagramEdge, DiagramNode } from "./diagram.ts";
import { graphOf } from "./parts/graph.ts";
import { distinct, insideOf } from "./parts/inside.ts";
import { groupNode, nodeOf } from "./parts/nodes.ts";
import { counted, namesOf, nothing, say } from "./parts/notes.ts";
import { included, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const pipeline: Viewpoint = {
  id: "pipeline",
  family: "software",
  aliases: ["delivery", "delivery-pipeline", "ci-cd"],
  title: { en: "Delivery pipelines", fr: "Chaînes de livraison" },
  question: {
    en: "How does software get from a commit into production, and where must a person act?",
    fr: "Comment le logiciel passe-t-il d'un commit à la production, et où une personne doit-elle agir ?",
  },
  reads: ["scope", "include", "exclude", "direction"],
  notations: ["orrery"],
  example: `
application shop "Web shop" {
  module cart "Cart" { pipeline: "ci/cart.yml"; tests: { unit: 80%; integration: yes }; pipelineChecks: [secret-scan, dependency-scan]; environments: [test, staging, prod]; manualSteps: 1 }
  module pages "Pages" { pipeline: "ci/web.yml"; environments: [test, prod]; manualSteps: 0 }
  module admin "Administration" { pipeline: "ci/web.yml"; environments: [test, prod] }
  module old "Old screens" { pipeline: no; manualSteps: 4 }
  module new "New"
}
view example "How the shop is delivered" { viewpoint: pipeline; scope: shop }
`,

  draw(model, query) {
    const { language } = query;
    const software = softwareIn(model, query);
    const lanes = lanesOf(software);
    const drawn = lanes.map((lane) => drawLane(lane, query));
    return graphOf(
      drawn.flatMap(({ nodes }) => nodes),
      drawn.flatMap(({ edges }) => edges),
      {
        arrangement: "layered",
        direction: query.direction ?? "right",
        notes: lanes.length === 0 ? empty(query) : notesOf(software, language),
      },
    );
  },
};

/** Software that goes one way. */
interface Lane {
  /** Where the pipeline is; absent: by hand, or a pipeline of which nobody says where. */
  readonly pipeline: string | undefined;
  readonly isAutomated: boolean;
  readonly software: readonly Element[];
}

function softwareIn(model: Model, query: ViewQuery): readonly Element[] {
  const all =
    query.scope.length > 0
      ? query.scope.flatMap((one) => [one, ...insideOf(one)])
      : [...model.elements({ kind: "application" }), ...model.elements({ kind: "module" })];
  return distinct([...all, ...included(model, query)]).filter(
    (one) => isKind(one, "application", "module", "component") && isWanted(one, query),
  );
}

function lanesOf(software: readonly Element[]): readonly Lane[] {
  const lanes = new Map<string, Element[]>();
  for (const one of software) {
    const is = affirms(one, "pipeline");
    if (is === undefined) continue;
    const [where] = textsIn(one.get("pipeline"));
    const key = is ? (where ?? `of:${one.id}`) : "";
    lanes.set(key, [...(lanes.get(key) ?? []), one]);
  }
  return [...lanes].map(([key, members]) => ({
    pipeline: key === "" || key.startsWith("of:") ? undefined : key,
    isAutomated: key !== "",
    software: members,
  }));
}

interface Drawn {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

function drawLane({ pipeline: where, isAutomated, software }: Lane, { language }: ViewQuery): Drawn {
  const nodes: DiagramNode[] = software.map((one) =>
    nodeOf(one, language, { badges: isAutomated ? [] : manualBadges(one, language) }),
  );
  if (!isAutomated) return { nodes, edges: [] };
  const id = `pipeline:${where ?? software.map((one) => one.id).join("+")}`;
  const edges: DiagramEdge[] = [];
  const step = (node: DiagramNode, from: readonly string[], label?: string): string => {
    nodes.push(node);
    for (const one of from) edges.push(lineOf(one, node.id, label));
    return node.id;
  };
  const called = where ?? say(language, "Pipeline", "Chaîne de livraison");
  let last = step(
    boxOf(id, called, say(language, "Pipeline", "Chaîne de livraison")),
    software.map((one) => one.id),
  );
  for (const [key, title, gates] of gatesOf(software, language))
    if (gates.length > 0) last = step(boxOf(`${id}:${key}`, gates.join(", "), title), [last]);
  const environments = [...new Set(software.flatMap((one) => wordsOf(one, "environments")))];
  const manual = Math.max(0, ...software.map((one) => numberOf(one, "manualSteps") ?? 0));
  for (const [index, word] of environments.entries()) {
    // Where people act is said of the whole way: the last step is the one that counts.
    const isLast = index === environments.length - 1;
    const label = isLast && manual > 0 ? byHand(manual, language) : undefined;
    const badges = label === undefined ? [] : [badgeOf(manual, label)];
    const name = named(software, "environments", word, language);
    const kindName = say(language, "Environment", "Environnement");
    last = step({ ...boxOf(`${id}:environment=${word}`, name, kindName), shape: "node", badges }, [last], label);
  }
  if (environments.length === 0 && manual > 0) {
    const own = nodes.findIndex((node) => node.id === id);
    const node = nodes[own];
    if (node !== undefined) nodes[own] = { ...node, badges: [badgeOf(manual, byHand(manual, language))] };
  }
  return { nodes, edges };
}

function gatesOf(
  software: readonly Element[],
  language: ViewQuery["language"],
): readonly (readonly [key: string, title: string, gates: readonly string[]])[] {
  const tests = new Set(
    software.flatMap((one) => {
      const value = knownValue(one, "tests");
      return value?.kind === "record" ? Object.keys(value.fields) : [];
    }),
  );
  const checks = new Set(software.flatMap((one) => wordsOf(one, "pipelineChecks")));
  return [
    ["tests", say(language, "Tests", "Tests"), [...tests].map((word) => testNames[word]?.[language] ?? word)],
    [
      "checks",
      say(language, "Gate", "Contrôle"),
      [...checks].map((word) => named(software, "pipelineChecks", word, language)),
    ],
  ];
}

const testNames: Readonly<Record<string, Readonly<Record<"en" | "fr", string>>>> = {
  unit: { en: "unit tests", fr: "tests unitaires" },
  integration: { en: "integration tests", fr: "tests d'intégration" },
  load: { en: "load tests", fr: "tests de charge" },
  security: { en: "security tests", fr: "tests de sécurité" },
};

/** What a person reads for a word of an attribute. */
function named([first]: readonly Element[], key: string, word: string, language: ViewQuery["language"]): string {
  if (first === undefined) return word;
  const { schema, parts } = first.model;
  const type = schema.meaning(key, parts.kindOf[first.row] ?? -1)?.type;
  return nameOfWord(type?.kind === "list" ? type.of : type, word)?.[language] ?? word;
}

function boxOf(id: string, name: string, kindName: string): DiagramNode {
  return { ...groupNode(id, name, { kindName }), role: "element", shape: "box" };
}

function lineOf(from: string, to: string, label: string | undefined): DiagramEdge {
  return {
    id: `${from} -> ${to}`,
    from,
    to,
    ...(label === undefined ? {} : { label }),
    verb: "triggers",
    line: "plain",
    count: 1,
    isStated: false,
    hasArrow: true,
  };
}

function manualBadges(element: Element, language: ViewQuery["language"]): readonly Badge[] {
  const steps = numberOf(element, "manualSteps");
  const label =
    steps === undefined || steps === 0
      ? say(language, "no pipeline: delivered by hand", "sans chaîne : livré à la main")
      : say(language, `no pipeline: ${byHand(steps, language)}`, `sans chaîne : ${byHand(steps, language)}`);
  return [badgeOf(steps ?? 1, label)];
}

function badgeOf(count: number, label: string): Badge {
  return { kind: "finding", count, label };
}

function byHand(steps: number, language: ViewQuery["language"]): string {
  return say(
    language,
    counted(steps, "step by hand", "steps by hand"),
    counted(steps, "étape à la main", "étapes à la main"),
  );
}

function notesOf(software: readonly Element[], language: ViewQuery["language"]): readonly string[] {
  const silent = software.filter(
    (one) => affirms(one, "pipeline") === undefined && !one.children.some((child) => isKind(child, "module")),
  );
  if (silent.length === 0) return [];
  const names = namesOf(silent, language);
  return [
    say(language, `Nobody says how these are delivered: ${names}.`, `Personne ne dit comment sont livrés : ${names}.`),
  ];
}

function empty({ language }: ViewQuery): readonly string[] {
  return nothing(
    language,
    'say how a module is delivered, as in `module cart { pipeline: "ci/cart.yml"; environments: [test, prod] }`.',
    'dites comment un module est livré, par exemple `module panier { pipeline: "ci/panier.yml"; environments: [test, prod] }`.',
  );
}
