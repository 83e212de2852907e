/** The rules of urbanisation, alphabetically. */
import type { Pack } from "../rule.ts";
import { applicationHasAnArea } from "./application-has-an-area.ts";
import { applicationIsInOneArea } from "./application-is-in-one-area.ts";
import { areaIsFilled } from "./area-is-filled.ts";
import { areaLevelsNest } from "./area-levels-nest.ts";
import { blocHasOneDoor } from "./bloc-has-one-door.ts";
import { blocHasOneOwner } from "./bloc-has-one-owner.ts";
import { blocHoldsTogether } from "./bloc-holds-together.ts";
import { dataIsWrittenByOneBloc } from "./data-is-written-by-one-bloc.ts";
import { exchangesPassTheExchangeArea } from "./exchanges-pass-the-exchange-area.ts";
import { exposureStaysInFront } from "./exposure-stays-in-front.ts";
import { foreignDataIsNotTouched } from "./foreign-data-is-not-touched.ts";
import { frontCallsBack } from "./front-calls-back.ts";
import { referenceDataHasItsArea } from "./reference-data-has-its-area.ts";

export const urbanisation: Pack = {
  id: "urbanisation",
  title: { en: "Urbanisation", fr: "Urbanisation" },
  description: {
    en: "The French practice of cutting an information system into areas that exchange in the open.",
    fr: "Le découpage du système d’information en zones qui échangent à découvert.",
  },
  rules: [
    applicationHasAnArea,
    applicationIsInOneArea,
    areaIsFilled,
    areaLevelsNest,
    blocHasOneDoor,
    blocHasOneOwner,
    blocHoldsTogether,
    dataIsWrittenByOneBloc,
    exchangesPassTheExchangeArea,
    exposureStaysInFront,
    foreignDataIsNotTouched,
    frontCallsBack,
    referenceDataHasItsArea,
  ],
};
