import type { Bilingual } from "../../model/metamodel.ts";
import { Form } from "../../model/columns.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import type { Literal } from "../../model/values.ts";
import { everyKind } from "../parts/every-kind.ts";
import { secretIn } from "../parts/secrets.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const textHoldsNoSecret: ElementRule = {
  id: "text-holds-no-secret",
  title: {
    en: "No text of the model holds a password, token or private key",
    fr: "Aucun texte du modèle ne contient de mot de passe, de jeton ou de clé privée",
  },
  rationale: {
    en: "A model is read by many and kept for ever by its version control: a secret in it is published, and stays so when it is deleted.",
    fr: "Un modèle est lu par beaucoup et conservé à jamais par son gestionnaire de versions : un secret y est publié, et le reste après effacement.",
  },
  remedy: {
    en: "Change the secret at once, take it out of the text, and name the place where it is kept in `secrets` instead.",
    fr: "Changez le secret sans attendre, retirez-le du texte, et nommez plutôt dans `secrets` l’endroit où il est gardé.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.17",
    "iso27001:A.8.12",
    "nist-800-53:IA-5",
    "nist-csf:PR.AA-01",
    "pci-dss:8",
    "cis:16",
    "asvs:V13",
  ],
  quality: "security",
  aliases: ["SECRET-IN-TEXT", "threagile:accidental-secret-leak"],
  reads: ["*"],
  kinds: everyKind,
  examples: {
    passes: `application crm "CRM" { secrets: vault; description: "The password is kept in the vault" }`,
    fails: `application crm "CRM" { description: "Test account: password=Geneva2026" }
store base "Base" { address: "postgres://app:s3cr3t@db.example.org/claims" }
application shop "Shop" { -> crm { description: "api_key=9f8e7d6c5b4a" } }
application bank "Bank" { description: "Minimum length of a password: 14" }`,
    finds: ["crm", "base", "shop"],
  },

  judge(element) {
    const { model } = element;
    for (const row of model.attributeRows(element.row)) {
      const secret = secretAt(model, row);
      if (secret !== undefined) return found(element, element, model.key(row), secret);
    }
    const { relationshipAttributes, relationshipAttributeCount } = model.columns;
    for (const relationship of element.out()) {
      const start = relationshipAttributes[relationship.row] as number;
      const end = start + (relationshipAttributeCount[relationship.row] as number);
      for (let row = start; row < end; row++) {
        const secret = secretAt(model, row);
        if (secret !== undefined) return found(element, relationship, model.key(row), secret);
      }
    }
    return holds;
  },
};

/** The values of the attribute are no part of the proof: whoever reads the finding must not read the secret. */
function found(
  element: Element,
  one: Element | Relationship,
  key: string,
  secret: Bilingual,
): ReturnType<typeof violated> {
  return violated(() => {
    const name = "verb" in one ? endsOf(one) : nameOf(element);
    return {
      en: `${name.en}: the text of \`${key}\` seems to hold ${secret.en}`,
      fr: `${name.fr} : le texte de \`${key}\` semble contenir ${secret.fr}`,
      path: "verb" in one ? [element, one] : [element],
    };
  });
}

/** Words without quotes are ids, numbers and choices: only texts, and what contains them, are looked at. */
function secretAt(model: Model, row: number): Bilingual | undefined {
  const form = model.columns.attributeForm[row];
  if (form === Form.string) return secretIn(model.symbols.text(model.columns.attributeValue[row] as number));
  if (form !== Form.list && form !== Form.record) return undefined;
  return secretInLiteral(model.literal(row));
}

function secretInLiteral(literal: Literal): Bilingual | undefined {
  switch (literal.form) {
    case "string":
      return secretIn(literal.text);
    case "list":
      return firstOf(literal.items);
    case "record":
      return firstOf(literal.fields.map(([, value]) => value));
    default:
      return undefined;
  }
}

function firstOf(literals: readonly Literal[]): Bilingual | undefined {
  for (const literal of literals) {
    const secret = secretInLiteral(literal);
    if (secret !== undefined) return secret;
  }
  return undefined;
}
