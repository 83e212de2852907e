/** Diagnostics of policies, rules and waivers. They are found when a model is checked, so none has an example in `codes.ts`. */
export const checkCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "check-unknown-pack",
    en: "There is no pack of rules `{pack}`.",
    fr: "Il n’y a pas de lot de règles « {pack} ».",
  },
  {
    code: "check-unknown-rule",
    en: "There is no rule `{rule}`.",
    fr: "Il n’y a pas de règle « {rule} ».",
  },
  {
    code: "rule-says-nothing",
    en: "`{rule}` is no rule that comes with Orrery; a rule of your own states what it is about (`find`) and what must be so (`must`).",
    fr: "« {rule} » n’est pas une règle fournie ; une règle à vous dit sur quoi elle porte (`find`) et ce qui doit être (`must`).",
  },
  {
    code: "rule-parameter",
    en: "The rule `{rule}` has no parameter `{parameter}`.",
    fr: "La règle « {rule} » n’a pas de paramètre « {parameter} ».",
  },
  {
    code: "rule-parameter-value",
    en: "`{found}` is not what the parameter `{parameter}` of the rule `{rule}` takes.",
    fr: "« {found} » n’est pas ce qu’accepte le paramètre « {parameter} » de la règle « {rule} ».",
  },
];
