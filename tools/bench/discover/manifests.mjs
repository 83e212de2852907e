/** A synthetic estate of Kubernetes manifests, and what a run over all of it costs: the command as a person would start it. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../run.mjs";
import { printed } from "./table.mjs";

/** Files, of four documents each: deployment, service, configuration, policy. */
const FILES = 5000;
/** Services of one namespace, which call each other. */
const NAMESPACE = 25;

/**
 * @param {number} index
 * @returns {string} the manifest of one service
 */
function manifestOf(index) {
  const namespace = `team-${String(Math.floor(index / NAMESPACE))}`;
  const first = index - (index % NAMESPACE);
  const callee = (/** @type {number} */ step) => `svc-${String(first + ((index + step) % NAMESPACE))}`;
  const name = `svc-${String(index)}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels: { app: ${name}, tier: backend }
spec:
  replicas: ${String((index % 3) + 1)}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: server
          image: registry.internal/${namespace}/${name}:1.${String(index % 40)}.0
          ports: [{ containerPort: 8080 }]
          env:
            - { name: PEER_ADDR, value: "${callee(1)}:8080" }
            - { name: ORDERS_URL, value: "http://${callee(7)}.${namespace}.svc.cluster.local:8080/orders" }
            - name: LOG_LEVEL
              value: info
            - name: DB_PASSWORD
              valueFrom: { secretKeyRef: { name: ${name}, key: password } }
          envFrom: [{ configMapRef: { name: ${name} } }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
          resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 256Mi } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 8080, targetPort: 8080 }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: ${namespace} }
data:
  CACHE_URL: redis://cache.${namespace}:6379/0
  FEATURE: "on"
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: ${name} } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: ${callee(NAMESPACE - 1)} } } }]
`;
}

/** @param {string} folder */
export function writeEstate(folder, files = FILES) {
  for (let index = 0; index < files; index++) {
    const under = join(folder, `team-${String(Math.floor(index / NAMESPACE))}`);
    if (index % NAMESPACE === 0) mkdirSync(under, { recursive: true });
    writeFileSync(join(under, `svc-${String(index)}.yaml`), manifestOf(index));
  }
}

/** The command as it is shipped, where it was built; else from its source. */
function command() {
  const isBuilt = existsSync(join(root, "packages/cli/dist/orrery.js"));
  return isBuilt
    ? [join(root, "packages/cli/bin/orrery.js")]
    : ["--conditions=source", "--no-warnings", join(root, "packages/cli/src/main.ts")];
}

/**
 * CPU seconds and peak memory of `orrery discover FOLDER --json`, start of the command included.
 * @param {string} folder
 */
export function costOfDiscovery(folder) {
  const done = spawnSync(
    "/usr/bin/env",
    ["time", "-f", "%U %S %M", process.execPath, ...command(), "discover", folder, "--json"],
    { encoding: "utf8", maxBuffer: 2 ** 30 },
  );
  const [user = 0, system = 0, kilobytes = 0] = (done.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  const answer = JSON.parse(done.stdout);
  return {
    seconds: user + system,
    megabytes: kilobytes / 1024,
    elements: answer.elements.length,
    relationships: answer.relationships.length,
  };
}

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), "orrery-estate-"));
  try {
    writeEstate(folder);
    const cost = costOfDiscovery(folder);
    return [
      {
        what: `${String(FILES)} manifests, whole command (goal 30 s): ${String(cost.elements)} elements, ${String(cost.relationships)} relationships, ${cost.megabytes.toFixed(0)} MB`,
        ours: cost.seconds,
        peer: 30,
        ratio: cost.seconds / 30,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printed(await measure());
