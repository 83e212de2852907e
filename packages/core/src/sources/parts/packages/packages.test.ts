/** Manifests of all languages: counts and versions as the files say them, neighbours, and words that the table of ends of support knows. */
import { describe, expect, it } from "vitest";
import { claimLine } from "../../../model/claims/claim-lines.ts";
import type { Claim } from "../../../model/claims/claim.ts";
import { ofName } from "../../../model/endoflife/recognise.ts";
import { shippedTable } from "../../../model/endoflife/support-table.ts";
import { cargo } from "../../cargo/source.ts";
import { composer } from "../../composer/source.ts";
import { goModules } from "../../go-modules/source.ts";
import { gradle } from "../../gradle/source.ts";
import { maven } from "../../maven/source.ts";
import { npm } from "../../npm/source.ts";
import { nuget } from "../../nuget/source.ts";
import { pythonPackages } from "../../python-packages/source.ts";
import { rubyGems } from "../../ruby-gems/source.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../../samples.fixture.ts";
import type { Source } from "../../source.ts";
import { versionOf } from "./manifest.ts";

const all: readonly Source[] = [cargo, composer, goModules, gradle, maven, npm, nuget, pythonPackages, rubyGems];

async function lines(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { claims } = await claimsFrom(all, files);
  return claims.map((claim) => claimLine(claim).replace(/ @ .*$/u, ""));
}

/** Values of a list attribute of one package. */
function listed(claims: readonly Claim[], of: string, name: string): readonly string[] {
  const found = claims.find((claim) => claim.claim === "attribute" && claim.of === of && claim.name === name);
  return found?.claim === "attribute" && Array.isArray(found.value) ? found.value.map(String) : [];
}

it.each([
  ["^4.17.1", "4"],
  ["^0.27.2", "0.27"],
  ["~4.17.1", "4.17"],
  ["~> 7.1.0", "7.1"],
  ["==2.3.1", "2.3.1"],
  ["v1.2.3", "1.2.3"],
  ["1.5.22.RELEASE", "1.5.22.RELEASE"],
  [">=14", undefined],
  ["latest", undefined],
  ["git+https://x", undefined],
])("a requirement %s means version %s", (requirement, version) => {
  expect(versionOf(requirement)).toBe(version);
});

it("reads where the server for developers sends requests that it does not know", async () => {
  const found = await lines({ "web/package.json": '{"name":"web","dependencies":{},"proxy":"http://api:5000"}' });
  expect(found.filter((line) => line.startsWith("setting"))).toEqual([
    "setting package:web/package.json proxy.target = <http api:5000> default",
  ]);
});

describe("neighbours", () => {
  it("in workspaces of npm, by lock of the root", async () => {
    const found = await lines({
      "package.json": '{"name":"shop","workspaces":["packages/*"]}',
      "yarn.lock": '"express@npm:^4.17.0":\n  version: 4.19.2\n  resolution: "express@npm:4.19.2"\n',
      "packages/api/package.json":
        '{"name":"@shop/api","version":"1.0.0","dependencies":{"@shop/model":"workspace:*","express":"^4.17.0"}}',
      "packages/model/package.json": '{"name":"@shop/model","main":"index.js"}',
    });
    expect(found).toContain(
      "other uses package:packages/api/package.json -> package:packages/model/package.json (declared)",
    );
    expect(found).toContain('attribute package:packages/api/package.json x-libraries: ["pkg:npm/express@4.19.2"]');
    expect(found).toContain("attribute package:package.json x-aggregate: true");
    expect(found).toContain("other contains package:package.json -> package:packages/api/package.json (declared)");
  });

  it("in Gradle, Kotlin script, with a catalogue and accessors", async () => {
    const found = await lines({
      "settings.gradle.kts": 'rootProject.name = "shop"\ninclude(\n  ":api",\n  ":shared-model"\n)\n',
      "gradle/libs.versions.toml":
        '[versions]\nktor = "2.3.12"\n[libraries]\nktor-server = { module = "io.ktor:ktor-server-core", version.ref = "ktor" }\n',
      "api/build.gradle.kts":
        'plugins {\n  kotlin("jvm") version "2.0.0"\n}\n// implementation("no:no:1")\ndependencies {\n  implementation(projects.sharedModel)\n  implementation(libs.ktor.server)\n}\n',
      "shared-model/build.gradle.kts": "",
    });
    expect(found).toContain(
      "other uses package:api/build.gradle.kts -> package:shared-model/build.gradle.kts (declared)",
    );
    expect(found).toContain(
      'attribute package:api/build.gradle.kts x-libraries: ["pkg:maven/io.ktor/ktor-server-core@2.3.12"]',
    );
    expect(found).toContain('attribute package:api/build.gradle.kts technology: ["Java","Kotlin 2.0.0","Ktor 2.3.12"]');
  });

  it("in .NET, with central versions; test projects are none", async () => {
    const found = await lines({
      "Directory.Packages.props":
        '<Project><ItemGroup><PackageVersion Include="Npgsql" Version="8.0.3" /></ItemGroup></Project>',
      "A/A.csproj":
        '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="npgsql" /></ItemGroup></Project>',
      "A.Checks/A.Checks.csproj":
        '<Project><ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" Version="17" /></ItemGroup></Project>',
    });
    expect(found).toContain('attribute package:A/A.csproj x-libraries: ["pkg:nuget/npgsql@8.0.3"]');
    expect(found.filter((line) => line.includes("A.Checks"))).toEqual([]);
  });

  it("in Go by replacement, in Python by path, in Rust by workspace", async () => {
    const found = await lines({
      "go.work": "go 1.22\nuse (\n\t./api\n\t./lib\n)\n",
      "api/go.mod": "module acme.io/shop/api\nrequire acme.io/shop/lib v0.0.0\nreplace acme.io/shop/lib => ../lib\n",
      "lib/go.mod": "module acme.io/shop/lib\n",
      "py/pyproject.toml":
        '[project]\nname = "py"\nrequires-python = "==3.12.*"\ndependencies = ["Django>=5,<6", "shared"]\n[tool.uv.sources]\nshared = { path = "../shared" }\n',
      "py/uv.lock": '[[package]]\nname = "django"\nversion = "5.0.6"\nsource = { registry = "x" }\n',
      "shared/pyproject.toml": '[project]\nname = "shared"\n',
      "rs/Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\nredis = "0.27"\n',
      "rs/crates/a/Cargo.toml":
        '[package]\nname = "a"\n[dependencies]\nb = { path = "../b" }\nredis = { workspace = true }\n',
      "rs/crates/b/Cargo.toml": '[package]\nname = "b"\n',
      "rs/Cargo.lock":
        '[[package]]\nname = "redis"\nversion = "0.27.5"\nsource = "registry"\n[[package]]\nname = "a"\nversion = "0.1.0"\n',
    });
    expect(found).toContain("other uses package:api/go.mod -> package:lib/go.mod (declared)");
    expect(found).toContain("other contains package:go.work -> package:lib/go.mod (declared)");
    expect(found).toContain("other uses package:py/pyproject.toml -> package:shared/pyproject.toml (declared)");
    expect(found).toContain('attribute package:py/pyproject.toml technology: ["Python 3.12","Django 5.0.6"]');
    expect(found).toContain("other uses package:rs/crates/a/Cargo.toml -> package:rs/crates/b/Cargo.toml (declared)");
    expect(found).toContain('attribute package:rs/crates/a/Cargo.toml x-libraries: ["pkg:cargo/redis@0.27.5"]');
  });
});

it("lets clients of a registry find the one server of the tree", async () => {
  const pom = (artifact: string, library: string): string =>
    `<project><groupId>io.acme</groupId><artifactId>${artifact}</artifactId><version>1</version><dependencies><dependency><groupId>org.springframework.cloud</groupId><artifactId>${library}</artifactId></dependency></dependencies></project>`;
  const client = pom("orders", "spring-cloud-starter-netflix-eureka-client");
  const server = pom("registry", "spring-cloud-starter-netflix-eureka-server");
  const link = "other package:orders/pom.xml -> package:registry/pom.xml (client)";
  expect(await lines({ "orders/pom.xml": client, "registry/pom.xml": server })).toContain(link);
  expect(await lines({ "orders/pom.xml": client, "registry/pom.xml": server, "other/pom.xml": server })).not.toContain(
    link,
  );
});

it("writes technologies in words that the table of ends of support knows", () => {
  for (const text of [
    "Node.js 20",
    "Spring Boot 1.5.22.RELEASE",
    "Spring Cloud 2025.1.0",
    "Angular 17",
    "React 18.2.0",
    "Vue 3.4.0",
    "Next.js 14",
    ".NET 8.0",
    ".NET Framework 4.8",
    "Go 1.22.1",
    "Python 3.12",
    "Django 5.0.6",
    "Ruby 3.3.5",
    "Ruby on Rails 7.1.2",
    "PHP 8.2",
    "Laravel 11",
    "Symfony 5",
    "Kotlin 2.0.0",
    "Apache Log4j 2.26.1",
    "Hibernate ORM 6.4",
    "Apache Camel 4.4",
    "jQuery 3",
  ])
    expect([text, (ofName(shippedTable, text)?.cycles.length ?? 0) > 0]).toEqual([text, true]);
});

describe.skipIf(!haveSamples)("the five systems", () => {
  it.each(["online-boutique", "petclinic", "retail-store", "robot-shop", "sock-shop"])(
    "%s: counts and versions are those of the files",
    async (system) => {
      const files = sampleFiles(`systems/${system}`);
      const { claims, diagnostics } = await claimsFrom(all, files);
      expect(diagnostics).toEqual([]);
      let compared = 0;
      for (const file of files) {
        const { path } = file;
        const counted = countedBy(path, file.text());
        if (counted === undefined) continue;
        const of = `package:${path}`;
        const said = [...listed(claims, of, "x-libraries"), ...listed(claims, of, "x-build-libraries")].map((one) =>
          isLocked(path) ? one.replace(/ .*$|(?<=.)@[^@/]*$/u, "") : one,
        );
        compared++;
        expect([path, [...said].sort()]).toEqual([path, [...counted].sort()]);
      }
      expect(compared).toBeGreaterThan(system === "sock-shop" ? 0 : 3);
    },
  );

  it("find the module that Train Ticket's services share, and every module of Petclinic", async () => {
    const { claims } = await claimsFrom([maven], sampleFiles("systems/petclinic"));
    expect(claims.filter((claim) => claim.claim === "relationship" && claim.verb === "contains")).toHaveLength(8);
    const registered = claims.flatMap((claim) =>
      claim.claim === "relationship" &&
      claim.seenBy === "infrastructure" &&
      "key" in claim.to &&
      claim.to.key.includes("discovery")
        ? [claim.at.file]
        : [],
    );
    expect(registered).toHaveLength(6);
  });
});

/** What a file declares, by other means than ours: the parser of the language, or plain patterns. */
function countedBy(path: string, text: string): readonly string[] | undefined {
  if (/(?:^|\/)(?:e2e|tests?|docs)\//u.test(path)) return undefined;
  if (path.endsWith("/package.json")) {
    const read = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
    return Object.entries({ ...read["dependencies"], ...read["devDependencies"] }).map(([name, wanted]) =>
      isLocked(path) ? `pkg:npm/${name.replace("@", "%40")}` : npmText(name, wanted),
    );
  }
  if (path.endsWith("go.mod"))
    return [...text.matchAll(/^(?:require )?\t?([\w.-]+\.[\w./-]+) (v\S+)(?! *\/\/ indirect)$/gmu)].map(
      ([, name = "", version = ""]) => `pkg:golang/${name}@${version.replaceAll("+", "%2B")}`,
    );
  if (path.endsWith(".csproj"))
    return [...text.matchAll(/PackageReference Include="([^"]+)" Version="([^"]+)"/gu)].map(
      ([, name = "", version = ""]) => `pkg:nuget/${name}@${version}`,
    );
  if (path.endsWith("requirements.in"))
    return text
      .split("\n")
      .filter((line) => line.includes("=="))
      .map((line) => `pkg:pypi/${line.trim().replace("==", "@")}`);
  if (!path.endsWith("pom.xml")) return undefined;
  const own = text.replaceAll(/<!--[^]*?-->|<(dependencyManagement|build|profiles|exclusions)>[^]*?<\/\1>/gu, "");
  return [...own.matchAll(/<dependency>\s*<groupId>([^<]+)<\/groupId>\s*<artifactId>([^<]+)<\/artifactId>/gu)].map(
    ([, group = "", artifact = ""]) => `pkg:maven/${group}/${artifact}`,
  );
}

/** Where only names are compared: the versions come of a lock, or of parents. */
function isLocked(path: string): boolean {
  return /(?:currencyservice|paymentservice|checkout|load-generator|attribution)\/package\.json$|pom\.xml$/u.test(path);
}

function npmText(name: string, wanted: string): string {
  const own = `pkg:npm/${name.replace("@", "%40")}`;
  if (/^\d+\.\d+\.\d+$/u.test(wanted)) return `${own}@${wanted}`;
  return wanted === "" ? own : `${own} ${wanted}`;
}
