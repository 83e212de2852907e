/** Lenses of simulations: busy, or needed, and unknown where nobody can tell. */
import { expect, test } from "vitest";
import { modelOf } from "../../../test/models.ts";
import { sourceOf } from "./computed.ts";

const model = modelOf(`process p "P" { volume: 12/s; criticality: vital; uses a { criticality: hard } }
application a "A" {
  module x "X" { capacity: 20/s; replicas: 1 }
}
application b "B" {
  module y "Y" { peak: 3/s }
}
application c "C" {
  module u "U" { capacity: 4/s }
}
process q "Q" { uses c { criticality: hard } }`);

function textOf(lens: string, id: string): string | undefined {
  const element = model.element(id);
  const source = sourceOf(lens, { model, language: "en", today: undefined, elements: [] });
  if (element === undefined || source?.asks(element) !== true) return "not asked";
  return source.read(element)?.text;
}

test("utilisation at the busiest time is known where demand and capacity are", () => {
  expect(textOf("load", "x")).toBe("60%");
  expect(textOf("load", "y")).toBeUndefined();
  expect(textOf("load", "u")).toBeUndefined();
  expect(textOf("load", "p")).toBe("not asked");
});

test("stops counts the business that stops: of what is vital, where that is said", () => {
  expect(textOf("stops", "x")).toBe("1");
  expect(textOf("stops", "y")).toBe("0");
  expect(textOf("stops", "u")).toBe("0");
  expect(textOf("stops", "p")).toBe("not asked");
});
