/** Large dumps as their tools write them, of our own making: one generator of lines each, written until there are enough bytes. */
import { closeSync, openSync, writeSync } from "node:fs";
import { traceBatches } from "./traces.mjs";

/**
 * Writes `begin`, parts until the file is large enough, `end`.
 * @param {string} file
 * @param {number} megabytes
 * @param {{ readonly begin?: string, readonly between?: string, readonly end?: string, part(index: number): string }} made
 */
export function writeDump(file, megabytes, { begin = "", between = "", end = "", ...made }) {
  const out = openSync(file, "w");
  try {
    let size = writeSync(out, begin);
    for (let index = 0; size < megabytes * 2 ** 20; index++)
      size += writeSync(out, `${index === 0 ? "" : between}${made.part(index)}`);
    writeSync(out, end);
  } finally {
    closeSync(out);
  }
}

/** @param {unknown} value @param {number} spaces */
function indented(value, spaces) {
  return JSON.stringify(value, undefined, 4).replaceAll(/^/gmu, " ".repeat(spaces));
}

/** What `kubectl get deploy,po,svc -A -o json --show-managed-fields` writes. */
export const kubectl = {
  begin: '{\n    "apiVersion": "v1",\n    "items": [\n',
  between: ",\n",
  end: '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n',
  part: clusterItems,
};

/** A deployment, its two pods and its service. @param {number} index */
function clusterItems(index) {
  const [namespace, name] = [`team-${index % 50}`, `svc-${index}`];
  const peer = (index * 7 + 1) % 5000;
  const probe = { httpGet: { path: "/ready", port: 8080 } };
  const spec = {
    containers: [
      {
        env: [
          { name: "PEER_ADDR", value: `svc-${peer}.team-${peer % 50}:8080` },
          { name: "LOG_LEVEL", value: "info" },
        ],
        image: `registry.example.com/${namespace}/${name}:1.${index % 9}`,
        name: "app",
        ports: [{ containerPort: 8080, protocol: "TCP" }],
        readinessProbe: probe,
        resources: { limits: { cpu: "500m", memory: "256Mi" }, requests: { cpu: "100m", memory: "128Mi" } },
        terminationMessagePath: "/dev/termination-log",
        volumeMounts: [{ mountPath: "/var/run/secrets/kubernetes.io/serviceaccount", name: "kube-api-access" }],
      },
    ],
    dnsPolicy: "ClusterFirst",
    restartPolicy: "Always",
  };
  const labels = { app: name };
  const condition = { lastTransitionTime: "2024-01-01T00:00:00Z", status: "True", reason: "MinimumReplicasAvailable" };
  const of = (/** @type {object} */ metadata) => ({
    labels,
    managedFields: managedFields(name),
    namespace,
    ...metadata,
  });
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: of({
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": JSON.stringify({ kind: "Deployment", spec }) },
      name,
    }),
    spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
    status: { conditions: ["Available", "Progressing"].map((type) => ({ ...condition, type })), readyReplicas: 2 },
  };
  const pods = [1, 2].map((at) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: of({
      name: `${name}-7d9f8b6c5-${at}`,
      ownerReferences: [{ apiVersion: "apps/v1", controller: true, kind: "ReplicaSet", name: `${name}-7d9f8b6c5` }],
    }),
    spec: { ...spec, nodeName: `node-${index % 20}` },
    status: {
      conditions: ["Initialized", "Ready", "ContainersReady"].map((type) => ({ ...condition, type })),
      containerStatuses: [{ image: spec.containers[0]?.image, imageID: `sha256:${"cd".repeat(32)}`, name: "app" }],
      phase: "Running",
    },
  }));
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: of({ name }),
    spec: { ports: [{ port: 8080, targetPort: 8080 }], selector: labels },
    status: { loadBalancer: {} },
  };
  return [deployment, ...pods, service].map((one) => indented(one, 8)).join(",\n");
}

/** @param {string} manager */
function managedFields(manager) {
  const container = { ".": {}, "f:image": {}, "f:name": {}, "f:resources": { "f:limits": { "f:cpu": {} } } };
  return [
    {
      apiVersion: "apps/v1",
      fieldsType: "FieldsV1",
      fieldsV1: {
        "f:metadata": { "f:annotations": { ".": {} }, "f:labels": { ".": {}, "f:app": {} } },
        "f:spec": {
          "f:replicas": {},
          "f:strategy": { "f:rollingUpdate": { "f:maxSurge": {}, "f:maxUnavailable": {} }, "f:type": {} },
          "f:template": { "f:spec": { "f:containers": { 'k:{"name":"app"}': container } } },
        },
      },
      manager,
      operation: "Update",
    },
  ];
}

/** What `mysqldump` writes: few tables, many rows. */
export const mysqldump = {
  part(/** @type {number} */ index) {
    const table =
      index % 100 === 0
        ? `DROP TABLE IF EXISTS \`t${index}\`;\nCREATE TABLE \`t${index}\` (\n  \`id\` int NOT NULL AUTO_INCREMENT,\n  \`name\` varchar(80) NOT NULL,\n  \`note\` text,\n  PRIMARY KEY (\`id\`)\n) ENGINE=InnoDB;\n`
        : "";
    const rows = Array.from(
      { length: 200 },
      (_, row) => `(${index * 200 + row},'name ${row}; it\\'s one','a note -- of (some) words, ''quoted''')`,
    );
    return `${table}INSERT INTO \`t${index - (index % 100)}\` VALUES ${rows.join(",")};\n`;
  },
};

/** A lock of npm with many packages. */
export const packageLock = {
  begin:
    '{\n  "name": "shop",\n  "version": "1.0.0",\n  "lockfileVersion": 3,\n  "requires": true,\n  "packages": {\n    "": {\n      "name": "shop",\n      "dependencies": { "package-1": "^1.0.0" }\n    },\n',
  between: ",\n",
  end: "\n  }\n}\n",
  part: (/** @type {number} */ index) =>
    `    "node_modules/package-${index}": {\n      "version": "1.${index % 30}.0",\n      "resolved": "https://packages.acme.net/package-${index}/-/package-${index}-1.${index % 30}.0.tgz",\n      "integrity": "sha512-${"Ab3+".repeat(21)}==",\n      "license": "MIT",\n      "dependencies": {\n        "package-${index + 1}": "^1.0.0",\n        "package-${index + 7}": "^1.0.0"\n      },\n      "engines": { "node": ">=18" }\n    }`,
};

/** OTLP, a batch of spans a line. */
export const otlpLines = {
  part: (/** @type {number} */ index) => `{"resourceSpans":[${traceBatches(index, 16).reverse().join(",")}]}\n`,
};

/** A report of Trivy on an image with very many findings. */
export const trivyReport = {
  begin:
    '{\n  "SchemaVersion": 2,\n  "ArtifactName": "registry.example.com/shop/cart:1.4.0",\n  "ArtifactType": "container_image",\n  "Results": [\n    {\n      "Target": "cart (debian 12)",\n      "Class": "os-pkgs",\n      "Type": "debian",\n      "Vulnerabilities": [\n',
  between: ",\n",
  end: "\n      ]\n    }\n  ]\n}\n",
  part: (/** @type {number} */ index) =>
    indented(
      {
        VulnerabilityID: `CVE-2024-${10_000 + index}`,
        PkgName: `library-${index % 4000}`,
        InstalledVersion: "1.0.0",
        FixedVersion: "1.0.1",
        Status: "fixed",
        PrimaryURL: `https://avd.example.com/nvd/cve-2024-${index}`,
        Title: "library: a buffer is read beyond its end",
        Description: "A flaw was found in the way that the library reads its input. ".repeat(12),
        Severity: index % 3 === 0 ? "HIGH" : "MEDIUM",
        CweIDs: ["CWE-125"],
        CVSS: { nvd: { V3Vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", V3Score: 7.5 } },
        References: Array.from({ length: 8 }, (_, at) => `https://www.example.com/advisories/${index}/${at}`),
      },
      8,
    ),
};
