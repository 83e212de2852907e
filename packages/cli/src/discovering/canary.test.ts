/**
 * Secrets from end to end: one in each place where people keep them, in each format, and then everything that discovery prints and writes
 * is searched for them: the model, the observation, claims, reports, the pictures' text, what is said beside.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

let last = 0;
/** Another one each time, in a form that no rule about random words could know; all begin alike. */
const secret = (): string => `canary${String(++last)}horse`;

const files: Readonly<Record<string, string>> = {
  "docker-compose.yml": `services:
  cart:
    build: ./cart
    environment:
      DATABASE_URL: postgres://cart:${secret()}@db:5432/cart
      DB_PASSWORD: ${secret()}
      API_TOKEN: "${secret()}"
      REDIS: redis://:${secret()}@cache:6379
    command: ["--password=${secret()}", "--db-url", "mysql://root:${secret()}@db/cart"]
    labels: { "traefik.auth.password": "${secret()}" }
  db: { image: "postgres:16", environment: [POSTGRES_PASSWORD=${secret()}] }
  cache: { image: "redis:7", command: redis-server --requirepass ${secret()} }
`,
  ".env": `SECRET_KEY=${secret()}\nDB_URL=amqp://u:${secret()}@mq:5672\n`,
  "cart/Dockerfile": `FROM node:22\nARG NPM_TOKEN=${secret()}\nENV DB_PASSWORD=${secret()} MONGO=mongodb://u:${secret()}@mongo/x\nCMD ["node", "server.js"]\n`,
  "cart/package.json": `{"name": "cart", "version": "1.0.0", "dependencies": {"private": "git+https://user:${secret()}@git.acme.net/p.git", "redis": "^4.0.0"}}`,
  "cart/server.js": `const redis = require("redis");
const client = redis.createClient({ url: process.env.REDIS || "redis://default:${secret()}@cache:6379" });
const key = "${secret()}";
fetch("https://user:${secret()}@api.acme-pay.com/v1?token=${secret()}", { headers: { authorization: "Bearer ${secret()}" } });
`,
  "cart/src/main/resources/application.yml": `spring:
  application: { name: cart }
  datasource: { url: "jdbc:postgresql://db/cart?user=u&password=${secret()}", username: u, password: ${secret()} }
  rabbitmq: { addresses: "amqp://guest:${secret()}@mq" }
`,
  "cart/appsettings.json": `{"ConnectionStrings": {"Db": "Server=db;Database=cart;User Id=sa;Password=${secret()}"}, "Jwt": {"SigningKey": "${secret()}"}}`,
  "deploy/cart.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, annotations: { token: "${secret()}" } }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec:
      containers:
        - name: cart
          image: acme/cart:1
          args: ["--db=postgres://a:${secret()}@db:5432/x", "--api-key", "${secret()}"]
          env:
            - { name: ADMIN_PASSWORD, value: "${secret()}" }
            - { name: QUEUE, value: "amqp://a:${secret()}@mq:5672" }
---
apiVersion: v1
kind: Secret
metadata: { name: cart }
stringData: { password: ${secret()} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: cart }
data: { url: "https://u:${secret()}@pay.acme.net", application.properties: "db.password=${secret()}" }
`,
  "infra/main.tf": `variable "db_password" { default = "${secret()}" }
resource "aws_db_instance" "orders" {
  engine   = "postgres"
  username = "admin"
  password = "${secret()}"
  tags     = { token = "${secret()}" }
}
resource "aws_lambda_function" "bill" {
  function_name = "bill"
  environment { variables = { DB = "postgres://u:${secret()}@db/x", API_SECRET = "${secret()}" } }
}
`,
  "infra/terraform.tfstate": `{"version": 4, "terraform_version": "1.7.0", "resources": [{"mode": "managed", "type": "aws_db_instance", "name": "orders", "provider": "provider[\\"providers.acme.net/hashicorp/aws\\"]", "instances": [{"attributes": {"identifier": "orders", "engine": "postgres", "password": "${secret()}", "arn": "arn:aws:rds:eu-west-1:123456789012:db:orders"}}]}], "outputs": {"password": {"value": "${secret()}", "sensitive": true}}}`,
  "db/schema.sql": `CREATE TABLE customer (id int PRIMARY KEY, email text DEFAULT '${secret()}');\nCREATE USER cart IDENTIFIED BY '${secret()}';\nINSERT INTO customer VALUES (1, '${secret()}');\nCREATE ROLE x LOGIN PASSWORD '${secret()}';\n`,
  ".github/workflows/ci.yml": `on: push
env: { TOKEN: ${secret()} }
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: docker login -u x -p ${secret()} ghcr.io && docker build -t ghcr.io/acme/cart cart
      - run: curl -H "Authorization: Bearer ${secret()}" https://u:${secret()}@deploy.acme.net
`,
  ".gitlab-ci.yml": `variables: { DB_PASSWORD: "${secret()}" }\nbuild:\n  script: ["docker login -p ${secret()}"]\n`,
  Jenkinsfile: `pipeline { agent any; environment { TOKEN = '${secret()}' }; stages { stage('Build') { steps { sh 'deploy --password ${secret()}' } } } }`,
  "api/openapi.yaml": `openapi: 3.0.0\ninfo: { title: Cart }\nservers: [{ url: "https://u:${secret()}@cart.acme.net/v1" }]\npaths: { /items: { get: { parameters: [{ name: key, in: query, example: ${secret()} }], responses: {} } } }\n`,
  "traces.json": `{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"cart"}},{"key":"api.token","value":{"stringValue":"${secret()}"}}]},"scopeSpans":[{"spans":[{"traceId":"aa","spanId":"01","name":"q","kind":3,"startTimeUnixNano":"1","endTimeUnixNano":"2","attributes":[{"key":"db.system","value":{"stringValue":"postgresql"}},{"key":"db.statement","value":{"stringValue":"select '${secret()}'"}},{"key":"server.address","value":{"stringValue":"db"}},{"key":"http.url","value":{"stringValue":"https://u:${secret()}@x.acme.net/?k=${secret()}"}}]}]}]}]}`,
  "inventory.csv": `name,type,ip,password\nsrv-1,server,10.1.0.4,${secret()}\n`,
  "ops/hosts": `[db]\ndb1 ansible_host=10.1.0.9 ansible_password=${secret()} db_password=${secret()}\n`,
  "ops/site.yml": `- hosts: db\n  vars: { admin_pass: ${secret()} }\n  roles: [postgres]\n`,
  "catalog-info.yaml": `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: cart, annotations: { token: ${secret()} } }\nspec: { type: service, owner: team-a }\n`,
  "nginx.conf": `server { location /api { proxy_set_header Authorization "Basic ${secret()}"; proxy_pass http://u:${secret()}@cart:8080; } }\n`,
  "prometheus.yml": `scrape_configs:\n  - job_name: cart\n    basic_auth: { username: u, password: ${secret()} }\n    static_configs: [{ targets: ["cart:8080"] }]\n`,
};

it("puts no secret into anything that it prints or writes", async () => {
  const folder = folderWith(files);
  const commands = [
    ["discover", ".", "--claims"],
    ["discover", ".", "--json"],
    ["discover", ".", "--adopt"],
    ["discover", "--why", "cart"],
    ["drift", "."],
    ["drift", ".", "--json"],
    ["export", "architecture", "--format", "archimate", "--out", "out.xml"],
    ["draw", "architecture", "--format", "svg", "--out", "pictures"],
  ];
  const said: string[] = [];
  for (const words of commands) {
    const { output, problems } = await run(words, { folder });
    said.push(output, problems);
  }
  const written = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !(path.slice(folder.length + 1) in files));
  expect(written.some((path) => path.endsWith(".jsonl"))).toBe(true);
  expect(written.filter((path) => path.endsWith(".orrery")).length).toBeGreaterThan(1);
  for (const path of written) said.push(readFileSync(path, "utf8"));
  const told = said.join("\n");
  expect(told).toContain("cart");
  expect(told.length).toBeGreaterThan(20_000);
  const out = [...told.matchAll(/.{0,60}canary\d+horse.{0,30}/giu)].map(([found]) => found);
  expect(out).toEqual([]);
});
