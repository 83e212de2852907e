/** Kubernetes: manifests, dumps of clusters, kustomizations and charts of Helm. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { readJsonBytes } from "../parts/json-bytes.ts";
import { problemsOf } from "../parts/problems.ts";
import { readYaml } from "../parts/yaml.ts";
import { type Tree, textAt } from "../parts/tree.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { isAside, parentOf } from "../parts/unit-folder.ts";
import { claimsOf } from "./claims.ts";
import { unasked } from "./dump.ts";
import { clusterOf } from "./cluster.ts";
import { detect } from "./detect.ts";
import { chartAround, isChartFile, readChart, treeOf } from "./helm/chart.ts";
import { mentionsOfReleases } from "./helm/mention.ts";
import { isHelmfile, releasesOf } from "./helm/releases.ts";
import { type ReleaseRendered, renderRelease } from "./helm/render.ts";
import { isKustomizationFile, type Kustomization, patchFilesOf } from "./kustomize/build.ts";
import { planOf } from "./kustomize/plan.ts";
import { type Resource, resourcesIn } from "./resource.ts";
import { usesOf } from "./settings.ts";

export const kubernetes: Source = {
  id: "kubernetes",
  version: 1,
  title: { en: "Kubernetes, Kustomize, Helm", fr: "Kubernetes, Kustomize, Helm" },
  files: [
    "*.yaml with apiVersion and kind",
    "kubectl get ... -o json",
    "kustomization.yaml",
    "Chart.yaml with templates/",
  ],
  cannotSay: [
    {
      en: "Who calls whom where the address stands in the source only.",
      fr: "Qui appelle qui quand l’adresse n’est que dans les sources.",
    },
    {
      en: "Whether a network policy that permits a call is ever used.",
      fr: "Si un appel permis par une politique réseau a jamais lieu.",
    },
    {
      en: "What a chart makes with values other than those that lie here.",
      fr: "Ce qu’un chart produit avec d’autres valeurs que celles qui sont ici.",
    },
  ],
  howToExport: {
    en: "Give the repository; or from a cluster: `kubectl get all,cm,ing,netpol,hpa,pdb,sa -A -o json > cluster.json`; for a chart: `helm template NAME CHART -f VALUES > rendered.yaml`.",
    fr: "Donnez le dépôt ; ou depuis un cluster : « kubectl get all,cm,ing,netpol,hpa,pdb,sa -A -o json > cluster.json » ; pour un chart : « helm template NOM CHART -f VALEURS > rendu.yaml ».",
  },
  example: {
    files: {
      "deploy/cart.yaml": [
        "apiVersion: apps/v1",
        "kind: Deployment",
        "metadata: {name: cart, namespace: shop}",
        "spec:",
        "  replicas: 2",
        "  selector: {matchLabels: {app: cart}}",
        "  template:",
        "    metadata: {labels: {app: cart}}",
        "    spec:",
        "      containers:",
        "        - name: cart",
        "          image: ghcr.io/acme/cart:1.4.0",
        "          env:",
        "            - name: REDIS_ADDR",
        "              value: redis:6379",
        "          readinessProbe: {httpGet: {path: /ready, port: 8080}}",
        "---",
        "apiVersion: v1",
        "kind: Service",
        "metadata: {name: carts, namespace: shop}",
        "spec: {selector: {app: cart}, ports: [{port: 80}]}",
        "",
      ].join("\n"),
      "deploy/policy.json": JSON.stringify({
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: { name: "redis", namespace: "shop" },
        spec: {
          podSelector: { matchLabels: { app: "redis" } },
          ingress: [{ from: [{ podSelector: { matchLabels: { app: "cart" } } }] }],
        },
      }),
    },
    claims: [
      'mention service kubernetes:shop/deployment/cart "cart" [kubernetes shop/deployment/cart, host carts, host carts.shop, host carts.shop.svc, host carts.shop.svc.cluster.local, image ghcr.io/acme/cart] @ deploy/cart.yaml:1',
      "attribute kubernetes:shop/deployment/cart replicas: 2 @ deploy/cart.yaml:5",
      'attribute kubernetes:shop/deployment/cart probes: [{"word":"readiness"}] @ deploy/cart.yaml:16',
      "setting kubernetes:shop/deployment/cart REDIS_ADDR = <redis:6379> @ deploy/cart.yaml:14",
      "call kubernetes:shop/deployment/cart -> <named redis app=redis> (policy) @ deploy/policy.json:1",
    ],
  },
  detect,
  read: (artefacts, around) => readAllOf(artefacts, around),
};

function* readAllOf(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const shipped = artefacts.filter(({ path }) => !isAside(path) && !/(?:^|\/)(?:docs?|\.github)\//u.test(path));
  const releases = yield* releasesIn(shipped, around);
  const charts = new Set(shipped.filter(({ path }) => isChartFile(path)).map(({ path }) => parentOf(path)));
  const plan = planOf(kustomizationsIn(shipped, around), around);
  const patches = new Set(kustomizationsIn(shipped, around).flatMap(patchFilesOf));
  yield* plan.claims;
  const main: Resource[] = [];
  for (const artefact of shipped) {
    const { path } = artefact;
    if (plan.taken.has(path) || patches.has(path) || chartAround(path, charts) !== undefined) continue;
    if (isChartFile(path) || isKustomizationFile(path) || isHelmfile(path)) continue;
    yield* plainManifests(artefact, around, main);
  }
  for (const set of plan.sets) if (isMain(set)) main.push(...set);
  for (const { resources } of releases) main.push(...resources);
  const cluster = clusterOf(main);
  const variants = plan.sets.filter((set) => !isMain(set)).map((set) => clusterOf(set, cluster));
  const uses = usesOf([cluster, ...variants]);
  yield* claimsOf(cluster, uses);
  yield* mentionsOfReleases(releases, around);
  for (const variant of variants) yield* claimsOf(variant, uses);
}

/** Is the set part of what runs, and no other variant of it? */
function isMain(set: readonly Resource[]): boolean {
  return set.every(({ from }) => from.suffix === undefined && from.certainty === undefined);
}

function* plainManifests(artefact: Artefact, around: Surroundings, into: Resource[]): Iterable<Claim | Diagnostic> {
  const { path } = artefact;
  const origin = { file: path, scope: { variant: "kubernetes" } } as const;
  const dump = path.endsWith(".json") ? readJsonBytes(artefact.bytes(), around.limits.depth, unasked) : undefined;
  if (dump !== undefined) {
    into.push(...resourcesIn(dump, origin));
    return;
  }
  const text = artefact.text();
  const line = templateLine(text);
  if (line !== undefined) {
    const what = path.slice(path.lastIndexOf("/") + 1);
    yield { claim: "gap", gap: "unrendered-template", what, at: { file: path, line }, seenBy: "manifest" };
    return;
  }
  const { documents, problems } = readYaml(text, around.limits);
  yield* problemsOf(path, problems, around.limits);
  for (const tree of documents) into.push(...resourcesIn(tree, origin));
}

/** Line of the first `{{` that stands for a whole value or line: a template of another tool, of which nobody here knows what it writes. */
function templateLine(text: string): number | undefined {
  if (!text.includes("{{")) return undefined;
  const at = text
    .split("\n", 5000)
    .findIndex((line) => line.length < 1000 && line.includes("{{") && /^\s*(?:- )?(?:[\w.-]+: )?\{\{/u.test(line));
  return at < 0 ? undefined : at + 1;
}

function kustomizationsIn(artefacts: readonly Artefact[], around: Surroundings): readonly Kustomization[] {
  return artefacts.flatMap(({ path }) => {
    const tree = isKustomizationFile(path) ? treeOf(path, around) : undefined;
    return tree === undefined
      ? []
      : [{ path, folder: parentOf(path), tree, isComponent: textAt(tree, "kind") === "Component" }];
  });
}

function* releasesIn(
  artefacts: readonly Artefact[],
  around: Surroundings,
): Generator<Claim, readonly ReleaseRendered[]> {
  const charts = artefacts.flatMap(({ path }) => (isChartFile(path) ? (readChart(path, around) ?? []) : []));
  if (charts.length === 0) return [];
  const helmfiles = artefacts.flatMap(({ path }) => trees(path, isHelmfile(path), around));
  const declared = artefacts.flatMap((artefact) => trees(artefact.path, isDeclared(artefact), around));
  const byFolder = new Map(charts.map((chart) => [chart.folder, chart]));
  const rendered: ReleaseRendered[] = [];
  for (const release of releasesOf(charts, { helmfiles, declared }, around)) {
    const one = renderRelease(release, byFolder, around);
    rendered.push(one);
    yield* one.claims;
  }
  return rendered;
}

/** Does a manifest install a chart? */
function isDeclared(artefact: Artefact): boolean {
  return artefact.size < 1 << 18 && /^kind:\s*["']?(?:HelmRelease|Application)\b/mu.test(artefact.text());
}

function trees(
  path: string,
  isWanted: boolean,
  around: Surroundings,
): readonly { readonly path: string; readonly tree: Tree }[] {
  const artefact = isWanted ? around.file(path) : undefined;
  return artefact === undefined
    ? []
    : readYaml(artefact.text(), around.limits).documents.map((tree) => ({ path, tree }));
}
