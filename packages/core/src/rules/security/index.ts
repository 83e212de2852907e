/** The rules of security, alphabetically. */
import type { Pack } from "../rule.ts";
import { acceptedRiskIsTemporary } from "./accepted-risk-is-temporary.ts";
import { accessIsAuthenticated } from "./access-is-authenticated.ts";
import { accountIsPersonal } from "./account-is-personal.ts";
import { activityIsLogged } from "./activity-is-logged.ts";
import { algorithmIsStrong } from "./algorithm-is-strong.ts";
import { auditIsRecent } from "./audit-is-recent.ts";
import { availabilityNeedIsMet } from "./availability-need-is-met.ts";
import { backupIsEncrypted } from "./backup-is-encrypted.ts";
import { backupIsImmutable } from "./backup-is-immutable.ts";
import { backupIsOffsite } from "./backup-is-offsite.ts";
import { certificateIsRenewedInTime } from "./certificate-is-renewed-in-time.ts";
import { certificateIsValid } from "./certificate-is-valid.ts";
import { confidentialityNeedIsMet } from "./confidentiality-need-is-met.ts";
import { dutiesAreSeparated } from "./duties-are-separated.ts";
import { endpointIsEncrypted } from "./endpoint-is-encrypted.ts";
import { environmentsAreSeparated } from "./environments-are-separated.ts";
import { exposedElementAuthenticates } from "./exposed-element-authenticates.ts";
import { exposedElementEncryptsTransit } from "./exposed-element-encrypts-transit.ts";
import { exposedElementHasWaf } from "./exposed-element-has-waf.ts";
import { exposedElementIsPentested } from "./exposed-element-is-pentested.ts";
import { exposedElementIsWatched } from "./exposed-element-is-watched.ts";
import { exposedElementRequiresMfa } from "./exposed-element-requires-mfa.ts";
import { exposedElementStandsInDmz } from "./exposed-element-stands-in-dmz.ts";
import { firewallOpeningIsNarrow } from "./firewall-opening-is-narrow.ts";
import { flowAlgorithmIsStrong } from "./flow-algorithm-is-strong.ts";
import { flowCertificateIsValid } from "./flow-certificate-is-valid.ts";
import { flowIsEncrypted } from "./flow-is-encrypted.ts";
import { flowIsSigned } from "./flow-is-signed.ts";
import { flowPassesEveryZone } from "./flow-passes-every-zone.ts";
import { graveVulnerabilityIsFixedQuickly } from "./grave-vulnerability-is-fixed-quickly.ts";
import { guardedSystemIsHardened } from "./guarded-system-is-hardened.ts";
import { highRiskHasControl } from "./high-risk-has-control.ts";
import { interfaceProtocolIsSecure } from "./interface-protocol-is-secure.ts";
import { keyOwnerIsNamed } from "./key-owner-is-named.ts";
import { keysAreNotWithSupplier } from "./keys-are-not-with-supplier.ts";
import { linkIsEncrypted } from "./link-is-encrypted.ts";
import { logsReachTheSiem } from "./logs-reach-the-siem.ts";
import { outsidersReachOnlyWhatIsExposed } from "./outsiders-reach-only-what-is-exposed.ts";
import { ownCodeIsBuiltByPipeline } from "./own-code-is-built-by-pipeline.ts";
import { pipelineHasChecks } from "./pipeline-has-checks.ts";
import { privilegedAccessHasMfa } from "./privileged-access-has-mfa.ts";
import { privilegedRoleHasMfa } from "./privileged-role-has-mfa.ts";
import { privilegedRoleIsRare } from "./privileged-role-is-rare.ts";
import { protocolIsSecure } from "./protocol-is-secure.ts";
import { requiredControlIsInPlace } from "./required-control-is-in-place.ts";
import { residualRiskIsLow } from "./residual-risk-is-low.ts";
import { rightsAreNarrow } from "./rights-are-narrow.ts";
import { riskIsReviewed } from "./risk-is-reviewed.ts";
import { roleAccessIsNarrow } from "./role-access-is-narrow.ts";
import { roleRightsAreNarrow } from "./role-rights-are-narrow.ts";
import { rolesAreCompatible } from "./roles-are-compatible.ts";
import { runtimeIsNotMixed } from "./runtime-is-not-mixed.ts";
import { secretsAreInAVault } from "./secrets-are-in-a-vault.ts";
import { securityNeedsAreComplete } from "./security-needs-are-complete.ts";
import { securityRequirementIsMet } from "./security-requirement-is-met.ts";
import { securityTestIsRecent } from "./security-test-is-recent.ts";
import { sensitiveDataHasKnownReaders } from "./sensitive-data-has-known-readers.ts";
import { sensitiveDataIsEncryptedAtRest } from "./sensitive-data-is-encrypted-at-rest.ts";
import { sensitiveNodeHasZone } from "./sensitive-node-has-zone.ts";
import { sensitiveRoleIsTrained } from "./sensitive-role-is-trained.ts";
import { softwareRunsUnprivileged } from "./software-runs-unprivileged.ts";
import { storeIsClassified } from "./store-is-classified.ts";
import { storeIsNotExposed } from "./store-is-not-exposed.ts";
import { supplierIsAudited } from "./supplier-is-audited.ts";
import { supplierWithAccessHasContract } from "./supplier-with-access-has-contract.ts";
import { textHoldsNoSecret } from "./text-holds-no-secret.ts";
import { traceabilityNeedIsMet } from "./traceability-need-is-met.ts";
import { transactionIsApproved } from "./transaction-is-approved.ts";
import { userAccessIsEncrypted } from "./user-access-is-encrypted.ts";
import { zoneHasTrustLevel } from "./zone-has-trust-level.ts";
import { zoneIsWatchedForIntrusion } from "./zone-is-watched-for-intrusion.ts";
import { zoneLinksKeepOrder } from "./zone-links-keep-order.ts";
import { zoneSeparatesExposedFromSensitive } from "./zone-separates-exposed-from-sensitive.ts";

export const security: Pack = {
  id: "security",
  title: { en: "Security", fr: "Sécurité" },
  description: {
    en: "Zones and exposure, encryption, authentication, least privilege, logging, backups, keys, secrets, pipelines.",
    fr: "Zones et exposition, chiffrement, authentification, moindre privilège, journaux, sauvegardes, clés, secrets, chaînes de livraison.",
  },
  rules: [
    acceptedRiskIsTemporary,
    accessIsAuthenticated,
    accountIsPersonal,
    activityIsLogged,
    algorithmIsStrong,
    auditIsRecent,
    availabilityNeedIsMet,
    backupIsEncrypted,
    backupIsImmutable,
    backupIsOffsite,
    certificateIsRenewedInTime,
    certificateIsValid,
    confidentialityNeedIsMet,
    dutiesAreSeparated,
    endpointIsEncrypted,
    environmentsAreSeparated,
    exposedElementAuthenticates,
    exposedElementEncryptsTransit,
    exposedElementHasWaf,
    exposedElementIsPentested,
    exposedElementIsWatched,
    exposedElementRequiresMfa,
    exposedElementStandsInDmz,
    firewallOpeningIsNarrow,
    flowAlgorithmIsStrong,
    flowCertificateIsValid,
    flowIsEncrypted,
    flowIsSigned,
    flowPassesEveryZone,
    graveVulnerabilityIsFixedQuickly,
    guardedSystemIsHardened,
    highRiskHasControl,
    interfaceProtocolIsSecure,
    keyOwnerIsNamed,
    keysAreNotWithSupplier,
    linkIsEncrypted,
    logsReachTheSiem,
    outsidersReachOnlyWhatIsExposed,
    ownCodeIsBuiltByPipeline,
    pipelineHasChecks,
    privilegedAccessHasMfa,
    privilegedRoleHasMfa,
    privilegedRoleIsRare,
    protocolIsSecure,
    requiredControlIsInPlace,
    residualRiskIsLow,
    rightsAreNarrow,
    riskIsReviewed,
    roleAccessIsNarrow,
    roleRightsAreNarrow,
    rolesAreCompatible,
    runtimeIsNotMixed,
    secretsAreInAVault,
    securityNeedsAreComplete,
    securityRequirementIsMet,
    securityTestIsRecent,
    sensitiveDataHasKnownReaders,
    sensitiveDataIsEncryptedAtRest,
    sensitiveNodeHasZone,
    sensitiveRoleIsTrained,
    softwareRunsUnprivileged,
    storeIsClassified,
    storeIsNotExposed,
    supplierIsAudited,
    supplierWithAccessHasContract,
    textHoldsNoSecret,
    traceabilityNeedIsMet,
    transactionIsApproved,
    userAccessIsEncrypted,
    zoneHasTrustLevel,
    zoneIsWatchedForIntrusion,
    zoneLinksKeepOrder,
    zoneSeparatesExposedFromSensitive,
  ],
};
