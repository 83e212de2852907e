/** Repositories of our own making, written to disk: one of many services in Java, and a large one with many files of many sorts. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Services of the repository in Java, and classes of each. */
const SERVICES = 43;
const CLASSES = 24;

/** @param {string} folder @param {string} path @param {string} text */
function put(folder, path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @param {number} index */
const nameOf = (index) => `ts-area${index % SERVICES}-service`;

/** Spring services with controllers, clients of each other, entities; built by Maven, run by Compose and Kubernetes. @param {string} folder */
export function writeJavaSystem(folder) {
  const compose = ["services:"];
  for (let index = 0; index < SERVICES; index++) {
    const name = nameOf(index);
    put(folder, `${name}/pom.xml`, pomOf(name));
    put(
      folder,
      `${name}/Dockerfile`,
      `FROM eclipse-temurin:17-jre\nCOPY target/${name}.jar /app.jar\nEXPOSE 8080\nCMD ["java", "-jar", "/app.jar"]\n`,
    );
    put(
      folder,
      `${name}/src/main/resources/application.yml`,
      `spring:\n  application: { name: ${name} }\n  datasource: { url: "jdbc:mysql://\${DB_HOST:${name}-mysql}:3306/ts" }\nserver: { port: 8080 }\n`,
    );
    for (let at = 0; at < CLASSES; at++)
      put(folder, `${name}/src/main/java/org/acme/area${index}/Part${at}.java`, classOf(index, at));
    put(folder, `deploy/${name}.yaml`, manifestOf(name, index));
    compose.push(
      `  ${name}:`,
      `    build: ${name}`,
      `    depends_on: [${name}-mysql]`,
      `  ${name}-mysql:`,
      "    image: mysql:8",
    );
  }
  put(folder, "docker-compose.yml", `${compose.join("\n")}\n`);
}

/** @param {string} name */
function pomOf(name) {
  const libraries = ["spring-boot-starter-web", "spring-boot-starter-data-jpa", "spring-boot-starter-amqp"];
  return `<project>\n  <groupId>org.acme</groupId>\n  <artifactId>${name}</artifactId>\n  <version>1.0.0</version>\n  <dependencies>\n${libraries
    .map(
      (id) =>
        `    <dependency><groupId>org.springframework.boot</groupId><artifactId>${id}</artifactId></dependency>\n`,
    )
    .join("")}  </dependencies>\n</project>\n`;
}

/** @param {number} service @param {number} at */
function classOf(service, at) {
  const methods = Array.from(
    { length: 8 },
    (_, method) => `
    @GetMapping("/api/v1/things${at}/${method}/{id}")
    public HttpEntity<Response> read${method}(@PathVariable String id, @RequestHeader HttpHeaders headers) {
        LOGGER.info("[read${method}][id {}]", id);
        String url = serviceUrl("${nameOf(service + at + method + 1)}") + "/api/v1/others/" + id;
        ResponseEntity<Response<Thing>> answer = restTemplate.exchange(
            url, HttpMethod.GET, new HttpEntity(headers), new ParameterizedTypeReference<Response<Thing>>() {});
        if (answer.getBody() == null || answer.getBody().getStatus() != 1) {
            return ok(new Response<>(0, "nothing there", null));
        }
        return ok(answer.getBody());
    }
`,
  );
  return `package org.acme.area${service};

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
public class Part${at} {
    private static final Logger LOGGER = LoggerFactory.getLogger(Part${at}.class);

    @Autowired
    private RestTemplate restTemplate;

    private String serviceUrl(String name) {
        return "http://" + name + ":8080";
    }
${methods.join("")}}
`;
}

/** @param {string} name @param {number} index */
function manifestOf(name, index) {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${(index % 3) + 1}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.0.0
          env: [{ name: DB_HOST, value: ${name}-mysql }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 8080 }] }
`;
}

/**
 * Many folders of source in several languages, with tests, documentation, data and configuration, of which most say nothing of the system.
 * @param {string} folder
 * @param {number} files
 */
export function writeMonorepo(folder, files) {
  for (let index = 0; index < files; index++) {
    const unit = Math.floor(index / 100);
    const base = `packages/unit-${unit}`;
    const [path, text] = fileOf(index, unit);
    put(folder, `${base}/${path}`, text);
  }
}

/** @param {number} index @param {number} unit @returns {readonly [string, string]} */
function fileOf(index, unit) {
  const at = index % 100;
  if (at === 0)
    return [
      "package.json",
      JSON.stringify(
        { name: `@acme/unit-${unit}`, version: "1.0.0", dependencies: { express: "^4.18.0", pg: "^8.0.0" } },
        undefined,
        2,
      ),
    ];
  if (at === 1) return ["Dockerfile", `FROM node:20\nWORKDIR /app\nCOPY . .\nCMD ["node", "src/file-2.js"]\n`];
  if (at < 40)
    return [
      `src/file-${at}.ts`,
      `import { helper } from "./file-${(at + 1) % 40}";\nimport express from "express";\n\nconst PEER = process.env.PEER_${unit}_URL ?? "http://unit-${(unit * 7 + at) % 500}:8080";\n\nexport async function run${at}(id: string): Promise<number> {\n  const answer = await fetch(\`\${PEER}/things/\${id}\`);\n  return helper(await answer.json());\n}\n`,
    ];
  if (at < 60)
    return [
      `test/file-${at}.test.ts`,
      `import { run } from "../src/file-2";\n\ntest("it works", () => expect(run("a")).toBe(1));\n`,
    ];
  if (at < 75) return [`docs/page-${at}.md`, `# Page ${at}\n\n${"Words of a page that nobody reads. ".repeat(40)}\n`];
  if (at < 85)
    return [
      `data/rows-${at}.json`,
      JSON.stringify(Array.from({ length: 40 }, (_, row) => ({ id: row, name: `row ${row}` }))),
    ];
  if (at < 92)
    return [`config/settings-${at}.yaml`, `log: { level: info }\nfeature:\n  enabled: true\n  share: 0.${at}\n`];
  return [`assets/text-${at}.txt`, "some text\n".repeat(100)];
}
