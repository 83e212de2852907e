/** In which country a region of a cloud lies: where what is kept there rests. */
import type { Claim } from "../../../model/claims/claim.ts";
import { at, type Estate, type Thing } from "./estate.ts";

/** Country (ISO 3166) and its regions, of Amazon Web Services, Microsoft Azure and Google Cloud. */
const rows: readonly (readonly [country: string, regions: string])[] = [
  [
    "US",
    "us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 eastus eastus2 westus westus2 westus3 centralus northcentralus southcentralus westcentralus usgovvirginia usgovarizona usgovtexas us-central1 us-east1 us-east4 us-east5 us-south1 us-west1 us-west2 us-west3 us-west4",
  ],
  ["CA", "ca-central-1 ca-west-1 canadacentral canadaeast northamerica-northeast1 northamerica-northeast2"],
  ["MX", "mx-central-1 mexicocentral northamerica-south1"],
  ["BR", "sa-east-1 brazilsouth brazilsoutheast southamerica-east1"],
  ["CL", "chilecentral southamerica-west1"],
  ["IE", "eu-west-1 northeurope"],
  ["GB", "eu-west-2 uksouth ukwest europe-west2"],
  ["FR", "eu-west-3 francecentral francesouth europe-west9"],
  ["DE", "eu-central-1 germanywestcentral germanynorth europe-west3 europe-west10"],
  ["CH", "eu-central-2 switzerlandnorth switzerlandwest europe-west6"],
  ["SE", "eu-north-1 swedencentral swedensouth europe-north2"],
  ["IT", "eu-south-1 italynorth europe-west8 europe-west12"],
  ["ES", "eu-south-2 spaincentral europe-southwest1"],
  ["NL", "westeurope europe-west4"],
  ["BE", "europe-west1 belgiumcentral"],
  ["FI", "europe-north1"],
  ["NO", "norwayeast norwaywest"],
  ["PL", "polandcentral europe-central2"],
  ["AT", "austriaeast"],
  ["IL", "il-central-1 israelcentral me-west1"],
  ["AE", "me-central-1 uaenorth uaecentral"],
  ["BH", "me-south-1"],
  ["QA", "qatarcentral me-central1"],
  ["SA", "me-central2"],
  ["ZA", "af-south-1 southafricanorth southafricawest africa-south1"],
  [
    "IN",
    "ap-south-1 ap-south-2 centralindia southindia westindia jioindiawest jioindiacentral asia-south1 asia-south2",
  ],
  ["SG", "ap-southeast-1 southeastasia asia-southeast1"],
  ["ID", "ap-southeast-3 indonesiacentral asia-southeast2"],
  ["MY", "ap-southeast-5 malaysiawest"],
  ["TH", "ap-southeast-7"],
  [
    "AU",
    "ap-southeast-2 ap-southeast-4 australiaeast australiasoutheast australiacentral australiacentral2 australia-southeast1 australia-southeast2",
  ],
  ["NZ", "ap-southeast-6 newzealandnorth"],
  ["JP", "ap-northeast-1 ap-northeast-3 japaneast japanwest asia-northeast1 asia-northeast2"],
  ["KR", "ap-northeast-2 koreacentral koreasouth asia-northeast3"],
  ["HK", "ap-east-1 eastasia asia-east2"],
  ["TW", "ap-east-2 asia-east1"],
  ["CN", "cn-north-1 cn-northwest-1 chinaeast chinaeast2 chinanorth chinanorth2 chinanorth3"],
];

const countries: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([country, regions]) => regions.split(" ").map((region) => [region, country] as const)),
);

/** Country of a region or a zone of it: `West Europe`, `europe-west6-b`, `eu-central-1`. */
function countryOfRegion(name: string): string | undefined {
  const plain = name.trim().toLowerCase();
  return (
    countries.get(plain) ??
    countries.get(plain.replaceAll(" ", "")) ??
    countries.get(plain.replace(/-[a-f]$/u, "")) ??
    countries.get(plain.replace(/(\d)[a-f]$/u, "$1"))
  );
}

/** Countries in which stores rest: by their own place, else by the region of their provider. */
export function* restingPlaces(estate: Estate): Generator<Claim> {
  for (const thing of estate.things) {
    if (thing.isData || thing.known?.sort !== "store") continue;
    const region = regionOf(estate, thing);
    const country = region === undefined ? undefined : countryOfRegion(region);
    if (country === undefined) continue;
    yield {
      claim: "attribute",
      of: estate.key(thing),
      name: "dataLocation",
      value: [country],
      at: thing.at,
      seenBy: "regions",
    };
  }
}

function regionOf(estate: Estate, thing: Thing): string | undefined {
  for (const name of ["location", "region", "zone", "availability_zone"]) {
    const own = estate.text(at(thing.config, name));
    if (own !== undefined && countryOfRegion(own) !== undefined) return own;
  }
  const family = thing.type.slice(0, thing.type.indexOf("_"));
  const provider = estate.root.providers.find(
    ({ name, alias }) =>
      name.replace(/-beta$/u, "") === family &&
      thing.provider === (alias === undefined ? undefined : `${name}.${alias}`),
  );
  if (provider === undefined) return undefined;
  return ["region", "location"]
    .map((name) => estate.text(at(provider.config, name)))
    .find((text) => text !== undefined);
}
