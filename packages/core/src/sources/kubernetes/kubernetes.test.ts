/** Manifests, kustomizations and charts: what is deployed, given, permitted; no secret in it; and real systems, counted by hand. */
import { describe, expect, it, test } from "vitest";
import { isRealDataThere, realFiles, said } from "../../../test/said.ts";
import { deploymentSamples } from "../parts/samples.fixture.ts";
import { kubernetes } from "./source.ts";

const workload = (name: string, more = "", kind = "Deployment"): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec:\n  template:\n    metadata: {labels: {app: ${name}}}\n    spec:\n      containers: [{name: ${name}, image: acme/${name}}]\n${more}`;

describe("a system", () => {
  it("is read from a kustomization and a chart", async () => {
    const { lines } = await said(kubernetes, deploymentSamples);
    const expected = [
      "attribute kubernetes:shop/deployment/cart replicas: 4 @ k8s/cart.yaml:1",
      "attribute kubernetes:shop/deployment/cart need: 2 @ k8s/cart.yaml:37",
      'attribute kubernetes:shop/deployment/cart autoscale: {"record":{"min":2,"max":8,"target":{"quantity":70,"unit":"%"},"metric":{"word":"cpu"}}} @ k8s/cart.yaml:42',
      "attribute kubernetes:shop/deployment/cart hardening: true @ k8s/cart.yaml:25",
      "setting kubernetes:shop/deployment/cart ORDERS_URL = <http orders.shop.svc.cluster.local> @ k8s/kustomization.yaml:7",
      "setting kubernetes:shop/deployment/cart MONGO_URL = <mongodb mongo:27017 /carts> @ k8s/cart.yaml:18",
      "setting kubernetes:shop/deployment/cart DB_URL = <mysql stock-db:3306 /stock> @ k8s/cart.yaml:20",
      "setting kubernetes:shop/deployment/cart STOCK_URL = <http stock:8080> @ k8s/kustomization.yaml:13",
      "startup kubernetes:shop/deployment/cart -> <mongo:27017> (start-order) @ k8s/cart.yaml:10",
      "call <named web app=web> -> kubernetes:shop/deployment/cart (policy) @ k8s/policy.yaml:7",
      "setting kubernetes:default/deployment/orders STOCK_URL = <http stock> @ orders/chart/templates/deployment.yaml:17",
      "setting kubernetes:default/deployment/orders REDIS_ADDR = <orders-redis-master:6379> @ orders/chart/templates/deployment.yaml:22",
      'gap unrendered-template "someFunction" @ orders/chart/templates/deployment.yaml:21',
      'mention chart helm:orders/chart "orders", "shop-orders-chart" [kubernetes default/deployment/orders, image ghcr.io/acme/orders] @ orders/chart/Chart.yaml:1',
    ];
    expect(expected.filter((line) => !lines.includes(line))).toEqual([]);
  });

  it("tells no secret, not of a Secret either", async () => {
    const { claims } = await said(kubernetes, deploymentSamples);
    expect(JSON.stringify(claims)).not.toContain("canary");
  });

  it("is read from a dump, without what other workloads made", async () => {
    const item = (kind: string, name: string, owner?: string): unknown => ({
      apiVersion: "v1",
      kind,
      metadata: {
        name,
        namespace: "n",
        uid: "7e0f3a5e-9a34-4a6d-8a43-0d2b5d7f0c11",
        ...(owner === undefined ? {} : { ownerReferences: [{ kind: owner }] }),
      },
      spec: { template: { spec: { containers: [{ name, image: "x" }] } }, containers: [{ name, image: "x" }] },
    });
    const list = {
      apiVersion: "v1",
      items: [
        item("Deployment", "a"),
        item("ReplicaSet", "a-1", "Deployment"),
        item("Pod", "a-1-2", "ReplicaSet"),
        item("Pod", "b"),
      ],
      kind: "List",
    };
    const { lines } = await said(kubernetes, { "dump.json": JSON.stringify(list, null, 2) });
    expect(lines.filter((line) => line.startsWith("mention")).map((line) => line.split(" ")[2])).toEqual([
      "kubernetes:n/deployment/a",
      "kubernetes:n/pod/b",
    ]);
    expect(lines[0]).toContain("kubernetes-uid 7e0f3a5e-9a34-4a6d-8a43-0d2b5d7f0c11");
  });

  it("takes a ConfigMap from the nearest file, and knows when it is shared", async () => {
    const map = (host: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {DB_HOST: ${host}}\n`;
    const uses = "      # one map for all\n";
    const using = (name: string): string =>
      workload(name, uses).replace("image:", "envFrom: [{configMapRef: {name: c}}], image:");
    const { lines } = await said(kubernetes, {
      "a/map.yaml": map("far"),
      "b/map.yaml": map("near"),
      "b/x.yaml": using("x"),
      "b/y.yaml": using("y"),
      "a/z.yaml": using("z"),
    });
    expect(lines.filter((line) => line.startsWith("setting"))).toEqual([
      "setting kubernetes:default/deployment/z DB_HOST = <far> @ a/map.yaml:4",
      "setting kubernetes:default/deployment/x DB_HOST = <near> shared @ b/map.yaml:4",
      "setting kubernetes:default/deployment/y DB_HOST = <near> shared @ b/map.yaml:4",
    ]);
  });

  it("has configuration files inside of ConfigMaps", async () => {
    const map =
      "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  application.yml: |\n    spring:\n      datasource:\n        url: jdbc:mysql://db:3306/shop\n        password: canary\n  nginx.conf: |\n    upstream u { server cart:80; }\n    location / { proxy_pass http://u; }\n    location /x { proxy_pass http://orders:80/; }\n";
    const { lines, claims } = await said(kubernetes, {
      "a.yaml": workload("web", "      volumes: [{name: v, configMap: {name: c}}]\n") + map,
    });
    expect(JSON.stringify(claims)).not.toContain("canary");
    expect(lines.filter((line) => /datasource|->/u.test(line))).toEqual([
      "setting kubernetes:default/deployment/web spring.datasource.url = <mysql db:3306 /shop> @ a.yaml:18",
      "setting kubernetes:default/deployment/web spring.datasource.password = (untold) @ a.yaml:19",
      "call kubernetes:default/deployment/web -> <cart:80> (route) @ a.yaml:21",
      "call kubernetes:default/deployment/web -> <http orders:80> by http (route) @ a.yaml:23",
    ]);
  });
});

describe("kustomizations", () => {
  const base = { "base/kustomization.yaml": "resources: [a.yaml]\n", "base/a.yaml": workload("a") };

  it("are variants of one thing where they take the same manifests: production stands for the system", async () => {
    const overlay = (name: string): string => `resources: [../../base]\nnamePrefix: x-\nnamespace: ${name}\n`;
    const { claims } = await said(kubernetes, {
      ...base,
      "overlays/dev/kustomization.yaml": overlay("dev"),
      "overlays/prod/kustomization.yaml": overlay("prod"),
    });
    const mentions = claims.flatMap((claim) => (claim.claim === "mention" ? [claim] : []));
    expect(mentions.map(({ key, scope }) => [key, scope.environment, scope.variant])).toEqual([
      ["kubernetes:prod/deployment/x-a", "prod", "kubernetes"],
      ["kubernetes:dev/deployment/x-a@overlays/dev", "dev", "kustomize-overlay:overlays/dev"],
    ]);
  });

  it("leave components aside that nobody includes, and say so", async () => {
    const files = {
      ...base,
      "kustomization.yaml": "resources: [base]\n",
      "components/extra/kustomization.yaml":
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [b.yaml]\n",
      "components/extra/b.yaml": workload("b"),
    };
    const without = await said(kubernetes, files);
    const sure = (claims: typeof without.claims): unknown =>
      claims.flatMap((claim) =>
        claim.claim === "mention" ? [[claim.key, claim.certainty ?? 1, claim.scope.variant]] : [],
      );
    expect(sure(without.claims)).toEqual([
      ["kubernetes:default/deployment/a", 1, "kubernetes"],
      ["kubernetes:default/deployment/b", 0.4, "kustomize-component:extra"],
    ]);
    const within = await said(kubernetes, {
      ...files,
      "kustomization.yaml": "resources: [base]\ncomponents: [components/extra]\n",
    });
    expect(sure(within.claims)).toEqual([
      ["kubernetes:default/deployment/a", 1, "kubernetes"],
      ["kubernetes:default/deployment/b", 1, "kubernetes"],
    ]);
  });

  it("patch by merging, by operations and by deleting", async () => {
    const patched = `resources: [base]
patchesStrategicMerge: [merge.yaml]
patches:
  - target: {kind: Deployment, name: a}
    patch: '[{"op": "add", "path": "/spec/replicas", "value": 3}, {"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "acme/other:2"}]'
`;
    const merge =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, env: [{name: B_URL, value: 'http://b:1'}]}]}}}\n";
    const { lines } = await said(kubernetes, { ...base, "kustomization.yaml": patched, "merge.yaml": merge });
    expect(lines.filter((line) => /replicas|setting|mention/u.test(line))).toEqual([
      'mention service kubernetes:default/deployment/a "a" [kubernetes default/deployment/a, image acme/other] @ base/a.yaml:1',
      "attribute kubernetes:default/deployment/a replicas: 3 @ kustomization.yaml:5",
      "setting kubernetes:default/deployment/a B_URL = <http b:1> @ merge.yaml:4",
    ]);
  });
});

describe("ways in and permissions", () => {
  it("are entries that send on, and no callers", async () => {
    const service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: shop}\nspec: {selector: {app: a}}\n";
    const ingress =
      "---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: in}\nspec: {rules: [{host: shop.acme.net, http: {paths: [{backend: {service: {name: shop}}}]}}]}\n";
    const { lines } = await said(kubernetes, { "a.yaml": workload("a") + service + ingress });
    expect(lines.filter((line) => /ingress/u.test(line) || line.includes("exposed"))).toEqual([
      'mention node kubernetes:default/ingress/in "in-ingress" [kubernetes default/ingress/in, fqdn shop.acme.net] @ a.yaml:15',
      "other kubernetes:default/ingress/in -> kubernetes:default/deployment/a by http (route) @ a.yaml:18",
      'attribute kubernetes:default/deployment/a exposed: {"word":"internet"} @ a.yaml:18',
    ]);
  });

  it("are read from Cilium and Istio, too", async () => {
    const cilium =
      "---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\nspec: {endpointSelector: {matchLabels: {app: b}}, ingress: [{fromEndpoints: [{matchLabels: {app: a}}]}]}\n";
    const istio =
      "---\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: i}\nspec: {selector: {matchLabels: {app: a}}, rules: [{from: [{source: {principals: [cluster.local/ns/default/sa/bee]}}]}]}\n";
    const b = workload("b").replace(
      "    spec:\n      containers",
      "    spec:\n      serviceAccountName: bee\n      containers",
    );
    const { lines } = await said(kubernetes, { "a.yaml": `${workload("a")}---\n${b}${cilium}${istio}` });
    expect(lines.filter((line) => line.includes("->")).map((line) => line.split(" @ ")[0])).toEqual([
      "call kubernetes:default/deployment/a -> kubernetes:default/deployment/b (policy)",
      "call kubernetes:default/deployment/b -> kubernetes:default/deployment/a (policy)",
    ]);
  });
});

if (!isRealDataThere) console.warn("SKIPPED: Kubernetes of real systems, shared/data/discovery is not there");

describe.skipIf(!isRealDataThere)("systems of others", () => {
  const keysOf = async (
    folder: string,
  ): Promise<{ readonly keys: ReadonlySet<string>; readonly lines: readonly string[]; readonly problems: number }> => {
    const { claims, lines, diagnostics } = await said(kubernetes, realFiles(folder));
    return {
      keys: new Set(claims.flatMap((claim) => (claim.claim === "mention" ? [claim.key] : []))),
      lines,
      problems: diagnostics.length,
    };
  };

  test("Online Boutique: 12 deployments in every way of deploying it, 15 addresses, no component", async () => {
    const { keys, lines, problems } = await keysOf("systems/online-boutique");
    const deployed = [...keys].filter((key) => key.startsWith("kubernetes:default/deployment/"));
    // 12 and the shopping assistant, the collector ... of components that are not included.
    const names =
      "adservice cartservice checkoutservice currencyservice emailservice frontend loadgenerator paymentservice productcatalogservice recommendationservice redis-cart shippingservice";
    expect(names.split(" ").filter((name) => !deployed.includes(`kubernetes:default/deployment/${name}`))).toEqual([]);
    const inFrontend = lines.filter((line) =>
      /^setting kubernetes:default\/deployment\/\w+ \w+ADDR = <.*@ kubernetes-manifests\//u.test(line),
    );
    expect(inFrontend).toHaveLength(17);
    expect(problems).toBe(0);
  });

  test("Sock Shop: 14 permissions, and the three that ask for a label that nothing has", async () => {
    const { keys, lines } = await keysOf("systems/sock-shop");
    const permitted = lines.filter((line) => line.includes("(policy)"));
    expect(permitted).toHaveLength(14);
    expect(permitted.filter((line) => line.includes("name=cart>"))).toHaveLength(3);
    expect([...keys].filter((key) => key.startsWith("kubernetes:sock-shop/deployment/"))).toHaveLength(14);
  });

  test("Robot Shop: 12 workloads of the chart, and the one that makes load", async () => {
    const { keys } = await keysOf("systems/robot-shop");
    expect(
      [...keys].filter((key) => /^kubernetes:default\/(?:deployment|statefulset)\//u.test(key)).length,
    ).toBeGreaterThanOrEqual(12);
  });

  test("the retail store: five charts under the names of its helmfile, with what that gives them", async () => {
    const { keys, lines } = await keysOf("systems/retail-store");
    expect([...keys].filter((key) => /^helm:.*\/chart$/u.test(key)).sort()).toEqual(
      ["cart", "catalog", "checkout", "orders", "ui"].map((name) => `helm:src/${name}/chart`),
    );
    expect(
      [...keys].filter((key) => key.startsWith("kubernetes:default/deployment/")).map((key) => key.split("/")[2]),
    ).toContain("carts");
    expect([...keys].filter((key) => key.startsWith("helm:src/app/helmfile.yaml#"))).toHaveLength(5);
    expect(lines).toContain(
      "setting kubernetes:default/deployment/ui RETAIL_UI_ENDPOINTS_CARTS = <http carts> @ src/ui/chart/templates/configmap.yml:37",
    );
  });

  test("kubernetes/examples: every workload, by a count of the text", async () => {
    const files = realFiles("samples/kubernetes+examples");
    const { claims } = await said(kubernetes, files);
    const kinds =
      /^kind:\s*["']?(Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|Pod)["']?\s*$/gmu;
    const inText = Object.entries(files)
      .filter(([path, text]) => /\.ya?ml$/u.test(path) && !/(?:^|\/)docs?\//u.test(path) && !text.includes("{{"))
      .flatMap(([path, text]) => [...text.matchAll(kinds)].map(() => path));
    const mentioned = claims.filter(
      (claim) =>
        claim.claim === "mention" &&
        /\/(?:deployment|statefulset|daemonset|replicaset|replicationcontroller|job|cronjob|pod)\//u.test(claim.key),
    );
    expect(inText.length).toBeGreaterThan(15);
    expect(mentioned).toHaveLength(inText.length);
  });
});
