import { describe, expect, it } from "vitest";
import { said } from "../claims.fixture.ts";
import { terraform } from "../source.ts";

const canary = "canary-Zx81Qq";

/** Two of one count, a module from a registry, a password that is marked and one that is not. */
const plan = {
  format_version: "1.2",
  terraform_version: "1.9.0",
  planned_values: {
    root_module: {
      resources: [
        {
          address: "aws_instance.web[0]",
          mode: "managed",
          type: "aws_instance",
          name: "web",
          index: 0,
          values: { ami: "ami-1", tags: { Name: "web" } },
          sensitive_values: {},
        },
        {
          address: "aws_instance.web[1]",
          mode: "managed",
          type: "aws_instance",
          name: "web",
          index: 1,
          values: { ami: "ami-1", tags: { Name: "web" } },
          sensitive_values: {},
        },
        {
          address: "aws_subnet.a",
          mode: "managed",
          type: "aws_subnet",
          name: "a",
          values: { cidr_block: "10.0.1.0/24" },
          sensitive_values: {},
        },
        {
          address: "aws_lambda_function.invoice",
          mode: "managed",
          type: "aws_lambda_function",
          name: "invoice",
          values: {
            function_name: "invoice",
            runtime: "nodejs20.x",
            environment: [{ variables: { LEVEL: "info", DB_PASSWORD: canary, SIGNED: canary } }],
          },
          sensitive_values: { environment: [{ variables: { SIGNED: true } }] },
        },
      ],
      child_modules: [
        {
          address: "module.db",
          resources: [
            {
              address: "module.db.aws_db_instance.this[0]",
              mode: "managed",
              type: "aws_db_instance",
              name: "this",
              index: 0,
              values: {
                identifier: "orders",
                engine: "mysql",
                engine_version: "8.0.35",
                password: canary,
                storage_encrypted: true,
              },
              sensitive_values: { password: true },
            },
          ],
        },
      ],
    },
  },
  configuration: {
    provider_config: {
      aws: {
        name: "aws",
        expressions: { region: { constant_value: "eu-central-1" }, secret_key: { constant_value: canary } },
      },
    },
    root_module: {
      resources: [
        {
          address: "aws_instance.web",
          mode: "managed",
          type: "aws_instance",
          name: "web",
          expressions: { subnet_id: { references: ["aws_subnet.a.id", "aws_subnet.a"] } },
        },
        {
          address: "aws_lambda_function.invoice",
          mode: "managed",
          type: "aws_lambda_function",
          name: "invoice",
          expressions: {},
        },
      ],
      module_calls: { db: { source: "terraform-aws-modules/rds/aws", module: {} } },
    },
  },
};

const state4 = {
  version: 4,
  terraform_version: "1.9.0",
  serial: 3,
  lineage: "b",
  resources: [
    {
      mode: "managed",
      type: "aws_db_instance",
      name: "orders",
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          attributes: {
            id: "db-ABC",
            identifier: "orders",
            engine: "postgres",
            engine_version: "16.2",
            address: "orders.abc.eu-west-1.rds.amazonaws.com",
            arn: "arn:aws:rds:eu-west-1:123456789012:db:orders",
            password: canary,
            multi_az: false,
          },
          sensitive_attributes: [[{ type: "get_attr", value: "password" }]],
        },
      ],
    },
    {
      mode: "managed",
      type: "aws_ecs_task_definition",
      name: "app",
      instances: [
        {
          attributes: {
            id: "app",
            arn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/app:4",
            family: "app",
            container_definitions: JSON.stringify([
              {
                name: "app",
                image: "acme/app:2",
                environment: [
                  { name: "DB_HOST", value: "orders.abc.eu-west-1.rds.amazonaws.com:5432" },
                  { name: "DB_PASSWORD", value: canary },
                  { name: "TOKEN", value: canary },
                ],
              },
            ]),
          },
        },
      ],
    },
    {
      mode: "managed",
      type: "aws_ecs_service",
      name: "app",
      instances: [
        {
          attributes: {
            name: "app",
            desired_count: 2,
            task_definition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/app:4",
          },
        },
      ],
    },
    {
      mode: "managed",
      type: "random_password",
      name: "db",
      instances: [{ attributes: { result: canary, bcrypt_hash: canary } }],
    },
  ],
};

const state3 = {
  version: 3,
  terraform_version: "0.7.4",
  serial: 1,
  lineage: "c",
  modules: [
    {
      path: ["root", "net"],
      resources: {
        "aws_instance.node.0": {
          type: "aws_instance",
          primary: { id: "i-1", attributes: { id: "i-1", "tags.%": "1", "tags.Name": "node", private_ip: "10.1.2.3" } },
        },
        "aws_instance.node.1": {
          type: "aws_instance",
          primary: { id: "i-2", attributes: { id: "i-2", "tags.%": "1", "tags.Name": "node", private_ip: "10.1.2.4" } },
        },
        "aws_s3_bucket.logs": {
          type: "aws_s3_bucket",
          primary: {
            id: "acme-logs",
            attributes: { id: "acme-logs", bucket: "acme-logs", acl: "public-read", secret: canary },
          },
        },
      },
    },
  ],
};

describe("plans and states", () => {
  it("reads a plan: counts put together, references from its configuration, nothing that is marked as sensitive", async () => {
    const { lines, claims, diagnostics } = await said(terraform, { "infra/plan.json": JSON.stringify(plan) });
    expect(diagnostics).toEqual([]);
    expect(lines).toContain("attribute terraform:infra#aws_instance.web nodes: 2");
    expect(lines).toContain("other groups terraform:infra#aws_subnet.a -> terraform:infra#aws_instance.web (declared)");
    expect(lines).toContain(
      "attribute terraform:infra#module.db.aws_db_instance.this technology: Amazon RDS MySQL 8.0.35",
    );
    expect(lines).toContain("setting terraform:infra#aws_lambda_function.invoice LEVEL = info");
    expect(lines).toContain("setting terraform:infra#aws_lambda_function.invoice DB_PASSWORD = (untold)");
    expect(lines).toContain('attribute terraform:infra#region.aws.eu-central-1 type: {"word":"region"}');
    expect(JSON.stringify(claims)).not.toContain("canary");
  });

  it("reads a state: ids and addresses lead to the resources that have them", async () => {
    const { lines, claims, diagnostics } = await said(terraform, { "live/terraform.tfstate": JSON.stringify(state4) });
    expect(diagnostics).toEqual([]);
    const mention = lines.find((line) => line.startsWith("mention store"));
    expect(mention).toContain(
      "arn arn:aws:rds:eu-west-1:123456789012:db:orders, fqdn orders.abc.eu-west-1.rds.amazonaws.com",
    );
    expect(lines).toContain(
      "setting terraform:live#aws_ecs_service.app DB_HOST = <postgresql :5432 terraform=live#aws_db_instance.orders>",
    );
    expect(lines).toContain("attribute terraform:live#aws_ecs_service.app replicas: 2");
    expect(JSON.stringify(claims)).not.toContain("canary");
  });

  it("reads states of version 3, whose attributes are flat", async () => {
    const { lines, claims } = await said(terraform, { "old/terraform.tfstate": JSON.stringify(state3) });
    expect(lines).toContain(
      'mention node terraform:old#module.net.aws_instance.node "node", "net" [terraform old#module.net.aws_instance.node]'.replace(
        ', "net"',
        "",
      ),
    );
    expect(lines).toContain("attribute terraform:old#module.net.aws_instance.node nodes: 2");
    expect(lines).toContain('attribute terraform:old#module.net.aws_s3_bucket.logs exposed: {"word":"internet"}');
    expect(JSON.stringify(claims)).not.toContain("canary");
  });

  it("puts values of a state over the code beside it, and keeps what the code refers to", async () => {
    const code = `
resource "aws_db_instance" "orders" {
  identifier     = "orders"
  engine         = "postgres"
  engine_version = var.version
}
variable "version" {}
`;
    const { lines, claims } = await said(terraform, {
      "live/main.tf": code,
      "live/terraform.tfstate": JSON.stringify(state4),
    });
    expect(lines.filter((line) => line.startsWith("mention store"))).toHaveLength(1);
    expect(lines).toContain("attribute terraform:live#aws_db_instance.orders version: 16.2");
    expect(claims.find((claim) => claim.claim === "mention" && claim.sort === "store")?.at).toEqual({
      file: "live/main.tf",
      line: 2,
    });
  });

  it("says of a broken file that it is broken", async () => {
    const { diagnostics } = await said(terraform, { "a/terraform.tfstate": '{"version": 4, "resources": [' });
    expect(diagnostics.map(({ code }) => code)).toEqual(["artefact-unreadable"]);
  });
});
