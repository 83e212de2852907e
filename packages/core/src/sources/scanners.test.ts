/** Bills of materials and reports of scanners: counts of real files that the tools themselves state, and secrets that stay inside. */
import { describe, expect, it } from "vitest";
import type { Claim } from "../model/claims/claim.ts";
import { cyclonedx } from "./cyclonedx.ts";
import { lynis } from "./lynis.ts";
import { nessus } from "./nessus.ts";
import { claimsFrom, haveSamples, sampleFiles } from "./samples.fixture.ts";
import { sarif } from "./sarif.ts";
import { spdx } from "./spdx.ts";
import { trivy } from "./trivy.ts";
import { xccdf } from "./xccdf.ts";

function mentions(claims: readonly Claim[], sort: string): readonly Extract<Claim, { claim: "mention" }>[] {
  return claims.filter((claim) => claim.claim === "mention").filter((claim) => claim.sort === sort);
}

function valueOf(claims: readonly Claim[], name: string): unknown {
  return claims.filter((claim) => claim.claim === "attribute").find((claim) => claim.name === name)?.value;
}

describe.skipIf(!haveSamples)("real reports", () => {
  it("has the machines, findings and severities of a Nessus scan", async () => {
    const { claims, diagnostics } = await claimsFrom(
      [nessus],
      sampleFiles("samples/mitre+saf/test/sample_data/nessus"),
    );
    expect(diagnostics).toEqual([]);
    expect(mentions(claims, "node").map(({ names }) => names[0])).toEqual([
      "desktop-lsfl6kc.localdomain",
      "splunk.cmoo.rs",
      "setup.ubnt.com",
    ]);
    // 149 items: 140 informational, then 2, 5, 1 and 1 by severity.
    expect(mentions(claims, "finding").length).toBe(9);
  });

  it("fails, passes and does not decide as many rules as OpenSCAP did, and takes no junk for a name", async () => {
    const { claims } = await claimsFrom([xccdf], sampleFiles("samples/mitre+saf/test/sample_data/xccdf_results"));
    expect(mentions(claims, "finding").length).toBe(166);
    expect(valueOf(claims, "hardening")).toMatch(/: 61 of 248 rules passed, 166 failed, 21 not decided$/u);
    const [machine] = mentions(claims, "node");
    expect(machine?.names).toEqual(["10.0.2.15"]);
    const keys = machine?.keys.map(({ value }) => value) ?? [];
    expect(keys).toContain("08:00:27:6d:f7:16");
    for (const junk of ["localhost", "127.0.0.1", "192.168.122.1", "::1", "00:00:00:00:00:00"])
      expect(keys).not.toContain(junk);
  });

  it("has every vulnerability of a Trivy report", async () => {
    const { claims } = await claimsFrom([trivy], sampleFiles("samples/mitre+saf/test/sample_data/trivy"));
    expect(mentions(claims, "finding").length).toBe(44);
    expect(mentions(claims, "image").map(({ names }) => names[0])).toEqual(["golang"]);
  });

  it("has every rule that a SARIF log breaks", async () => {
    const { claims } = await claimsFrom([sarif], sampleFiles("samples/mitre+saf/test/sample_data/sarif"));
    expect(mentions(claims, "finding").length).toBe(21);
    const places = claims.flatMap((claim) =>
      claim.claim === "attribute" && claim.name === "x-places" ? [Number(claim.value)] : [],
    );
    expect(places.reduce((sum, count) => sum + count, 0)).toBe(77);
  });

  it("reads the services of a SaaSBOM and what its bills consist of", async () => {
    const { claims, diagnostics } = await claimsFrom([cyclonedx], sampleFiles("samples/CycloneDX+bom-examples"));
    expect(diagnostics).toEqual([]);
    expect(mentions(claims, "service").map(({ names }) => names[0])).toEqual([
      "API Gateway",
      "Microservice 1",
      "Microservice 2",
      "Microservice 3",
    ]);
    expect(mentions(claims, "store").map(({ names }) => names[0])).toEqual(["Postgres", "S3"]);
    const calls = claims.filter((claim) => claim.claim === "relationship").map(({ purpose }) => purpose);
    expect(calls.filter((purpose) => purpose === "call").length).toBe(3);
    expect(calls.filter((purpose) => purpose === "data").length).toBe(2);
  });

  it("reads SPDX documents of three versions", async () => {
    const { claims, diagnostics } = await claimsFrom([spdx], sampleFiles("samples/spdx+spdx-examples"));
    expect(diagnostics).toEqual([]);
    expect(mentions(claims, "package").length).toBe(4);
  });
});

describe("secrets in reports", () => {
  const canary = "CANARY-7f3a9c-do-not-tell";

  it("never leave the readers", async () => {
    const files = {
      "trivy.json": `{"SchemaVersion": 2, "ArtifactName": "acme/cart:1", "ArtifactType": "container_image", "Results": [{"Target": "a", "Secrets": [{"RuleID": "aws", "Severity": "HIGH", "Match": "${canary}", "Code": {"Lines": [{"Content": "${canary}"}]}}]}]}`,
      "scan.sarif": `{"version": "2.1.0", "$schema": "sarif", "runs": [{"tool": {"driver": {"name": "leaks"}}, "results": [{"ruleId": "key", "message": {"text": "found ${canary}"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.js"}, "region": {"snippet": {"text": "${canary}"}}}}]}]}]}`,
      "scan.nessus": `<NessusClientData_v2><Policy><Preferences><preference><name>password</name><value>${canary}</value></preference></Preferences></Policy><Report><ReportHost name="10.0.0.9"><HostProperties><tag name="host-ip">10.0.0.9</tag></HostProperties><ReportItem port="0" severity="2" pluginID="1" pluginName="x"><plugin_output>${canary}</plugin_output></ReportItem></ReportHost></Report></NessusClientData_v2>`,
      "lynis-report.dat": `# Lynis Report\nhostname=h\nos=Linux\nlicense_key=${canary}\n`,
      "bom.json": `{"bomFormat": "CycloneDX", "metadata": {"component": {"name": "a", "bom-ref": "a"}}, "services": [{"name": "s", "endpoints": ["https://user:${canary}@s.acme.net/?token=${canary}"]}]}`,
      "results.xml": `<TestResult id="t"><target>h.acme.net</target><set-value idref="password">${canary}</set-value><rule-result idref="r"><result>fail</result><message>${canary}</message></rule-result></TestResult>`,
    };
    const { claims, diagnostics } = await claimsFrom([cyclonedx, lynis, nessus, sarif, trivy, xccdf], files);
    expect(claims.length).toBeGreaterThan(15);
    expect(JSON.stringify([claims, diagnostics])).not.toContain("CANARY");
  });

  it("does not expand entities and refuses a document type", async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><NessusClientData_v2>&y;</NessusClientData_v2>`;
    const { claims, diagnostics } = await claimsFrom([nessus], { "a.nessus": bomb });
    expect(claims).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["artefact-unreadable"]);
  });
});
