/** Terraform and OpenTofu: HCL of folders, plans and states as JSON. */
import type { Artefact, Glimpse, Source, Surroundings } from "../source.ts";
import { claimsOf } from "./claims/claims.ts";
import { isPlanOrState, withStates } from "./read-states.ts";
import { readHcl } from "./read-hcl.ts";

export const terraform: Source = {
  id: "terraform",
  version: 1,
  title: { en: "Terraform and OpenTofu", fr: "Terraform et OpenTofu" },
  files: ["*.tf", "*.tf.json", "*.tofu", "*.tfvars", "terraform.tfstate", "terraform show -json"],
  cannotSay: [
    {
      en: "What a module from a registry sets up inside: only what the module is for. A plan says it.",
      fr: "Ce qu’un module d’un registre crée en son sein : seulement à quoi il sert. Un plan le dit.",
    },
    {
      en: "Values that exist only once it runs (addresses, ids), and how many a computed `for_each` makes. A state says it.",
      fr: "Les valeurs qui n’existent qu’à l’exécution (adresses, identifiants) et le nombre issu d’un `for_each` calculé. Un état le dit.",
    },
    {
      en: "Whether what a security group permits is ever used.",
      fr: "Si ce qu’un groupe de sécurité autorise sert jamais.",
    },
  ],
  howToExport: {
    en: "Give the folder with its *.tf files; better still add `terraform plan -out plan && terraform show -json plan > plan.json`, or `terraform show -json > state.json` for what runs.",
    fr: "Donnez le dossier des fichiers *.tf ; mieux, ajoutez `terraform plan -out plan && terraform show -json plan > plan.json`, ou `terraform show -json > state.json` pour ce qui tourne.",
  },
  example: {
    files: {
      "infra/main.tf": `variable "stage" { default = "prod" }

resource "aws_db_instance" "orders" {
  identifier          = "shop-\${var.stage}-orders"
  engine              = "postgres"
  engine_version      = "15.4"
  storage_encrypted   = true
  multi_az            = true
  publicly_accessible = false
}

resource "aws_lambda_function" "invoice" {
  function_name = "invoice"
  runtime       = "nodejs20.x"
  environment {
    variables = {
      DB_HOST     = aws_db_instance.orders.address
      DB_PASSWORD = "never told"
      LOG_LEVEL   = "info"
    }
  }
}

resource "aws_sqs_queue" "paid" { name = "orders-paid" }

resource "aws_lambda_event_source_mapping" "paid" {
  event_source_arn = aws_sqs_queue.paid.arn
  function_name    = aws_lambda_function.invoice.arn
}
`,
    },
    claims: [
      'mention store terraform:infra#aws_db_instance.orders "orders", "shop-prod-orders", "aws_db_instance.orders" [terraform infra#aws_db_instance.orders] @ infra/main.tf:3',
      "attribute terraform:infra#aws_db_instance.orders technology: Amazon RDS PostgreSQL 15.4 @ infra/main.tf:3",
      "attribute terraform:infra#aws_db_instance.orders encryptedAtRest: true @ infra/main.tf:3",
      'attribute terraform:infra#aws_db_instance.orders exposed: {"word":"internal"} @ infra/main.tf:3',
      'mention service terraform:infra#aws_lambda_function.invoice "invoice" [terraform infra#aws_lambda_function.invoice] @ infra/main.tf:12',
      "setting terraform:infra#aws_lambda_function.invoice DB_HOST = <postgresql terraform=infra#aws_db_instance.orders> @ infra/main.tf:12",
      "setting terraform:infra#aws_lambda_function.invoice DB_PASSWORD = (untold) @ infra/main.tf:12",
      'attribute terraform:infra#aws_lambda_function.invoice trigger: [{"word":"queue"}] @ infra/main.tf:12',
      "data terraform:infra#aws_lambda_function.invoice -> terraform:infra#aws_sqs_queue.paid by sqs (declared) @ infra/main.tf:26",
    ],
  },

  detect({ path, text }: Glimpse) {
    if (/\.(?:tf|tofu)(?:\.json)?$|\.tfvars(?:\.json)?$/u.test(path)) return 3;
    if (path.endsWith(".tfstate")) return 3;
    return path.endsWith(".json") && isPlanOrState(text) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings) {
    const [states, files] = [[] as Artefact[], [] as Artefact[]];
    for (const artefact of artefacts)
      (/\.(?:tf|tofu|tfvars)(?:\.json)?$/u.test(artefact.path) ? files : states).push(artefact);
    const code = readHcl(files, around);
    const { roots, diagnostics } = withStates(code.roots, states);
    yield* code.diagnostics;
    yield* diagnostics;
    for (const root of roots) yield* claimsOf(root);
  },
};
