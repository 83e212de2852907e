/** Every built-in attribute, by facet. */
import type { AttributeDefinition } from "../metamodel.ts";
import { changeAttributes } from "./attributes/change.ts";
import { coreAttributes } from "./attributes/core.ts";
import { costAttributes } from "./attributes/cost.ts";
import { dashboardAttributes } from "./attributes/dashboards.ts";
import { dataAttributes } from "./attributes/data.ts";
import { deliveryAttributes } from "./attributes/delivery.ts";
import { fitAttributes } from "./attributes/fit.ts";
import { flowAttributes } from "./attributes/flow.ts";
import { impactAttributes } from "./attributes/impact.ts";
import { lifecycleAttributes } from "./attributes/lifecycle.ts";
import { peopleAttributes } from "./attributes/people.ts";
import { performanceAttributes } from "./attributes/performance.ts";
import { privacyAttributes } from "./attributes/privacy.ts";
import { qualityAttributes } from "./attributes/quality.ts";
import { resilienceAttributes } from "./attributes/resilience.ts";
import { riskAttributes } from "./attributes/risk.ts";
import { securityAttributes } from "./attributes/security.ts";
import { statementAttributes } from "./attributes/statements.ts";
import { strategyAttributes } from "./attributes/strategy.ts";
import { supplyAttributes } from "./attributes/supply.ts";
import { systemsAttributes } from "./attributes/systems.ts";
import { typeAttributes } from "./attributes/type.ts";

/** In the order of the facets; on any one kind or verb an identifier is defined once. */
export const attributes: readonly AttributeDefinition[] = [
  ...coreAttributes,
  ...typeAttributes,
  ...lifecycleAttributes,
  ...strategyAttributes,
  ...impactAttributes,
  ...fitAttributes,
  ...systemsAttributes,
  ...dataAttributes,
  ...qualityAttributes,
  ...privacyAttributes,
  ...securityAttributes,
  ...resilienceAttributes,
  ...performanceAttributes,
  ...flowAttributes,
  ...deliveryAttributes,
  ...supplyAttributes,
  ...costAttributes,
  ...peopleAttributes,
  ...riskAttributes,
  ...changeAttributes,
  ...statementAttributes,
  ...dashboardAttributes,
];
