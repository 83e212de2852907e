/** The rules of obsolescence, alphabetically. */
import type { Pack } from "../rule.ts";
import { applicationRestsOnSupport } from "./application-rests-on-support.ts";
import { criticalApplicationRestsOnSupport } from "./critical-application-rests-on-support.ts";
import { endOfLifeKeyIsKnown } from "./end-of-life-key-is-known.ts";
import { forbiddenTechnologyIsNotUsed } from "./forbidden-technology-is-not-used.ts";
import { nodeRunsSupportedSoftware } from "./node-runs-supported-software.ts";
import { obsoleteTechnologyCanBeReplaced } from "./obsolete-technology-can-be-replaced.ts";
import { phaseOutIsKept } from "./phase-out-is-kept.ts";
import { replacementComesInTime } from "./replacement-comes-in-time.ts";
import { skillIsShared } from "./skill-is-shared.ts";
import { supportLasts } from "./support-lasts.ts";
import { technologyIsSupported } from "./technology-is-supported.ts";
import { toleratedTechnologyIsLeaving } from "./tolerated-technology-is-leaving.ts";

export const obsolescence: Pack = {
  id: "obsolescence",
  title: { en: "Obsolescence", fr: "Obsolescence" },
  description: {
    en: "What has no support any more, or soon none.",
    fr: "Ce qui n’est plus soutenu, ou bientôt plus.",
  },
  rules: [
    applicationRestsOnSupport,
    criticalApplicationRestsOnSupport,
    endOfLifeKeyIsKnown,
    forbiddenTechnologyIsNotUsed,
    nodeRunsSupportedSoftware,

    obsoleteTechnologyCanBeReplaced,
    phaseOutIsKept,
    replacementComesInTime,
    skillIsShared,
    supportLasts,
    technologyIsSupported,
    toleratedTechnologyIsLeaving,
  ],
};
