/** Words of spreadsheets: how people head their columns and write their values, in English and French. All are folded (`foldText`). */

/** Roles of columns, by header. */
export const ROLE_WORDS: Readonly<Record<"id" | "name" | "description" | "type" | "parent", ReadonlySet<string>>> = {
  id: words(
    "id identifier identifiant code app-id application-id id-application id-app code-application code-appli ref reference reference-application uid uuid guid numero n no num external-id externalid key cle trigramme apm-id sys-id asset-id ci-id",
  ),
  name: words(
    "name nom display-name displayname full-name libelle intitule label titre title designation denomination application applications applicatif appli app application-name app-name nom-de-l-application nom-application nom-de-l-applicatif nom-appli systeme system system-name logiciel software software-name solution produit-logiciel",
  ),
  description: words(
    "description desc documentation descriptif definition resume summary comment-description description-fonctionnelle description-de-l-application objet purpose-description",
  ),
  type: words(
    "type fact-sheet-type factsheet-type kind genre nature object-type type-d-objet element-type type-d-element class classe categorie-d-objet",
  ),
  parent: words(
    "parent parent-application application-parente parent-id parent-name belongs-to appartient-a fait-partie-de part-of contenu-dans systeme-parent domaine-parent",
  ),
};

/** Attribute paths that a header may mean, best first; the first that the kind has is taken. */
export const ATTRIBUTE_WORDS: ReadonlyMap<string, readonly string[]> = table({
  owner:
    "owner proprietaire responsable business-owner application-owner proprietaire-metier responsable-application responsable-applicatif responsable-metier direction direction-metier direction-proprietaire moa maitrise-d-ouvrage product-owner entite entite-proprietaire service-responsable service-proprietaire organisation organization department departement owning-team team equipe equipe-responsable owning-unit business-unit",
  contacts:
    "contact contacts it-owner technical-owner responsable-technique responsable-it chef-de-projet moe maitrise-d-oeuvre referent referent-metier referent-technique correspondant expert experts",
  tags: "tag tags etiquette etiquettes mots-cles keywords labels",
  docs: "documentation-link link links url lien liens wiki documentation-url",
  aliases: "alias aliases acronym acronyme sigle nom-court short-name autre-nom autres-noms ancien-nom surnom",
  status: "status statut etat state etat-d-avancement lifecycle-status statut-cycle-de-vie",
  "lifecycle.planned":
    "lifecycle-plan lifecycle-planned plan-date planned prevu planned-date date-prevue date-de-planification",
  "lifecycle.phaseIn":
    "lifecycle-phasein lifecycle-phase-in phase-in phasein date-de-debut-de-deploiement debut-de-deploiement",
  "lifecycle.active":
    "lifecycle-active active active-since go-live go-live-date golive live-since production-date date-de-mise-en-production mise-en-production date-mise-en-production date-mep mep date-de-mise-en-service mise-en-service date-de-debut start-date in-service-since install-date installation-date date-d-installation en-service-depuis",
  "lifecycle.phaseOut":
    "lifecycle-phaseout lifecycle-phase-out phase-out phaseout phase-out-date debut-de-decommissionnement sortie-progressive date-de-sortie-progressive",
  "lifecycle.retired":
    "lifecycle-endoflife lifecycle-end-of-life end-of-life end-of-life-date eol-date eol fin-de-vie date-de-fin-de-vie date-fin-de-vie retirement-date retirement retired decommission-date decommissioning-date decommissioning date-de-decommissionnement decommissionnement date-de-retrait retrait date-d-arret arret date-de-fin end-date sunset-date sunset",
  replacedBy:
    "replaced-by successor successors remplace-par remplacee-par successeur remplacement application-cible target-application",
  version: "version release version-installee version-actuelle current-version",
  criticality:
    "criticality criticite business-criticality criticite-metier niveau-de-criticite niveau-criticite importance importance-metier business-impact priority-class sensibilite-metier",
  rto: "rto recovery-time-objective dmia-rto delai-de-reprise delai-de-reprise-vise temps-de-reprise",
  rpo: "rpo pdma recovery-point-objective perte-de-donnees-admise perte-de-donnees-maximale",
  mtpd: "mtpd dmia maximum-tolerable-downtime mtd duree-maximale-d-interruption-admissible duree-d-interruption-maximale",
  businessFit:
    "business-fit businessfit functional-suitability functionalsuitability functional-fit valeur-metier adequation-metier adequation-fonctionnelle business-value note-metier",
  technicalFit:
    "technical-fit technicalfit technical-suitability technicalsuitability adequation-technique qualite-technique sante-technique technical-health note-technique",
  disposition:
    "disposition devenir strategie trajectoire time time-classification 6r 7r migration-strategy strategie-de-migration cloud-strategy recommendation recommandation",
  supplier:
    "supplier fournisseur vendor editeur provider manufacturer publisher prestataire software-vendor editeur-fournisseur fabricant constructeur",
  product: "product produit progiciel supplier-product nom-du-produit produit-editeur product-name",
  licence: "licence license type-de-licence license-type licensing",
  owned: "licences-acquises licenses-owned nombre-de-licences number-of-licenses licence-count",
  used: "licences-utilisees licenses-used",
  supportEnd:
    "end-of-support end-of-support-date support-end fin-de-support date-de-fin-de-support eos eos-date fin-de-maintenance date-de-fin-de-maintenance end-of-maintenance support-until",
  country: "country pays pays-d-origine",
  dataLocation: "data-location localisation-des-donnees lieu-des-donnees lieu-de-stockage-des-donnees",
  contract: "contract contrat contract-number numero-de-contrat",
  annualCost:
    "annual-cost cout-annuel cost-per-year yearly-cost cout-annuel-total total-cost-of-ownership tco cost cout couts costs run-cost cout-de-run budget-annuel cout-de-fonctionnement opex annual-spend total-annual-cost",
  capex: "capex investment investissement cout-d-investissement build-cost cout-de-build",
  licenceCost:
    "licence-cost license-cost cout-des-licences cout-licences cout-de-licence cout-licence maintenance-cost",
  peopleCost: "people-cost cout-des-personnes cout-rh staff-cost",
  costCentre: "cost-centre cost-center centre-de-cout centre-de-couts cdc",
  users:
    "users utilisateurs nb-users number-of-users user-count nombre-d-utilisateurs nb-utilisateurs nbre-utilisateurs nb-d-utilisateurs effectif-utilisateur",
  availability: "availability disponibilite availability-target taux-de-disponibilite sla disponibilite-cible",
  classification:
    "classification data-classification confidentialite confidentiality niveau-de-confidentialite classification-des-donnees information-classification sensibilite sensibilite-des-donnees",
  "dict.availability": "d disponibilite-dict dict-d besoin-disponibilite",
  "dict.integrity": "i integrite dict-i integrity",
  "dict.confidentiality": "c dict-c",
  "dict.traceability": "t tracabilite traceability dict-t preuve",
  exposed: "exposed exposure exposition exposition-internet internet-facing expose accessible-depuis",
  auth: "auth authentication authentification mode-d-authentification authentication-method sso",
  encryptedAtRest: "encrypted-at-rest chiffrement-au-repos chiffre-au-repos encryption-at-rest",
  encryptedInTransit: "encrypted-in-transit chiffrement-en-transit chiffre-en-transit",
  lastPentest: "last-pentest dernier-pentest date-dernier-pentest last-penetration-test",
  lastAudit: "last-audit dernier-audit date-dernier-audit",
  personalData:
    "personal-data donnees-personnelles dcp donnees-a-caractere-personnel gdpr rgpd pii contains-pii gdpr-relevant",
  retention: "retention retention-period duree-de-conservation conservation",
  technology:
    "technology technologies technologie tech-stack stack langage langages language programming-language techno technos plateforme-technique",
  os: "os operating-system systeme-d-exploitation",
  env: "env environment environnement environments environnements",
  site: "site location localisation lieu datacenter data-center datacentre lieu-d-hebergement",
  zone: "network-zone zone-reseau zone",
  hosting:
    "hosting hosting-type hebergement type-d-hebergement mode-d-hebergement deployment-model deployment-type deployment cloud-model",
  address: "ip ip-address adresse-ip address adresse hostname-ip",
  cpu: "cpu vcpu cpus cores coeurs nb-cpu",
  ram: "ram memory memoire memoire-vive",
  disk: "disk disque stockage storage",
  patched: "patched patched-on last-patch dernier-patch date-dernier-correctif last-patched",
  repo: "repo repository depot depot-git git source-repository",
  style: "architecture-style style-d-architecture style architecture",
  debt: "technical-debt dette-technique debt",
  maturity: "maturity maturite maturity-level niveau-de-maturite current-maturity",
  targetMaturity: "target-maturity maturite-cible",
  headcount: "headcount effectif effectifs",
  budget: "budget project-budget",
  start: "start debut date-debut",
  end: "end fin date-fin",
  type: "type type-d-application application-type app-type categorie category type-application nature",
});

/** Relationships that a header may mean. `in`: the other element is the subject. */
export const RELATION_WORDS: ReadonlyMap<
  string,
  readonly { readonly verb: string; readonly direction: "in" | "out"; readonly create?: string }[]
> = new Map(
  (
    [
      [
        "uses",
        "out",
        undefined,
        "uses utilise depends-on depend-de dependances dependencies dependency dependance applications-utilisees used-applications required-applications requires necessite relapplicationtoapplication",
      ],
      ["uses", "in", undefined, "used-by utilise-par utilisee-par consumers consommateurs applications-consommatrices"],
      [
        "uses",
        "in",
        "process",
        "processes processus business-processes processus-metier business-process processus-supportes relapplicationtoprocess supported-processes",
      ],
      [
        "uses",
        "in",
        "unit",
        "user-groups usergroup user-group relapplicationtousergroup utilise-par-les-directions directions-utilisatrices entites-utilisatrices",
      ],
      [
        "realizes",
        "out",
        "capability",
        "capability capabilities capacite capacites business-capability business-capabilities capacites-metier capacite-metier relapplicationtobusinesscapability",
      ],
      [
        "runs on",
        "out",
        "node",
        "server servers serveur serveurs runs-on hosted-on heberge-sur hebergee-sur tourne-sur hosts hotes machine machines infrastructure",
      ],
      [
        "runs on",
        "out",
        "technology",
        "it-components it-component itcomponents relapplicationtoitcomponent composants-techniques composants-it",
      ],
      [
        "accesses",
        "out",
        "dataset",
        "data-objects data-object objets-de-donnees donnees-manipulees data relapplicationtodataobject donnees",
      ],
      [
        "flows",
        "out",
        undefined,
        "flows-to sends-to envoie-a flux-vers flux-sortants interfaces-sortantes outbound-interfaces alimente",
      ],
      [
        "flows",
        "in",
        undefined,
        "receives-from recoit-de flux-depuis flux-entrants interfaces-entrantes inbound-interfaces alimente-par alimentee-par",
      ],
      [
        "groups",
        "in",
        "area",
        "domain domaine business-domain domaine-metier domaine-fonctionnel quartier zone-fonctionnelle bloc ilot urbanisation portfolio portefeuille",
      ],
      ["changes", "in", "project", "projects projets project projet relapplicationtoproject"],
    ] as const
  ).flatMap(([verb, direction, create, headers]) =>
    headers
      .split(" ")
      .map((header) => [header, [{ verb, direction, ...(create === undefined ? {} : { create }) }]] as const),
  ),
);

/** Kinds by what tools and people call them: sheet names, type columns, headers of the name column. */
export const KIND_WORDS: ReadonlyMap<string, readonly string[]> = table({
  application:
    "application applications appli applis app apps applicatif applicatifs software logiciel logiciels system systems systeme systemes application-component applicationcomponent business-application apm inventaire-applicatif patrimoine-applicatif cartographie-applicative application-portfolio solution solutions",
  module: "module modules microservice microservices deployable",
  interface: "interface interfaces api apis flux-applicatif",
  store: "database databases base-de-donnees bases-de-donnees bdd datastore data-store db",
  dataset:
    "dataset datasets data-object data-objects dataobject objet-de-donnees objets-de-donnees jeu-de-donnees jeux-de-donnees",
  technology:
    "technology technologies technologie itcomponent it-component it-components composant-technique composants-techniques system-software middleware",
  node: "server servers serveur serveurs machine machines host hosts vm vms node nodes equipement equipements device devices",
  site: "site sites location locations datacentre datacenter datacenters lieu lieux",
  zone: "network-zone zone-reseau zones-reseau network networks reseau reseaux subnet vlan",
  process:
    "process processes processus business-process business-processes businesscontext business-context processus-metier",
  capability: "capability capabilities businesscapability business-capability capacite capacites capacite-metier",
  service: "service services business-service",
  unit: "unit units unite usergroup user-group organization organisation organizations organisations direction directions departement department departments equipe equipes team teams",
  role: "role roles",
  party:
    "provider providers supplier suppliers fournisseur fournisseurs vendor vendors partner partners partenaire partenaires tiers editeur editeurs",
  project: "project projects projet projets initiative initiatives",
  objective: "objective objectives objectif objectifs goal goals",
  risk: "risk risks risque risques",
  control: "control controls mesure mesures controle controles",
  requirement: "requirement requirements exigence exigences",
  document: "document documents contract contracts contrat contrats",
  area: "area areas domaine domaines domain domains platform plateforme",
});

/** Words of our vocabularies by what people write instead; the first that the attribute permits is taken. */
export const VALUE_WORDS: ReadonlyMap<string, readonly string[]> = table({
  vital:
    "vital vitale vitaux critique critiques critical mission-critical missioncritical tres-elevee tres-eleve tres-critique very-high extreme strategique strategic p1 c1 bloquant",
  important:
    "important importante high elevee eleve haute haut forte fort business-critical businesscritical majeur majeure major p2 c2",
  normal:
    "normal normale medium moyen moyenne moderee modere standard business-operational businessoperational p3 c3 moderate",
  low: "low faible basse bas mineur mineure minor administrative-service administrativeservice administrative non-critique non-critical negligeable p4 c4",
  medium: "medium moyen moyenne moderate modere",
  high: "high elevee eleve haute fort forte",
  live: "live active actif active-since en-production production en-service operationnel operationnelle in-production operational exploitation en-exploitation in-use deployed",
  planned: "planned plan planifie planifiee prevu prevue a-venir",
  building:
    "building en-cours-de-construction en-developpement in-development en-projet phase-in phasein development en-construction build",
  proposed: "proposed propose proposee candidat idee a-l-etude",
  deprecated:
    "deprecated obsolete en-fin-de-vie phase-out phaseout en-cours-de-decommissionnement a-decommissionner declining sunset end-of-life endoflife",
  retired:
    "retired decommissioned decommissionne decommissionnee retire retiree arrete arretee supprime supprimee archived archive archivee hors-service inactive inactif",
  retain: "retain conserver garder keep tolerate tolerer maintenir invest investir",
  retire: "retire eliminate eliminer supprimer decommissionner abandonner arreter",
  rehost: "rehost lift-and-shift migrer migrate",
  replatform: "replatform replateformer",
  repurchase: "repurchase replace remplacer racheter",
  refactor: "refactor refondre refonte re-architect rearchitect",
  public: "public publique publiques c0",
  internal: "internal interne usage-interne internal-use",
  confidential: "confidential confidentiel confidentielle restricted restreint restreinte diffusion-restreinte",
  "strictly-confidential":
    "strictly-confidential strictement-confidentiel strictement-confidentielle secret highly-confidential tres-confidentiel",
  none: "none no non aucun aucune",
  personal: "personal yes oui personnel personnelles",
  sensitive: "sensitive sensible sensibles donnees-sensibles special-categories",
  saas: "saas software-as-a-service",
  paas: "paas",
  iaas: "iaas cloud public-cloud cloud-public",
  "on-premise": "on-premise on-premises onprem on-prem onpremise interne sur-site local datacenter-interne",
  "private-cloud": "private-cloud cloud-prive",
  hybrid: "hybrid hybride",
  internet: "internet externe external yes oui public",
  prod: "prod production prd",
  preprod: "preprod pre-production preproduction pprd",
  staging: "staging recette uat qualification qualif",
  test: "test tests integration",
  dev: "dev development developpement",
  "in-house": "in-house interne developpement-interne specifique custom",
  subscription: "subscription abonnement saas",
  proprietary: "proprietary proprietaire commercial progiciel cots editeur",
});

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** From each alternative to what it may stand for, in the order of the table. */
function table(rows: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [meaning, alternatives] of Object.entries(rows)) {
    for (const word of alternatives.split(" ")) found.set(word, [...(found.get(word) ?? []), meaning]);
  }
  return found;
}
