/**
 * `node --conditions=source tools/bench/discover/hcl.mjs [FOLDER]`
 * HCL to blocks beside hcl2json: files of our own making, or all *.tf of a folder, which must then give the same blocks.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as hcl2json } from "@cdktf/hcl2json";
import { differences } from "../../../packages/core/src/sources/terraform/hcl/beside.fixture.ts";
import { parseHcl } from "../../../packages/core/src/sources/terraform/hcl/parse.ts";
import { inMemoryFile, surroundingsOf } from "../../../packages/core/src/sources/read-all.ts";
import { terraform } from "../../../packages/core/src/sources/terraform/source.ts";
import { cpuOf, printed } from "./table.mjs";

const FILES = 300;

/** A service with its database, queue, rights and rules, as teams write it. @param {number} index */
function service(index) {
  return `
variable "name_${index}" { default = "service-${index}" }
locals {
  tags_${index} = merge({ Team = "t${index % 7}" }, var.more ? { Extra = upper("x") } : {})
}
resource "aws_db_instance" "db_${index}" {
  identifier        = "\${var.name_${index}}-db"
  engine            = "postgres"
  engine_version    = "15.${index % 9}"
  allocated_storage = ${20 + index}
  storage_encrypted = true
  tags              = local.tags_${index}
}
resource "aws_sqs_queue" "q_${index}" { name = "jobs-${index}" }
resource "aws_lambda_function" "f_${index}" {
  function_name = var.name_${index}
  runtime       = "nodejs20.x"
  role          = aws_iam_role.r_${index}.arn
  environment {
    variables = {
      DB_HOST = aws_db_instance.db_${index}.address
      QUEUE   = aws_sqs_queue.q_${index}.url
      NEXT    = "http://service-${(index + 1) % FILES}:8080/api"
    }
  }
}
resource "aws_iam_role" "r_${index}" {
  assume_role_policy = <<-EOF
    { "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "lambda.amazonaws.com" } }] }
  EOF
}
resource "aws_security_group" "g_${index}" {
  dynamic "ingress" {
    for_each = [for p in [80, 443, 8080] : p if p > 79]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}
`;
}

/** @param {string} folder @returns {readonly { path: string, text: string }[]} */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tf"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

/** @param {{ folder?: string }} [options] */
export async function measure({ folder } = {}) {
  const files =
    folder === undefined
      ? Array.from({ length: FILES }, (_, index) => ({ path: `f${index}.tf`, text: service(index) }))
      : filesOf(folder);
  const kilobytes = Math.round(files.reduce((sum, { text }) => sum + text.length, 0) / 1024);
  let different = 0;
  let refused = 0;
  for (const { path, text } of files) {
    const json = await hcl2json(path, text).catch(() => undefined);
    if (json === undefined) refused++;
    else if (differences(parseHcl(text, 200).body, json).length > 0) different++;
  }
  const ours = await cpuOf(() => files.forEach(({ text }) => parseHcl(text, 200)));
  const peer = await cpuOf(async () => {
    for (const { path, text } of files) await hcl2json(path, text).catch(() => undefined);
  }, 3);
  const artefacts = files.map(({ path, text }) => inMemoryFile(path, new TextEncoder().encode(text)));
  let claims = 0;
  const whole = await cpuOf(() => {
    claims = [.../** @type {Iterable<unknown>} */ (terraform.read(artefacts, surroundingsOf(artefacts)))].length;
  }, 3);
  return [
    {
      what: `${files.length} files of HCL, ${kilobytes} KB: CPU ms beside hcl2json (${different} with other blocks, ${refused} it refuses)`,
      ours,
      peer,
      ratio: ours / peer,
    },
    { what: `the same to ${claims} claims, CPU ms`, ours: whole, peer: undefined, ratio: undefined },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  printed(await measure(folder === undefined ? {} : { folder }));
}
