import { describe, expect, it } from "vitest";
import { counted, said } from "../claims.fixture.ts";
import { terraform } from "../source.ts";

const main = `
provider "aws" {
  region              = var.region
  allowed_account_ids = ["123456789012"]
}
variable "region" { default = "eu-west-1" }
locals { stage = "prod" }

resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "private" {
  count      = 3
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}

module "shop" {
  source   = "./service"
  for_each = { orders = 2, cart = 1 }
  name     = each.key
  replicas = each.value
  cluster  = aws_ecs_cluster.main.arn
  group    = aws_security_group.apps.id
  env = {
    DB_URL    = "postgresql://\${aws_db_instance.orders.address}:5432/orders"
    QUEUE_URL = aws_sqs_queue.paid.url
    CART_URL  = "http://cart:8080"
  }
}
resource "aws_ecs_cluster" "main" { name = "shop" }
resource "aws_security_group" "apps" { vpc_id = aws_vpc.main.id }
resource "aws_security_group" "data" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.apps.id]
  }
}
resource "aws_db_instance" "orders" {
  identifier              = "shop-orders"
  engine                  = "postgres"
  engine_version          = "15.4"
  multi_az                = true
  storage_encrypted       = true
  backup_retention_period = 7
  allocated_storage       = 100
  vpc_security_group_ids  = [aws_security_group.data.id]
  password                = "hunter2-canary"
  tags = { Environment = "production", CostCenter = "4711" }
}
resource "aws_sqs_queue" "paid" { name = "paid" }
resource "aws_sns_topic" "events" { name = "events" }
resource "aws_s3_bucket" "open" {
  bucket = "shop-open"
  acl    = "public-read"
}
resource "aws_lambda_function" "invoice" {
  function_name = "invoice"
  runtime       = "python3.11"
  role          = aws_iam_role.invoice.arn
  memory_size   = 256
}
resource "aws_lambda_event_source_mapping" "paid" {
  event_source_arn = aws_sqs_queue.paid.arn
  function_name    = aws_lambda_function.invoice.function_name
}
resource "aws_sns_topic_subscription" "invoice" {
  topic_arn = aws_sns_topic.events.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.invoice.arn
}
resource "aws_cloudwatch_event_rule" "nightly" { schedule_expression = "rate(1 day)" }
resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.invoice.arn
}
resource "aws_iam_role" "invoice" { name = "invoice" }
resource "aws_iam_role_policy" "invoice" {
  role = aws_iam_role.invoice.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "\${aws_s3_bucket.open.arn}/*" }] })
}
resource "aws_iam_policy" "admin" {
  policy = <<EOF
{ "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }
EOF
}
`;
const service = `
variable "name" {}
variable "replicas" {}
variable "cluster" {}
variable "group" {}
variable "env" {}
resource "aws_ecs_task_definition" "this" {
  family = var.name
  container_definitions = jsonencode([{
    name        = var.name
    image       = "acme/\${var.name}:1.2"
    environment = [for k, v in var.env : { name = k, value = v }]
  }])
}
resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = var.cluster
  desired_count   = var.replicas
  task_definition = aws_ecs_task_definition.this.arn
  network_configuration { security_groups = [var.group] }
  service_connect_configuration {
    service { client_alias { dns_name = var.name } }
  }
}
`;

describe("Amazon Web Services", async () => {
  const { claims, lines, diagnostics } = await said(terraform, { "main.tf": main, "service/main.tf": service });

  it("gives exactly the elements and relationships that are there", () => {
    expect(diagnostics).toEqual([]);
    expect(counted(claims)).toEqual({
      zone: 4,
      node: 1,
      service: 3,
      store: 2,
      topic: 2,
      finding: 2,
      "other runs on declared": 2,
      "other contains declared": 1,
      "data declared": 2,
      "data policy": 3,
      "other threatens declared": 1,
    });
  });

  it("follows variables through modules, each instance on its own", () => {
    const orders = 'terraform:.#module.shop["orders"].aws_ecs_service.this';
    expect(lines).toContain(
      `mention service ${orders} "orders", "shop" [terraform .#module.shop["orders"].aws_ecs_service.this, image acme/orders, host orders]`,
    );
    expect(lines).toContain(`setting ${orders} DB_URL = <postgresql :5432 terraform=.#aws_db_instance.orders>`);
    expect(lines).toContain(`setting ${orders} QUEUE_URL = <sqs terraform=.#aws_sqs_queue.paid>`);
    expect(lines).toContain(`setting ${orders} CART_URL = <http cart:8080>`);
    expect(lines).toContain(`attribute ${orders} replicas: 2`);
    expect(lines).toContain(`other runs on ${orders} -> terraform:.#aws_ecs_cluster.main (declared)`);
  });

  it("says of stores and networks what rules ask for", () => {
    const of = (name: string): readonly string[] =>
      lines
        .filter((line) => line.startsWith(`attribute terraform:.#${name} `))
        .map((line) => line.slice(`attribute terraform:.#${name} `.length));
    expect(of("aws_db_instance.orders")).toEqual(
      expect.arrayContaining([
        "technology: Amazon RDS PostgreSQL 15.4",
        "version: 15.4",
        "encryptedAtRest: true",
        'redundancy: {"word":"active-passive"}',
        'backup: {"record":{"keep":{"quantity":7,"unit":"d"},"kind":{"word":"snapshot"}}}',
        'disk: {"quantity":100,"unit":"GiB"}',
        'env: [{"word":"prod"}]',
        "costCentre: 4711",
      ]),
    );
    expect(of("aws_subnet.private")).toContain('cidr: ["10.0.0.0/24","10.0.1.0/24","10.0.2.0/24"]');
    expect(of("aws_s3_bucket.open")).toContain('exposed: {"word":"internet"}');
    expect(of("aws_lambda_function.invoice")).toEqual(
      expect.arrayContaining([
        'technology: ["AWS Lambda","Python 3.11"]',
        'trigger: [{"word":"queue"},{"word":"event"},{"word":"schedule"}]',
      ]),
    );
    expect(of("region.aws.eu-west-1")).toEqual(['type: {"word":"region"}']);
  });

  it("tells what is permitted, and what is open to everybody", () => {
    expect(lines).toContain(
      "data terraform:.#aws_lambda_function.invoice -> terraform:.#aws_s3_bucket.open by s3 (policy)",
    );
    expect(lines).toContain(
      'data terraform:.#module.shop["cart"].aws_ecs_service.this -> terraform:.#aws_db_instance.orders (policy)',
    );
    expect(
      claims.filter(({ claim }) => claim === "mention").map((claim) => ("names" in claim ? claim.names[0] : "")),
    ).toEqual(
      expect.arrayContaining(["open-to-everybody: aws_s3_bucket.open", "allows-everything: aws_iam_policy.admin"]),
    );
  });

  it("never tells a secret", () => {
    expect(JSON.stringify(claims)).not.toContain("hunter2");
  });
});
