import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dateOfDay, dayNumber } from "../../base/dates.ts";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import type { Element } from "../model.ts";
import { foundationsOf } from "./foundations.ts";
import { readDump, readSupportFile, writeSupportFile } from "./read-dump.ts";
import { ofCpe, ofKey, ofName, ofPackageUrl, type Recognised } from "./recognise.ts";
import { isOver, supportOf } from "./support.ts";
import { shippedTable, SupportTable, writeFacts } from "./support-table.ts";

const today = dayNumber("2026-11-21") ?? 0;

function said(found: Recognised | undefined): string {
  return found === undefined ? "" : `${found.product.id}/${found.cycles.map(({ name }) => name).join(",")}`;
}

function elementOf(text: string, id: string, support?: SupportTable): Element {
  const workspace = Workspace.load([{ uri: "m.orrery", bytes: encode(text) }], { support });
  const element = workspace.model.element(id);
  if (element === undefined) throw new Error(`${id} is not there`);
  return element;
}

describe("the table", () => {
  test("has what enterprises run, each product once, each line readable", () => {
    expect(shippedTable.products.size).toBeGreaterThanOrEqual(120);
    for (const { id, title, cycles } of shippedTable.products.values()) {
      expect(title.length, id).toBeGreaterThan(0);
      expect(cycles.length, id).toBeGreaterThan(0);
      for (const { name, released } of cycles) expect([name, typeof released], id).toEqual([name, "number"]);
    }
    expect(dayNumber(shippedTable.origin.asOf)).toBeDefined();
  });

  test("is written as it is read", () => {
    const again = new SupportTable(writeFacts(shippedTable.products.values()), shippedTable.origin);
    expect([...again.products.values()]).toEqual([...shippedTable.products.values()]);
  });
});

describe("recognising", () => {
  test.each([
    ["RHEL 7", "rhel/7"],
    ["Red Hat Enterprise Linux 8.6", "rhel/8"],
    ["Node.js 20", "nodejs/20"],
    ["Node 20 LTS", "nodejs/20"],
    ["Java 8 (Temurin)", "eclipse-temurin/8"],
    ["Java 1.8 (Oracle)", "oracle-jdk/8"],
    ["Java 8", ""],
    ["Oracle Database 19c", "oracle-database/19"],
    ["Oracle 11g R2", "oracle-database/11.2"],
    ["Oracle Linux 8", "oracle-linux/8"],
    ["Oracle Forms 12c", ""],
    ["Oracle E-Business Suite 12.2", ""],
    ["SQL Server 2019", "mssqlserver/15.0"],
    ["SQL Server 2016 SP3", "mssqlserver/13.0-sp3"],
    ["Windows Server 2012 R2", "windows-server/2012-r2"],
    ["PostgreSQL 14.2", "postgresql/14"],
    ["Postgres 9.6.24", "postgresql/9.6"],
    ["PostgreSQL", "postgresql/"],
    ["Tomcat 9", "tomcat/9.0"],
    ["Log4j 1.2.17", "log4j/1"],
    ["AngularJS 1.8", "angularjs/1.8"],
    [".NET Framework 4.8", "dotnetfx/4.8"],
    ["SLES 15 SP5", "sles/15.5"],
    ["Kubernetes v1.30.2", "kubernetes/1.30"],
    ["PHP 7", "php/7.4,7.3,7.2,7.1,7.0"],
    ["Claims portal 7", ""],
    ["", ""],
  ])("%s", (name, expected) => {
    expect(said(ofName(shippedTable, name))).toBe(expected);
  });

  test("a version beside the name says it more exactly", () => {
    expect(said(ofName(shippedTable, "PostgreSQL", "13.4"))).toBe("postgresql/13");
    expect(said(ofName(shippedTable, "RHEL 7", "7.9"))).toBe("rhel/7");
  });

  test("keys, package URLs and CPE names", () => {
    expect(said(ofKey(shippedTable, "rhel/7"))).toBe("rhel/7");
    expect(said(ofKey(shippedTable, "rhel/77"))).toBe("rhel/");
    expect(ofKey(shippedTable, "no-such/1")).toBeUndefined();
    expect(said(ofPackageUrl(shippedTable, "pkg:npm/%40angular/core@17.1.0"))).toBe("angular/17");
    expect(said(ofPackageUrl(shippedTable, "pkg:maven/org.springframework.boot/spring-boot@2.7.1?type=jar"))).toBe(
      "spring-boot/2.7",
    );
    expect(said(ofCpe(shippedTable, "cpe:2.3:a:postgresql:postgresql:13.4:*:*:*"))).toBe("postgresql/13");
    expect(ofPackageUrl(shippedTable, "pkg:npm/left-pad@1.0.0")).toBeUndefined();
  });
});

describe("the eight of the worked example, on 2026-11-21", () => {
  test.each([
    ["rhel/7", "2024-06-30", "2029-05-31", true],
    ["nodejs/20", "2026-04-30", undefined, true],
    ["keycloak/26.0", "2025-01-15", undefined, true],
    ["debian/12", "2026-07-11", "2028-06-30", true],
    ["oracle-database/19", "2029-12-31", "2032-12-31", false],
    ["eclipse-temurin/8", "2030-12-31", undefined, false],
  ])("%s", (key, end, extended, isPast) => {
    const support = supportOf(elementOf(`technology t "T" { eol: ${key} }`, "t"));
    expect(support && dateOfDay(support.end as number)).toBe(end);
    expect(support?.extended === undefined ? undefined : dateOfDay(support.extended)).toBe(extended);
    expect(support && isOver(support, today)).toBe(isPast);
  });

  test("React 18 has no announced end, and Kubernetes without a version is not judged", () => {
    const react = supportOf(elementOf('technology t "React 18"', "t"));
    const cluster = supportOf(elementOf('technology t "Kubernetes"', "t"));
    expect(react && isOver(react, today)).toBe(false);
    expect(cluster && isOver(cluster, today)).toBeUndefined();
  });
});

describe("support", () => {
  test("what the organisation states goes first", () => {
    const support = supportOf(elementOf('technology t "RHEL 7" { eol: rhel/7; supportEnd: 2029-05-31 }', "t"));
    expect(support?.said).toBe("supportEnd");
    expect(support && isOver(support, today)).toBe(false);
  });

  test("several cycles are over when the last of them is", () => {
    const php = supportOf(elementOf('technology t "PHP 7"', "t"));
    const keycloak = supportOf(elementOf('technology t "Keycloak 26"', "t"));
    expect(php && isOver(php, today)).toBe(true);
    expect(keycloak && isOver(keycloak, today)).toBeUndefined();
  });

  test("a model may bring its own table, also as it is on a day", () => {
    const table = new SupportTable("rhel|RHEL|||7:140610:300101", { source: "ours", asOf: "2026-01-01" });
    const support = supportOf(elementOf('technology t "RHEL 7"', "t", table));
    expect(support && isOver(support, today)).toBe(false);
  });

  test("foundations are found with the way to them", () => {
    const application = elementOf(
      `application a "A" { module m "M" { runs on vm; technology: "React 18" } }
node host "Host" { os: esx; hosts vm }
node vm "VM" { os: rhel }
technology rhel "RHEL 7"
technology esx "ESXi 6.7"`,
      "a",
    );
    expect(
      foundationsOf(application).map(({ support, path }) => [support?.name, path.map(({ id }) => id).join(" ")]),
    ).toEqual([
      ["React 18", "a m"],
      ["Red Hat Enterprise Linux 7", "a m vm rhel"],
      ["VMware ESXi 6.7", "a m vm host esx"],
    ]);
  });
});

describe("dumps", () => {
  const v1 = JSON.stringify({
    result: {
      name: "thing",
      label: "Thing",
      aliases: ["thingy"],
      identifiers: [{ type: "purl", id: "pkg:npm/%40x/thing" }],
      releases: [
        { name: "2", releaseDate: "2025-01-01", isEol: false, eolFrom: "2030-01-01" },
        { name: "1", releaseDate: "2020-01-01", isEol: true, eolFrom: null },
      ],
    },
  });
  const v0 = JSON.stringify([
    { cycle: "9", releaseDate: "2022-05-18", eol: "2032-05-31", extendedSupport: "2036-05-31" },
  ]);

  test("of the API, old and new, and of all products at once", () => {
    const read = readDump(
      [
        { name: "thing.json", text: v1 },
        { name: "dir/rhel.json", text: v0 },
        {
          name: "all.json",
          text: '{"go":{"t":"Go","cat":"lang","ids":[],"r":[{"c":"1","d":"2012-03-28","e":true,"ld":"2026-08-01"}]}}',
        },
      ],
      "2026-11-21",
    );
    if ("problem" in read) throw new Error(read.problem.code);
    expect(read.asOf).toBe("2026-08-01");
    expect(writeFacts(read.products)).toBe(
      "go|Go|||1:20120328:x\nrhel|rhel|||9:20220518:20320531:20360531\nthing|Thing|thingy|npm/@x/thing|2:20250101:20300101 1:20200101:x",
    );
  });

  test("are refused with a reason", () => {
    const problem = (text: string): string => {
      const read = readDump([{ name: "x.json", text }], "2026-11-21");
      return "problem" in read ? read.problem.code : "";
    };
    expect(problem("hello")).toBe("not-json");
    expect(problem("{}")).toBe("no-products");
    expect(problem("[]")).toBe("no-products");
    expect(problem('{"a b":{"r":[{"c":"1","d":"2020-01-01"}]}}')).toBe("wrong-name");
    expect(problem('{"a":{"r":[{"c":"1|2","d":"2020-01-01"}]}}')).toBe("wrong-name");
    expect(problem('{"a":{"r":[{"c":"1","d":"2020-13-01"}]}}')).toBe("wrong-date");
    expect(problem(`{"a":{"r":[${Array.from({ length: 6000 }, () => '{"c":"1"}').join(",")}]}}`)).toBe("too-many");
  });

  test("are kept in a file that is read back, what it lacks coming from the table", () => {
    const read = readDump([{ name: "rhel.json", text: v0 }], "2026-11-21");
    if ("problem" in read) throw new Error(read.problem.code);
    const table = readSupportFile(writeSupportFile(read.products, { source: "x", asOf: read.asOf }), shippedTable);
    if ("code" in table) throw new Error(table.code);
    expect(said(ofKey(table, "rhel/9"))).toBe("rhel/9");
    expect(table.products.get("rhel")?.cycles.length).toBe(1);
    expect(said(ofKey(table, "nodejs/20"))).toBe("nodejs/20");
    expect(readSupportFile("{}")).toMatchObject({ code: "no-products" });
    expect(readSupportFile("nonsense")).toMatchObject({ code: "not-json" });
  });
});

describe("conformance with endoflife.date", () => {
  const file = new URL("../../../../../../shared/data/endoflife/endoflife.json", import.meta.url);
  const isThere = existsSync(file);
  if (!isThere) console.warn("SKIPPED: end-of-life table, shared/data/endoflife/endoflife.json is not there");

  test.skipIf(!isThere && process.env["CI"] !== "true")("every fact of ours is theirs", () => {
    const read = readDump([{ name: "endoflife.json", text: readFileSync(file, "utf8") }], "2026-11-21");
    if ("problem" in read) throw new Error(JSON.stringify(read.problem));
    expect(read.asOf).toBe(shippedTable.origin.asOf);
    const theirs = new Map(read.products.map((product) => [product.id, product]));
    // A date of the last century is kept as the first day of this one: nothing that runs depends on it.
    const century = dayNumber("2000-01-01") ?? 0;
    const modern = (day: unknown): unknown => (typeof day === "number" ? Math.max(day, century) : day);
    for (const product of shippedTable.products.values()) {
      const known = new Map(theirs.get(product.id)?.cycles.map((cycle) => [cycle.name, cycle]));
      for (const { name, released, end, extended } of product.cycles) {
        const their = known.get(name);
        expect([released, end, extended], `${product.id}/${name}`).toEqual(
          [their?.released, their?.end, their?.extended].map(modern),
        );
      }
    }
  });
});
