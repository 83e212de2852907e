/** What requirements ask of discovered facts, from artefacts on disk over the adopted model to the rule or analysis that judges them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, run, textsIn } from "../world.fixtures.ts";

interface Workload {
  readonly kind?: string;
  readonly image: string;
  readonly replicas?: number;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly probes?: string;
  readonly isOpen?: boolean;
}

/** A workload and the service before it. */
function manifest(
  name: string,
  { kind = "Deployment", image, replicas = 1, port = 8080, env = {}, probes = "", isOpen = false }: Workload,
): string {
  const variables = Object.entries(env).map(([key, value]) => `{ name: ${key}, value: "${value}" }`);
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: ${image}
          ports: [{ containerPort: ${port} }]
          env: [${variables.join(", ")}]
          ${probes}
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { ${isOpen ? "type: LoadBalancer, " : ""}selector: { app: ${name} }, ports: [{ port: ${port} }] }
`;
}

const database = "postgres://orders-db:5432/orders";
const probes =
  "livenessProbe: { httpGet: { path: /live, port: 8080 } }\n          readinessProbe: { httpGet: { path: /ready, port: 8080 } }";

const manifests = [
  manifest("gate", { image: "kong:3.7", env: { ORDERS_URL: "http://orders:8080" }, isOpen: true }),
  manifest("orders", {
    image: "acme/orders:2.1.0",
    replicas: 3,
    env: { DATABASE_URL: database, KAFKA_BROKERS: "kafka:9092" },
    probes,
  }),
  manifest("stock", { image: "acme/stock:1.0.0", env: { DATABASE_URL: database, KAFKA_BROKERS: "kafka:9092" } }),
  manifest("prices", { image: "acme/prices:1.0.0" }),
  manifest("orders-db", { kind: "StatefulSet", image: "postgres:15.4", port: 5432 }),
  manifest("kafka", { kind: "StatefulSet", image: "apache/kafka:3.8.0", port: 9092 }),
  "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: orders, namespace: shop }\nspec: { minAvailable: 2, selector: { matchLabels: { app: orders } } }\n",
].join("---\n");

const cloud = `provider "aws" { region = "eu-central-1" }
resource "aws_s3_bucket" "invoices" { bucket = "acme-invoices" }
resource "aws_s3_bucket_acl" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  acl    = "public-read"
}
resource "aws_s3_bucket" "logs" { bucket = "acme-logs" }
resource "aws_iam_role" "report" { name = "report" }
resource "aws_iam_role_policy" "all" {
  role   = aws_iam_role.report.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
resource "aws_lambda_function" "report" {
  function_name = "report"
  runtime       = "python3.12"
  role          = aws_iam_role.report.arn
}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
`;

const workflow = `name: deliver
on: { push: { branches: [main] } }
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: docker build -t acme/orders:2.1.0 services/orders && docker push acme/orders:2.1.0
      - run: docker build -t acme/stock:1.0.0 services/stock && docker push acme/stock:1.0.0
  staging: { needs: build, environment: staging, runs-on: ubuntu-latest, steps: [{ run: kubectl apply -f k8s/ }] }
  production: { needs: staging, environment: production, runs-on: ubuntu-latest, steps: [{ run: kubectl apply -f k8s/ }] }
`;

const kafka =
  'const { Kafka } = require("kafkajs");\nconst kafka = new Kafka({ brokers: [process.env.KAFKA_BROKERS] });\n';

const files: Readonly<Record<string, string>> = {
  "k8s/shop.yaml": manifests,
  "cloud/main.tf": cloud,
  ".github/workflows/deliver.yml": workflow,
  ".github/CODEOWNERS": "/services/orders/ @acme/orders-team\n/services/stock/ @acme/stock-team\n",
  "compose.yaml":
    'services:\n  mailer: { image: "acme/mailer:1", restart: "no" }\n  archiver: { image: "acme/archiver:1", restart: always }\n',
  "prometheus.yml": "scrape_configs:\n  - job_name: orders\n    static_configs: [{ targets: ['orders:8080'] }]\n",
  "asyncapi.yaml":
    "asyncapi: 2.6.0\ninfo: { title: Orders, version: 1.0.0 }\nchannels:\n  order-placed:\n    publish: { message: { name: OrderPlaced } }\n",
  "services/orders/package.json":
    '{ "name": "orders", "version": "2.1.0", "dependencies": { "kafkajs": "2.2.4", "pg": "8.0.0" } }',
  "services/orders/index.js": `${kafka}kafka.producer().send({ topic: "order-placed", messages: [] });\n`,
  "services/orders/Dockerfile": "FROM node:20\nCOPY . .\n",
  "services/stock/package.json": '{ "name": "stock", "version": "1.0.0", "dependencies": { "kafkajs": "2.2.4" } }',
  "services/stock/index.js": `${kafka}const consumer = kafka.consumer({ groupId: "stock" });\nconsumer.subscribe({ topic: "order-placed" });\n`,
  "services/stock/Dockerfile": "FROM node:20\nCOPY . .\n",
  "scans/lynis-report.dat":
    "lynis_version=3.0.8\nreport_version_major=1\nhostname=srv-app\nos=Linux\nos_name=Debian\nos_version=12\nhardening_index=62\n",
  "sales/schema.sql":
    "CREATE TABLE customer (id BIGINT PRIMARY KEY, born DATE);\nCREATE TABLE invoice (id BIGINT PRIMARY KEY, customer_id BIGINT REFERENCES customer(id));\n",
  "support/schema.sql":
    "CREATE TABLE customer (id BIGINT PRIMARY KEY, born VARCHAR(10));\nCREATE TABLE note (body TEXT);\nCREATE TABLE line (id BIGINT PRIMARY KEY, order_id BIGINT REFERENCES gone(id));\n",
};

interface Answered {
  readonly columns: readonly { readonly key: string }[];
  readonly rows: readonly (readonly { readonly text: string }[])[];
}

interface Finding {
  readonly rule: string;
  readonly subject: { readonly name: string };
}

describe("from artefacts to answers", () => {
  const state: { folder: string; findings: readonly Finding[] } = { folder: "", findings: [] };
  const model = (): string =>
    Object.entries(textsIn(join(state.folder, "architecture")))
      .flatMap(([path, text]) => (path.endsWith(".orrery") ? [text] : []))
      .join("\n");
  /** Cells of some columns, row by row, of the rows whose first cell is one of these. */
  const answer = async (
    analysis: string,
    columns: readonly string[],
    ids: readonly string[] = [],
    table = "main",
  ): Promise<readonly (readonly string[])[]> => {
    const { output } = await run(["analyse", analysis, "--table", table, "--json"], { folder: state.folder });
    const { columns: all, rows } = JSON.parse(output).table as Answered;
    const keys = all.map(({ key }) => key);
    const texts = rows.map((row) => row.map(({ text }) => text));
    return texts
      .filter(([first = ""]) => ids.length === 0 || ids.includes(first))
      .map((row) => columns.map((column) => row[keys.indexOf(column)] ?? ""));
  };
  const found = (rule: string): readonly string[] =>
    state.findings.flatMap((one) => (one.rule === rule ? [one.subject.name] : []));

  beforeAll(async () => {
    state.folder = folderWith(files);
    const { code, problems } = await run(["discover", ".", "--as", "shop", "--adopt"], { folder: state.folder });
    if (code !== 0) throw new Error(problems);
    // How important it is and how it is meant to be cut, only people can say.
    const path = join(state.folder, "architecture/application.orrery");
    const text = readFileSync(path, "utf8");
    const named = text.replace(/^(application shop .*\{)$/mu, "$1\n  criticality: important\n  style: microservices");
    if (named === text) throw new Error("the application of the system is called otherwise");
    writeFileSync(path, named);
    const checked = await run(["check", "--json"], { folder: state.folder });
    state.findings = JSON.parse(checked.output).checks.findings;
  }, 60_000);

  test("R202: a public bucket and a policy that allows everything, each with what it is about", () => {
    const text = model();
    expect(text).toMatch(/finding open-to-everybody[^}]*\}[^}]*severity: critical\s+threatens invoices/u);
    expect(text).toMatch(/finding allows-everything[^}]*\}[^}]*severity: critical\s+threatens report/u);
    expect(text).toMatch(/store invoices [^]*?exposed: internet/u);
    expect(found("finding-is-assigned")).toHaveLength(4);
  });

  test("R221, R226: probes and restarts read from manifests, and judged", () => {
    expect(found("software-is-probed")).toEqual(expect.arrayContaining(["gate", "stock", "prices"]));
    expect(found("software-is-probed")).not.toContain("orders");
    expect(found("software-restarts-by-itself")).toEqual(["mailer"]);
    expect(model()).toMatch(/module orders [^]*?replicas: 3\s+need: 2/u);
    expect(found("broker-is-doubled")).toEqual(["kafka"]);
  });

  test("R020, R021: a service that no route reaches, a store that two services share", async () => {
    expect(found("gateway-reaches-services")).toContain("prices");
    expect(found("gateway-reaches-services")).not.toContain("orders");
    expect(found("store-has-one-user")).toEqual(["orders-db"]);
    expect(await answer("shared-stores", ["id", "users", "count"], ["orders-db"])).toEqual([
      ["orders-db", "orders, stock", "2"],
    ]);
  });

  test("R024: a topic with who sends and who reacts, and its contract", () => {
    expect(model()).toMatch(/store order-placed [^]*?type: topic[^}]*contractFile: "asyncapi.yaml"[^}]*-> stock/u);
    expect(model()).toMatch(/module orders [^]*?-> order-placed/u);
    expect(found("topic-has-a-subscriber")).toEqual([]);
  });

  test("R164, R010: data models that contradict each other, keys that lead nowhere, and what the data sets are made of", () => {
    expect(found("entities-of-one-name-agree")).toHaveLength(1);
    expect(model()).toMatch(/finding orphan-foreign-key[^]*?threatens line/u);
    expect(model()).toMatch(/finding no-key[^]*?threatens note/u);
    expect(model()).toMatch(/dataset sales [^}]*\}[^}]*realizes invoice, \S*customer/u);
    expect(model()).toMatch(/entity invoice [^}]*\}[^}]*relates \S*customer/u);
  });

  test("R051: owners from CODEOWNERS", async () => {
    expect(await answer("ownership", ["id", "owner"], ["orders", "stock", "prices"])).toEqual([
      ["orders", "orders-team"],
      ["prices", ""],
      ["stock", "stock-team"],
    ]);
  });

  test("R249, R255, R260: pipelines, their environments, and what goes live together", async () => {
    expect(await answer("delivery", ["id", "where", "environments"], ["orders", "prices"])).toEqual([
      ["orders", ".github/workflows/deliver.yml", "staging → prod"],
      ["prices", "", ""],
    ]);
    expect(await answer("delivery", ["members", "by"], ["orders, stock"], "together")).toEqual([
      ["orders, stock", ".github/workflows/deliver.yml"],
    ]);
    expect(found("module-is-delivered-alone")).toEqual(["orders", "stock"]);
  });

  test("R250: who is scraped is monitored, and nothing is said of who is not", async () => {
    const rows = await answer("observability", ["id", "monitoring"], ["orders", "stock"]);
    expect(rows).toEqual([
      ["orders", expect.stringContaining("prometheus")],
      ["stock", "unknown"],
    ]);
  });

  test("R245, R251, R252, R254: what is in the cloud, what else would do, who answers for it, where it rests", async () => {
    expect(await answer("cloud-equivalents", ["id", "category", "aws", "gcp"], ["invoices"])).toEqual([
      ["invoices", "Storage", "=", "Google Cloud Storage"],
    ]);
    expect(await answer("responsibilities", ["id", "premises", "nobody"], ["invoices"])).toEqual([
      ["invoices", "(provider)", "data, identities"],
    ]);
    expect(await answer("held-outside", ["id", "with", "where"], ["invoices"])).toEqual([["invoices", "AWS", "DE"]]);
    expect(model()).toMatch(/zone eu-central-1 [^]*?type: region[^]*?\n  zone main /u);
  });

  test("R017: the operating system of a node, as a technology of the catalogue", () => {
    expect(model()).toMatch(/node srv-app [^}]*\}[^}]*os: debian-12/u);
    expect(model()).toMatch(/technology debian-12 "Debian 12" [^]*?type: os/u);
  });

  test("the adopted text has no mistake", async () => {
    expect(
      JSON.parse((await run(["check", "--no-rules", "--json"], { folder: state.folder })).output).counts.error,
    ).toBe(0);
  });
});

const base = manifest("shop", { image: "acme/shop:1.4.0", env: { LOG_LEVEL: "info", API_PASSWORD: "canary-7f3a" } });

describe("R256: environments beside each other", () => {
  const folder = folderWith({
    "base/kustomization.yaml": "resources: [shop.yaml]\n",
    "base/shop.yaml": base.replaceAll(", namespace: shop", ""),
    "overlays/dev/kustomization.yaml": `namespace: dev
resources: [../../base, mail.yaml]
images: [{ name: acme/shop, newTag: 1.5.0 }]
patches:
  - target: { kind: Deployment, name: shop }
    patch: "[{ op: replace, path: /spec/template/spec/containers/0/env/0/value, value: debug }]"
`,
    "overlays/dev/mail.yaml": manifest("mail", { image: "acme/mail:1" }).replaceAll(", namespace: shop", ""),
    "overlays/prod/kustomization.yaml":
      "namespace: prod\nresources: [../../base]\nreplicas: [{ name: shop, count: 3 }]\n",
  });

  test("finds exactly what differs, and no secret is told", async () => {
    const { code, output } = await run(["drift", "--between", "dev,prod", "--json"], { folder });
    expect(code).toBe(1);
    const { differences } = JSON.parse(output);
    expect(differences.map(({ element, about, values }: Record<string, unknown>) => [element, about, values])).toEqual([
      ["mail", undefined, [true, null]],
      ["shop", "image", ["acme/shop:1.5.0", "acme/shop:1.4.0"]],
      ["shop", "replicas", [1, 3]],
      ["shop", "LOG_LEVEL", ["debug", "info"]],
    ]);
    const page = await run(["drift", "--between", "dev,prod", "--lang", "fr"], { folder });
    expect(page.output).toContain("4 différences entre dev et prod");
    expect(`${output}${page.output}`).not.toContain("canary");
  });

  test("says which environments there are, and that two are compared", async () => {
    const { code, problems } = await run(["drift", "--between", "dev,prd"], { folder });
    expect([code, problems.includes("prod")]).toEqual([2, true]);
    expect((await run(["drift", "--between", "dev"], { folder })).code).toBe(2);
  });
});
