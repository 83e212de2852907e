import { encode } from "@orrery/core/base/text";
import { checkModel } from "@orrery/core/checks/check-model";
import { Workspace } from "@orrery/core/workspace";
import { describe, expect, test } from "vitest";
import { readForeign } from "./importing.ts";

const ferry = `threagile_version: 1.0.0
title: Ferry
data_assets:
  Bookings: { id: bookings, confidentiality: strictly-confidential, integrity: critical, availability: important }
technical_assets:
  Phone:
    id: phone
    type: external-entity
    technology: browser
    used_as_client_by_human: true
    internet: true
    size: component
    communication_links:
      Book: { target: shop, protocol: http, authentication: credentials, data_assets_sent: [bookings] }
  Model:
    id: model
    type: process
    size: application
    technology: report-engine
  Shop:
    id: shop
    type: process
    size: application
    technology: web-application
    machine: virtual
    encryption: none
    data_assets_stored: [bookings]
    communication_links:
      Report: { target: model, protocol: https, authentication: none, readonly: true, data_assets_received: [bookings] }
trust_boundaries:
  Inside: { id: inside, type: network-on-prem, technical_assets_inside: [shop, model] }
`;

describe("a threat model of another tool", () => {
  const read = readForeign([{ uri: "ferry.yaml", bytes: encode(ferry) }]);
  const files = read.isRead ? [...read.files].map(([uri, text]) => ({ uri, bytes: encode(text) })) : [];
  const workspace = Workspace.load(files);

  test("is seen from its content, and becomes text without a mistake", () => {
    expect(read.isRead && read.format).toBe("threagile");
    expect(workspace.diagnostics().filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(workspace.model.element("model-asset")?.name).toBe("Model");
  });

  test("is judged like any other model", () => {
    const { findings } = checkModel(workspace.model, { today: "2026-11-21", packs: ["security"] }).report;
    const found = (rule: string): readonly string[] =>
      findings.filter((finding) => finding.rule === rule).map(({ subject }) => subject.name);
    expect(found("flow-is-encrypted")).toEqual(["phone -> shop"]);
    expect(found("access-is-authenticated")).toEqual(["shop uses model-asset"]);
    expect(found("sensitive-data-is-encrypted-at-rest")).toEqual(["shop"]);
    expect(found("exposed-element-requires-mfa")).toEqual(["shop"]);
  });
});
