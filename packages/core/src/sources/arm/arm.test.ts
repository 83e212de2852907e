import { describe, expect, it } from "vitest";
import { claimLine } from "../../model/claims/claim-lines.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../samples.fixture.ts";
import { arm } from "./source.ts";

const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

function template(resources: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ $schema: schema, contentVersion: "1.0.0.0", ...more, resources }, undefined, 1);
}

/** Lines without places. */
async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await claimsFrom([arm], files)).claims.map((claim) => claimLine(claim).replace(/ @ .*$/u, ""));
}

const storage = {
  type: "Microsoft.Storage/storageAccounts",
  name: "[variables('store')]",
  sku: { name: "Standard_LRS" },
  properties: { supportsHttpsTrafficOnly: true },
};
const variables = { store: "[concat('lake', uniqueString(resourceGroup().id))]" };

describe("JSON templates", () => {
  it("know resources by their ids, names and keys, whatever puts the name together", async () => {
    const site = {
      type: "Microsoft.Web/sites",
      name: "api",
      kind: "functionapp",
      properties: {
        siteConfig: {
          appSettings: [
            {
              name: "BLOB_URL",
              value:
                "[reference(resourceId('Microsoft.Storage/storageAccounts', variables('store'))).primaryEndpoints.blob]",
            },
            {
              name: "AzureWebJobsStorage",
              value:
                "[concat('DefaultEndpointsProtocol=https;AccountName=', variables('store'), ';AccountKey=', listKeys(variables('store'), '2021-01-01').keys[0].value)]",
            },
            { name: "BY_NAME_HOST", value: "[format('https://{0}.blob.core.windows.net', variables('store'))]" },
            { name: "PARTNER_URL", value: "https://api.partner.example/v1" },
            { name: "DB_PASSWORD", value: "hunter2" },
          ],
        },
      },
    };
    const lines = await said({ "a.json": template([storage, site], { variables }) });
    const key = "<https terraform=a.json#storageAccounts.lake>";
    expect(lines).toContain(
      'mention store arm:a.json#storageAccounts.lake "lake" [terraform a.json#storageAccounts.lake]',
    );
    expect(lines).toContain('attribute arm:a.json#sites.api hosting: {"word":"faas"}');
    expect(lines).toContain(`setting arm:a.json#sites.api BLOB_URL = ${key}`);
    expect(lines).toContain(`setting arm:a.json#sites.api BY_NAME_HOST = ${key}`);
    expect(lines.find((line) => line.includes("AzureWebJobsStorage"))).toContain(
      "terraform=a.json#storageAccounts.lake",
    );
    expect(lines.find((line) => line.includes("PARTNER_URL"))).toContain("api.partner.example");
    expect(lines).toContain("setting arm:a.json#sites.api DB_PASSWORD = (untold)");
  });

  it("put children where they belong: inside, by their name, and settings of their own", async () => {
    const lines = await said({
      "a.json": template([
        { type: "Microsoft.Sql/servers", name: "sql1", resources: [{ type: "databases", name: "orders" }] },
        { type: "Microsoft.Sql/servers/databases", name: "sql1/stock" },
        { type: "Microsoft.Web/sites", name: "web1" },
        {
          type: "Microsoft.Web/sites/config",
          name: "web1/appsettings",
          properties: { SQL_HOST: "[reference('sql1').fullyQualifiedDomainName]" },
        },
      ]),
    });
    for (const name of ["orders", "stock"])
      expect(lines.find((line) => line.startsWith(`mention database arm:a.json#servers/databases.${name} `))).toContain(
        "in arm:a.json#servers.sql1",
      );
    expect(lines).toContain("setting arm:a.json#sites.web1 SQL_HOST = <sqlserver terraform=a.json#servers.sql1>");
  });

  it("take values of parameters beside them, templates inside of them, and comments", async () => {
    const inner = {
      parameters: { n: { type: "string" } },
      resources: [{ type: "Microsoft.Cache/redis", name: "[parameters('n')]" }],
    };
    const outer = [
      {
        type: "Microsoft.Resources/deployments",
        name: "d",
        properties: { template: inner, parameters: { n: { value: "[parameters('cache')]" } } },
      },
      {
        type: "Microsoft.Resources/deployments",
        name: "e",
        properties: { templateLink: { uri: "https://acme.net/t.json?sig=secret" } },
      },
    ];
    const lines = await said({
      "a.json": `// ours\n${template(outer, { parameters: { cache: { type: "string" } } })}`,
      "a.parameters.json": JSON.stringify({
        $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
        parameters: { cache: { value: "sessions" } },
      }),
    });
    expect(lines[0]).toBe('mention store arm:a.json#redis.sessions "sessions" [terraform a.json#redis.sessions]');
    expect(lines.at(-1)).toBe('gap remote-include "https://acme.net/t.json"');
  });

  it("say what cannot be read", async () => {
    const bad = template([{ type: "Microsoft.Cache/redis", name: "[concat('a'" + ", (]" }]);
    const { diagnostics } = await claimsFrom([arm], { "a.json": bad, "b.bicep": "resource x\nvar y = [\n" });
    expect(diagnostics.map(({ code, uri }) => `${uri} ${code}`)).toEqual([
      "a.json artefact-unreadable",
      "b.bicep artefact-unreadable",
    ]);
  });
});

describe("Bicep", () => {
  it("is read with its loops, choices, texts over lines, parents and resources inside of others", async () => {
    const lines = await said({
      "m.bicep": `targetScope = 'resourceGroup'
@description('''
  of many lines { [ (
''')
@allowed(['a', 'b'])
param stage string = 'prod'
param sizes object = { small: { sku: 'B1' } }
var prefix = 'shop-\${toLower(stage)}'
type words = { a: string }
func f(x string) string => '\${x}-1'

resource bus 'Microsoft.ServiceBus/namespaces@2021-11-01' = if (stage == 'prod') {
  name: '\${prefix}-bus'
  resource paid 'queues' = {
    name: 'paid'
  }
}
resource shipped 'Microsoft.ServiceBus/namespaces/topics@2021-11-01' = {
  parent: bus
  name: 'shipped' // of orders
}
resource stores 'Microsoft.Storage/storageAccounts@2022-09-01' = [for name in ['a', 'b']: {
  name: name
  sku: { name: stage == 'prod' ? 'Standard_ZRS' : 'Standard_LRS' }
}]
resource old 'Microsoft.Sql/servers@2022-05-01' existing = { name: 'legacy-sql' }
module net 'br:acme.azurecr.io/net:v1' = { name: 'net', params: { a: [1, 2] } }
resource app 'Microsoft.App/containerApps@2023-05-01' = {
  name: 'cart'
  properties: {
    template: {
      containers: [
        {
          image: 'ghcr.io/acme/cart:1'
          env: [
            { name: 'BUS', value: '\${bus.name}.servicebus.windows.net' }
            {
              name: 'OLD_HOST'
              value: empty(stage)
                ? 'none'
                : old.properties.fullyQualifiedDomainName
            }
          ]
        }
      ]
    }
  }
}
output host string = app.properties.configuration.ingress.fqdn
`,
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        'mention broker arm:m.bicep#namespaces.bus "shop-prod-bus" [terraform m.bicep#namespaces.bus]',
        'mention topic arm:m.bicep#namespaces/queues.paid "paid" [terraform m.bicep#namespaces/queues.paid] in arm:m.bicep#namespaces.bus',
        'mention topic arm:m.bicep#namespaces/topics.shipped "shipped" [terraform m.bicep#namespaces/topics.shipped] in arm:m.bicep#namespaces.bus',
        'mention service arm:m.bicep#containerApps.app "cart" [terraform m.bicep#containerApps.app, image ghcr.io/acme/cart]',
        "setting arm:m.bicep#containerApps.app BUS = <amqp terraform=m.bicep#namespaces.bus>",
        'gap remote-include "br:acme.azurecr.io/net:v1"',
      ]),
    );
    expect(lines.find((line) => line.includes("storageAccounts.stores "))).toContain('"stores"');
  });
});

it("secrets of a template stay in it", async () => {
  const canary = "CANARY-7f3a9c-do-not-tell";
  const lines = await said({
    "a.json": template(
      [
        {
          type: "Microsoft.Web/sites",
          name: "web1",
          tags: { note: "plain" },
          properties: {
            siteConfig: {
              appSettings: [
                { name: "API_KEY", value: canary },
                { name: "DB", value: "[parameters('secret')]" },
              ],
              connectionStrings: [{ name: "Main", connectionString: `Server=db.acme.net;Password=${canary}` }],
            },
          },
        },
      ],
      { parameters: { secret: { type: "secureString", defaultValue: canary } } },
    ),
    "b.bicep": `@secure()\nparam p string = '${canary}'\nresource w 'Microsoft.Web/sites@2022-09-01' = { name: 'w', properties: { siteConfig: { appSettings: [{ name: 'DB', value: p }] } } }`,
  });
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.join("\n")).not.toContain(canary);
});

describe.skipIf(!haveSamples)("real templates", () => {
  it("have the resources, pipelines and data sets that their text has", async () => {
    const { claims, diagnostics } = await claimsFrom([arm], sampleFiles("samples/Azure+Azure-DataFactory"));
    expect(diagnostics).toEqual([]);
    const counts: Record<string, number> = {};
    for (const claim of claims)
      if (claim.claim === "mention") {
        const kind = /#(pipelines|datasets|linkedservices|dataflows)\//u.exec(claim.key)?.[1] ?? "resources";
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
    // By type in the text: 9 pipelines, 8 data sets, 6 linked services, 2 data flows.
    expect(counts).toEqual({ resources: 11, pipelines: 9, datasets: 8, linkedservices: 6, dataflows: 2 });
  });
});
