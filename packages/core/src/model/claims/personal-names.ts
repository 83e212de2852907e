/** Personal data by the names of fields: a hint for whoever classifies, never a verdict. English, French and German names as developers write them. */

/** What the names of the fields of one type or table make likely; undefined: nothing points at a person. */
export function personalByNames(fields: Iterable<string>): "personal" | "sensitive" | undefined {
  let found: "personal" | undefined;
  for (const field of fields) {
    const words = field
      .replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "_");
    if (sensitive.test(words)) return "sensitive";
    if (personal.test(words)) found = "personal";
  }
  return found;
}

/** Special categories of GDPR Art. 9 and Art. 10: health, belief, origin, union, orientation, biometrics, convictions. */
const sensitive =
  /(?:^|_)(?:diagnos[ei]s|diagnosis_code|medical|medications?|allerg(?:y|ies)|disease|illness|disabilit(?:y|ies)|blood_(?:type|group)|health_(?:status|record|condition)|patient_(?:id|name|number)|religion|religious|ethnicit(?:y|ies)|ethnic_origin|race_ethnicity|political_(?:party|opinion)|trade_union|union_member(?:ship)?|sexual_orientation|biometrics?|fingerprint_(?:data|template)|genetic|criminal_record|convictions?)(?:_|$)/u;

const personal =
  /(?:^|_)(?:e_?mails?|email_address|courriel|phone|phones|telephone|phone_number|mobile_(?:number|phone)|fax_number|first_?name|last_?name|sur_?name|given_?name|family_?name|full_?name|middle_?name|maiden_?name|prenom|prénom|nom_(?:famille|naissance)|vorname|nachname|birth_?(?:date|day)|date_of_birth|dob|date_naissance|geburtsdatum|ssn|social_security(?:_number)?|ahv|avs_number|nir|national_id|passport(?:_number|_no)?|driver_?s?_licen[cs]e|tax_id|iban|credit_?card(?:_number)?|card_number|card_?holder|cvv|cvc|street|street_address|street_?name|address_?(?:line)?_?[12]|home_address|postal_?code|post_?code|zip_?code|zip|billing_address|shipping_address|delivery_address|gender|nationality|marital_status|salary|ip_address|license_plate|geolocation|user_?name|contacts_name|document_number)(?:_|$)/u;
