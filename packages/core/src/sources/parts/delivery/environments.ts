/** Names of environments in the words of the metamodel. */

/** An environment in the words of the metamodel. */
export function environmentWord(name: string): string {
  const plain = name.toLowerCase().replace(/\/.*$/u, "");
  const known: readonly (readonly [RegExp, string])[] = [
    [/^(?:pre-?prod(?:uction)?|uat)$/u, "preprod"],
    [/^(?:prod|production|live|prd)$/u, "prod"],
    [/^(?:staging|stage|stg)$/u, "staging"],
    [/^(?:dev|development|develop)$/u, "dev"],
    [/^(?:test|testing|qa|tst|integration)$/u, "test"],
  ];
  return (
    known.find(([pattern]) => pattern.test(plain))?.[1] ??
    plain.replaceAll(/[^a-z0-9-]+/gu, "-").replaceAll(/^-+|-+$/gu, "")
  );
}
