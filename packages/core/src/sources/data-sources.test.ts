/** Sources of data and of security: counts of real files, forms that no example has, and secrets that stay inside. */
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { claimLine } from "../model/claims/claim-lines.ts";
import type { Claim } from "../model/claims/claim.ts";
import { dataFactory } from "./data-factory/source.ts";
import { dbt } from "./dbt/source.ts";
import { ddl } from "./ddl/source.ts";
import { mongodb } from "./mongodb.ts";
import { qualys } from "./qualys.ts";
import { inMemoryFile } from "./read-all.ts";
import { claimsFrom, haveSamples, sampleFiles } from "./samples.fixture.ts";
import { splunk } from "./splunk.ts";
import { tableau } from "./tableau.ts";

/** Lines without places. */
function lines(claims: readonly Claim[]): readonly string[] {
  return claims.map((claim) => claimLine(claim).replace(/ @ .*$/u, ""));
}

function count(claims: readonly Claim[], pattern: RegExp): number {
  return lines(claims).filter((line) => pattern.test(line)).length;
}

describe.skipIf(!haveSamples)("real files", () => {
  it("of dbt: every model, table of a source and reference", async () => {
    const { claims, diagnostics } = await claimsFrom([dbt], sampleFiles("samples/dbt-labs+jaffle-shop"));
    expect(diagnostics).toEqual([]);
    // 13 SQL files under models, 6 tables of one source, 11 calls of ref and 6 of source.
    expect(count(claims, /^mention dataset dbt:\.#model\./u)).toBe(13);
    expect(count(claims, /^mention dataset dbt:\.#source\./u)).toBe(6);
    expect(count(claims, /^data relates .* -> dbt:\.#model\./u)).toBe(11);
    expect(count(claims, /^data relates .* -> dbt:\.#source\./u)).toBe(6);
  });

  it("of Tableau: the servers and tables of each workbook", async () => {
    const { claims, diagnostics } = await claimsFrom([tableau], sampleFiles("samples/tableau+document-api-python"));
    expect(diagnostics).toEqual([]);
    expect(lines(claims).filter((line) => !line.startsWith("attribute"))).toHaveLength(11);
  });
});

describe("other forms", () => {
  it("dbt: a manifest says the whole project, and tests are none of it", async () => {
    const manifest = {
      metadata: {
        dbt_schema_version: "https://schemas.getdbt.com/dbt/manifest/v12.json",
        project_name: "shop",
        adapter_type: "snowflake",
      },
      nodes: {
        "model.shop.a": {
          name: "a",
          schema: "mart",
          alias: "a_v1",
          unique_id: "model.shop.a",
          depends_on: { nodes: ["source.shop.raw.t"] },
          meta: { owner: "data" },
        },
        "test.shop.x": { name: "x", depends_on: { nodes: ["model.shop.a"] } },
      },
      sources: { "source.shop.raw.t": { name: "t", source_name: "raw", schema: "raw", identifier: "t" } },
      exposures: {
        "exposure.shop.board": { name: "board", owner: { name: "sales" }, depends_on: { nodes: ["model.shop.a"] } },
      },
    };
    const { claims } = await claimsFrom([dbt], { "target/manifest.json": JSON.stringify(manifest) });
    expect(lines(claims)).toEqual([
      'mention code dbt:target "shop" [directory target]',
      'attribute dbt:target technology: ["dbt","Snowflake"]',
      'mention dataset dbt:target#model.a "a", "mart.a_v1"',
      "attribute dbt:target#model.a owner: data",
      "data accesses dbt:target -> dbt:target#model.a (declared)",
      "data relates dbt:target#model.a -> dbt:target#source.raw.t (declared)",
      'mention dataset dbt:target#source.raw.t "t", "raw.t"',
      "data accesses dbt:target -> dbt:target#source.raw.t (declared)",
      'mention client dbt:target#exposure.board "board"',
      "attribute dbt:target#exposure.board owner: sales",
      "data accesses dbt:target#exposure.board -> dbt:target#model.a (declared)",
    ]);
  });

  it("Tableau: packed workbooks, and none of files and extracts", async () => {
    const twb = `<workbook><datasources><datasource><connection class='textscan' filename='a.csv' server=''/><relation table='[a#csv]' type='table'/></datasource><datasource><connection class='hyper' server='x'/><relation table='[Extract].[Extract]' type='table'/></datasource></datasources></workbook>`;
    const packed = inMemoryFile("a.twbx", zipSync({ "a.twb": encode(twb), "Data/a.csv": encode("1") }));
    const { claims, diagnostics } = await claimsFrom([tableau], [packed]);
    expect(diagnostics).toEqual([]);
    expect(lines(claims)).toEqual([
      'mention client tableau:a.twbx "a"',
      'attribute tableau:a.twbx technology: ["Tableau"]',
    ]);
    const broken = inMemoryFile("b.twbx", encode("PK\u0003\u0004 nothing"));
    expect((await claimsFrom([tableau], [broken])).diagnostics.map(({ code }) => code)).toEqual([
      "artefact-unreadable",
    ]);
  });

  it("Qualys: lists of detections and asset reports, whose glossary names what was found", async () => {
    const list = `<?xml version="1.0"?><!DOCTYPE HOST_LIST_VM_DETECTION_OUTPUT SYSTEM "https://qualysapi.example/x.dtd">
<HOST_LIST_VM_DETECTION_OUTPUT><RESPONSE><DATETIME>2024-05-01T08:00:00Z</DATETIME><HOST_LIST><HOST><ID>1</ID><IP>10.2.0.4</IP><OS>Windows 2019</OS><DNS>app.acme.net</DNS>
<DETECTION_LIST><DETECTION><QID>1</QID><TYPE>Confirmed</TYPE><SEVERITY>5</SEVERITY><PORT>8443</PORT><PROTOCOL>tcp</PROTOCOL><STATUS>Active</STATUS></DETECTION>
<DETECTION><QID>2</QID><TYPE>Confirmed</TYPE><SEVERITY>3</SEVERITY><STATUS>Fixed</STATUS></DETECTION></DETECTION_LIST></HOST></HOST_LIST></RESPONSE></HOST_LIST_VM_DETECTION_OUTPUT>`;
    const report = `<ASSET_DATA_REPORT><HOST_LIST><HOST><IP>10.2.0.5</IP><VULN_INFO_LIST><VULN_INFO><QID id="qid_7">7</QID><TYPE>Vuln</TYPE></VULN_INFO></VULN_INFO_LIST></HOST></HOST_LIST>
<GLOSSARY><VULN_DETAILS_LIST><VULN_DETAILS id="qid_7"><QID>7</QID><TITLE>Old library</TITLE><SEVERITY>4</SEVERITY><CVE_ID_LIST><CVE_ID><ID>CVE-2020-1</ID></CVE_ID></CVE_ID_LIST></VULN_DETAILS></VULN_DETAILS_LIST></GLOSSARY></ASSET_DATA_REPORT>`;
    const { claims, diagnostics } = await claimsFrom([qualys], { "list.xml": list, "report.xml": report });
    expect(diagnostics).toEqual([]);
    expect(lines(claims)).toEqual(
      expect.arrayContaining([
        'mention node qualys:list.xml#10.2.0.4 "app.acme.net", "10.2.0.4" [fqdn app.acme.net, ip 10.2.0.4]',
        "attribute qualys:list.xml#10.2.0.4/1/8443 severity: critical",
        "attribute qualys:list.xml#10.2.0.4/1/8443 found: 2024-05-01",
        "attribute qualys:report.xml#10.2.0.5/7/0 severity: high",
        'attribute qualys:report.xml#10.2.0.5/7/0 cve: ["CVE-2020-1"]',
      ]),
    );
    expect(count(claims, /^mention finding/u)).toBe(2);
  });

  it("Splunk: layers of one app, long lines, switched off inputs and where it sends", async () => {
    const { claims } = await claimsFrom([splunk], {
      "app/default/inputs.conf":
        "[default]\nindex = main\n\n[tcp://10.0.0.9:514]\nsourcetype = syslog\n[monitor:///x]\nhost = off.acme.net\ndisabled = true\n",
      "app/local/outputs.conf": "[tcpout:ours]\nserver = idx1.acme.net:9997, idx2.acme.net:9997\n",
      "app/local/savedsearches.conf":
        "[A]\nsearch = index=a \\\nsourcetype=syslog \\\n| stats count\ncron_schedule = 0 * * * *\n[B]\nsearch = sourcetype=other\n",
    });
    expect(lines(claims)).toEqual([
      'mention service splunk:app "splunk"',
      "attribute splunk:app technology: Splunk",
      "telemetry splunk:app -> <idx1.acme.net:9997> (address-read)",
      "telemetry splunk:app -> <idx2.acme.net:9997> (address-read)",
      'attribute splunk:app x-watched: ["syslog"]',
      'mention node splunk:app#10.0.0.9 "10.0.0.9" [ip 10.0.0.9]',
      "attribute splunk:app#10.0.0.9 siem: true",
      "attribute splunk:app#10.0.0.9 logging: Splunk (syslog)",
      "telemetry splunk:app#10.0.0.9 -> splunk:app (declared)",
    ]);
  });

  it("Cassandra: types in angle brackets are types of one column", async () => {
    const cql =
      "CREATE TABLE shop.orders (day date, lines frozen<map<text, int>>, tags set<text>, PRIMARY KEY ((day), tags));\nSELECT * FROM a WHERE b > 1;\n";
    const { claims } = await claimsFrom([ddl], { "schema.cql": cql });
    const columns = claims.find((claim) => claim.claim === "attribute" && claim.name === "attributes");
    expect(columns).toMatchObject({ value: ["lines: frozen(map ( text, int ))"] });
  });

  it("MongoDB: what the shell says of all collections, with views", async () => {
    const infos = [
      {
        name: "orders",
        type: "collection",
        options: {},
        info: { readOnly: false },
        idIndex: { v: 2, key: { _id: 1 }, name: "_id_" },
      },
      { name: "open", type: "view", options: { viewOn: "orders", pipeline: [] }, info: { readOnly: true } },
      { name: "system.views", type: "collection", options: {}, info: { readOnly: false } },
    ];
    const { claims } = await claimsFrom([mongodb], { "shop.collections.json": JSON.stringify(infos) });
    expect(lines(claims)).toEqual([
      'mention database mongodb:shop.collections.json "shop"',
      "attribute mongodb:shop.collections.json technology: MongoDB",
      'mention entity mongodb:shop.collections.json#orders "orders" in mongodb:shop.collections.json',
      'mention entity mongodb:shop.collections.json#open "open" in mongodb:shop.collections.json',
      "other relates mongodb:shop.collections.json#open -> mongodb:shop.collections.json#orders (declared)",
    ]);
  });
});

it("secrets never leave these readers", async () => {
  const canary = "CANARY-7f3a9c-do-not-tell";
  const { claims, diagnostics } = await claimsFrom([dataFactory, dbt, mongodb, qualys, splunk, tableau], {
    "adf/linkedService/Sql.json": `{"name":"Sql","properties":{"type":"AzureSqlDatabase","typeProperties":{"connectionString":"Server=db.acme.net;User ID=u;Password=${canary}","password":{"type":"SecureString","value":"${canary}"}}}}`,
    "adf/pipeline/P.json": `{"name":"P","properties":{"activities":[{"name":"w","type":"WebActivity","typeProperties":{"url":"https://u:${canary}@api.acme.net/x?sig=${canary}"}}]}}`,
    "dbt_project.yml": "name: x\n",
    "profiles.yml": `x:\n  outputs:\n    a:\n      type: postgres\n      host: h.acme.net\n      user: ${canary}\n      password: ${canary}\n`,
    "dump/shop/users.metadata.json": `{"indexes":[],"collectionName":"users","options":{"comment":"${canary}"}}`,
    "scan.xml": `<SCAN value="1"><HEADER/><IP value="10.0.0.1"><VULNS><CAT port="1"><VULN number="1" severity="1"><RESULT>${canary}</RESULT></VULN></CAT></VULNS></IP></SCAN>`,
    "inputs.conf": `[http://a]\ntoken = ${canary}\nhost = a.acme.net\n[script://x ${canary}]\npassword = ${canary}\n`,
    "a.twb": `<workbook><datasource><connection class='postgres' server='d.acme.net' username='${canary}' password='${canary}'/></datasource></workbook>`,
  });
  expect(claims.length).toBeGreaterThan(15);
  expect(JSON.stringify([claims, diagnostics])).not.toContain(canary);
});
