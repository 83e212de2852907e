/** AWS CloudFormation and SAM templates. */
import type { Artefact, Glimpse, Source } from "../source.ts";
import { claimsOf } from "../terraform/claims/claims.ts";
import { rootOf } from "./template.ts";

const MOST_BYTES = 2 * 2 ** 20;

export const cloudformation: Source = {
  id: "cloudformation",
  version: 1,
  title: { en: "AWS CloudFormation and SAM", fr: "AWS CloudFormation et SAM" },
  files: ["template.yaml", "*.template", "*.json with AWSTemplateFormatVersion"],
  cannotSay: [
    {
      en: "Values that other stacks export, and parameters without a default.",
      fr: "Les valeurs exportées par d’autres piles, et les paramètres sans valeur par défaut.",
    },
    {
      en: "Nested stacks whose template is stored elsewhere, and what macros make.",
      fr: "Les piles imbriquées dont le modèle est stocké ailleurs, et ce que produisent les macros.",
    },
  ],
  howToExport: {
    en: "Give the template from your repository, or `aws cloudformation get-template --stack-name NAME --template-stage Processed`.",
    fr: "Donnez le modèle de votre dépôt, ou `aws cloudformation get-template --stack-name NOM --template-stage Processed`.",
  },
  example: {
    files: {
      "shop/template.yaml": `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: prod }
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub "orders-\${Stage}"
      SSESpecification: { SSEEnabled: true }
  Paid:
    Type: AWS::SQS::Queue
  Invoice:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      CodeUri: ./invoice/
      Environment:
        Variables:
          TABLE: !Ref Orders
          API_TOKEN: never told
      Events:
        Paid:
          Type: SQS
          Properties: { Queue: !GetAtt Paid.Arn }
`,
    },
    claims: [
      'mention store cloudformation:shop/template.yaml#Orders "Orders", "orders-prod" [terraform shop/template.yaml#Orders] @ shop/template.yaml:6',
      "attribute cloudformation:shop/template.yaml#Orders encryptedAtRest: true @ shop/template.yaml:6",
      "setting cloudformation:shop/template.yaml#Invoice TABLE = <dynamodb terraform=shop/template.yaml#Orders> @ shop/template.yaml:13",
      "setting cloudformation:shop/template.yaml#Invoice API_TOKEN = (untold) @ shop/template.yaml:13",
      'attribute cloudformation:shop/template.yaml#Invoice trigger: [{"word":"queue"}] @ shop/template.yaml:13',
      "data cloudformation:shop/template.yaml#Invoice -> cloudformation:shop/template.yaml#Paid by sqs (declared) @ shop/template.yaml:13",
    ],
  },

  detect({ path, text }: Glimpse) {
    if (!/\.(?:ya?ml|json|template|cfn)$/iu.test(path)) return 0;
    if (/AWSTemplateFormatVersion|AWS::Serverless-20/u.test(text)) return 3;
    return /"?Type"?\s*:\s*["']?AWS::\w+::\w+/u.test(text) && /(?:^|[{\n,])\s*"?Resources"?\s*:/u.test(text) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[]) {
    for (const artefact of artefacts) {
      const { path, size } = artefact;
      const root = size > MOST_BYTES ? undefined : rootOf(artefact.text(), path);
      if (root !== undefined) yield* claimsOf(root);
      else if (size > MOST_BYTES)
        yield {
          code: "artefact-too-large",
          severity: "warning",
          uri: path,
          span: { start: 0, end: 0 },
          parameters: { limit: MOST_BYTES },
        };
      else
        yield {
          code: "artefact-unreadable",
          severity: "warning",
          uri: path,
          span: { start: 0, end: 0 },
          parameters: { what: "Resources", line: 1 },
        };
    }
  },
};
