/** Values as one might write them, for examples in help. */
import type { AttributeType, Dimension } from "../../model/metamodel.ts";

const quantities: Readonly<Record<Dimension, string>> = {
  duration: "4h",
  rate: "120/s",
  growth: "30%/y",
  size: "64GiB",
  bandwidth: "1Gbit/s",
  area: "120m2",
  power: "4kW",
  energy: "2MWh",
};

/** A value of a type, as text of ours. References name an element that is not there: `some-unit`. */
export function exampleValue(type: AttributeType): string {
  switch (type.kind) {
    case "text":
      return '"A few words"';
    case "number":
      return String(type.minimum !== undefined && type.minimum > 3 ? type.minimum : Math.min(3, type.maximum ?? 3));
    case "percent":
      return "95%";
    case "boolean":
      return "yes";
    case "date":
      return "2027-12-31";
    case "quantity":
      return quantities[type.dimension];
    case "money":
      return "12000 EUR";
    case "version":
      return "2.1.0";
    case "word":
      return type.words[0] ?? "other";
    case "reference":
      return `some-${type.to.find((id) => id !== "*") ?? "element"}`;
    case "relationship":
      return "one uses other";
    case "list":
      return `[${exampleValue(type.of)}]`;
    case "record": {
      const fields = Object.entries(type.fields).slice(0, 2);
      return `{ ${fields.map(([key, field]) => `${key}: ${exampleValue(field)}`).join("; ")} }`;
    }
    case "union": {
      const [first] = type.of;
      return first === undefined ? "unknown" : exampleValue(first);
    }
    case "any":
      return '"anything"';
  }
}
