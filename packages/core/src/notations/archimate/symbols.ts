/**
 * The symbols of ArchiMate 3.2's element types (specification, chapter 3 to 13 and appendix A), drawn by us on a grid of 16 by 16. A
 * symbol is a list of parts: `M`, `L`, `Q`, `C`, `Z` as in paths, `O x y r` for a circle, `E x y rx ry` for an ellipse; a part that
 * begins with `*` is filled, one with `=` is thick, one with `-` is dashed.
 */
import { conceptNamed, type ElementType } from "../../model/archimate/elements.ts";
import type { Point } from "../../engines/layout/graph.ts";
import { ellipseSteps, moveStep, pathMark } from "../parts/marks.ts";
import type { PathMark, PathStep, Style, Token } from "../scene.ts";

const collaboration = ["O 6 8 4.5", "O 10 8 4.5"];
const interfaces = ["O 11 8 3.5", "M 1 8 L 7.5 8"];
const functions = ["M 2.5 5 L 8 2 L 13.5 5 L 13.5 14 L 8 11 L 2.5 14 Z"];
const interaction = [
  "M 7 2.5 C 3.5 2.5 1.5 5 1.5 8 C 1.5 11 3.5 13.5 7 13.5 Z",
  "M 9 2.5 C 12.5 2.5 14.5 5 14.5 8 C 14.5 11 12.5 13.5 9 13.5 Z",
];
const process = ["M 1.5 5.5 L 9 5.5 L 9 2.5 L 14.5 8 L 9 13.5 L 9 10.5 L 1.5 10.5 Z"];
const event = ["M 1.5 4 L 10.5 4 C 13 4 14.5 6 14.5 8 C 14.5 10 13 12 10.5 12 L 1.5 12 L 4.5 8 Z"];
const service = [
  "M 5.5 4 L 10.5 4 C 13 4 14.5 6 14.5 8 C 14.5 10 13 12 10.5 12 L 5.5 12 C 3 12 1.5 10 1.5 8 C 1.5 6 3 4 5.5 4 Z",
];
const role = ["M 12 4 L 4 4 C 2.5 4 1.5 5.8 1.5 8 C 1.5 10.2 2.5 12 4 12 L 12 12", "E 12 8 2.5 4"];
const object = ["M 2 3 L 14 3 L 14 13 L 2 13 Z", "M 2 6 L 14 6"];
const deliverable = ["M 2 3 L 14 3 L 14 12 C 11 10.5 9.5 11 8 12 C 6.5 13 4.5 13.5 2 12 Z"];
const parallelogram = "M 4.5 4 L 15 4 L 11.5 12 L 1 12 Z";

const symbols: Readonly<Record<ElementType, readonly string[]>> = {
  Stakeholder: role,
  Driver: ["O 8 8 5", "M 8 1 L 8 15", "M 1 8 L 15 8", "M 3.1 3.1 L 12.9 12.9", "M 12.9 3.1 L 3.1 12.9", "*O 8 8 1.6"],
  Assessment: ["O 9.5 6.5 4.75", "=M 6.2 9.8 L 2 14"],
  Goal: ["O 8 8 6.5", "O 8 8 4", "*O 8 8 1.6"],
  Outcome: ["O 7 9 5.75", "O 7 9 2.75", "M 7 9 L 14.5 1.5", "*M 7 9 L 7.9 6.3 L 9.7 8.1 Z", "M 12 1.6 L 12 4 L 14.4 4"],
  Principle: [
    "M 4.5 1.5 L 11.5 1.5 C 13 1.5 13.5 2 13.5 3.5 L 13.5 12.5 C 13.5 14 13 14.5 11.5 14.5 L 4.5 14.5 C 3 14.5 2.5 14 2.5 12.5 L 2.5 3.5 C 2.5 2 3 1.5 4.5 1.5 Z",
    "=M 8 4 L 8 9",
    "*O 8 11.8 1",
  ],
  Requirement: [parallelogram],
  Constraint: [parallelogram, "M 7.5 4 L 4 12"],
  Meaning: [
    "M 5 12.5 C 2.5 12.5 1.2 11 1.2 9.3 C 1.2 7.6 2.4 6.5 3.8 6.3 C 4 4 5.8 2.8 7.8 2.8 C 9.8 2.8 11.2 3.8 11.8 5.4 C 13.6 5.4 14.8 6.8 14.8 8.7 C 14.8 10.8 13.4 12.5 11.2 12.5 Z",
  ],
  Value: ["E 8 8 6.75 4.75"],

  Resource: [
    "M 3 3.5 L 11 3.5 C 12 3.5 12.5 4 12.5 5 L 12.5 11 C 12.5 12 12 12.5 11 12.5 L 3 12.5 C 2 12.5 1.5 12 1.5 11 L 1.5 5 C 1.5 4 2 3.5 3 3.5 Z",
    "M 12.5 6 L 14.5 6 L 14.5 10 L 12.5 10",
    "M 4.25 6 L 4.25 10",
    "M 7 6 L 7 10",
    "M 9.75 6 L 9.75 10",
  ],
  Capability: [
    "M 10 2 L 14 2 L 14 14 L 2 14 L 2 10 L 6 10 L 6 6 L 10 6 Z",
    "M 6 10 L 14 10",
    "M 10 6 L 14 6",
    "M 6 10 L 6 14",
    "M 10 6 L 10 14",
  ],
  ValueStream: ["M 1.5 3.5 L 10.5 3.5 L 14.5 8 L 10.5 12.5 L 1.5 12.5 L 5.5 8 Z"],
  CourseOfAction: [
    "O 10 6.25 4.75",
    "O 10 6.25 2.4",
    "*O 10 6.25 0.9",
    "M 1.5 14.5 C 1.8 12 3.2 10.6 5.6 10.2",
    "M 3.6 8.9 L 5.8 10.2 L 4.7 12.4",
  ],

  BusinessActor: ["O 8 3.6 2.4", "M 8 6 L 8 10.5", "M 3.5 7.75 L 12.5 7.75", "M 4 15 L 8 10.5 L 12 15"],
  BusinessRole: role,
  BusinessCollaboration: collaboration,
  BusinessInterface: interfaces,
  BusinessProcess: process,
  BusinessFunction: functions,
  BusinessInteraction: interaction,
  BusinessEvent: event,
  BusinessService: service,
  BusinessObject: object,
  Contract: [...object, "M 2 10 L 14 10"],
  Representation: [...deliverable, "M 2 6 L 14 6"],
  Product: ["M 2 3 L 14 3 L 14 13 L 2 13 Z", "M 2 6 L 8 6 L 8 3"],

  ApplicationComponent: [
    "M 5 4 L 5 2 L 14 2 L 14 14 L 5 14 L 5 12",
    "M 5 9.5 L 5 6.5",
    "M 2 4 L 8 4 L 8 6.5 L 2 6.5 Z",
    "M 2 9.5 L 8 9.5 L 8 12 L 2 12 Z",
  ],
  ApplicationCollaboration: collaboration,
  ApplicationInterface: interfaces,
  ApplicationFunction: functions,
  ApplicationInteraction: interaction,
  ApplicationProcess: process,
  ApplicationEvent: event,
  ApplicationService: service,
  DataObject: object,

  Node: ["M 2 5 L 11 5 L 11 14 L 2 14 Z", "M 2 5 L 5 2 L 14 2 L 11 5", "M 14 2 L 14 11 L 11 14"],
  Device: [
    "M 4 2.5 L 12 2.5 C 13 2.5 13.5 3 13.5 4 L 13.5 9 C 13.5 10 13 10.5 12 10.5 L 4 10.5 C 3 10.5 2.5 10 2.5 9 L 2.5 4 C 2.5 3 3 2.5 4 2.5 Z",
    "M 4 10.5 L 1.5 13.5 L 14.5 13.5 L 12 10.5",
  ],
  SystemSoftware: [
    "O 6.75 9.25 5",
    "M 6.6 3.9 C 7.4 2.5 8.7 1.7 10.2 1.7 C 12.6 1.7 14.3 3.6 14.3 5.9 C 14.3 7.6 13.3 9 11.8 9.7",
  ],
  TechnologyCollaboration: collaboration,
  TechnologyInterface: interfaces,
  Path: [
    "M 4 4.5 L 1 8 L 4 11.5",
    "M 12 4.5 L 15 8 L 12 11.5",
    "M 2.5 8 L 5 8",
    "M 6.75 8 L 9.25 8",
    "M 11 8 L 13.5 8",
  ],
  CommunicationNetwork: [
    "M 3.5 12.5 L 5.5 3.5 L 12.5 3.5 L 10.5 12.5 Z",
    "*O 3.5 12.5 1.9",
    "*O 5.5 3.5 1.9",
    "*O 12.5 3.5 1.9",
    "*O 10.5 12.5 1.9",
  ],
  Equipment: [...gear(6, 9.75, 4.6, 3.3, 8), "O 6 9.75 1.4", ...gear(12.25, 4, 3, 2.1, 7), "*O 12.25 4 0.7"],
  Facility: ["M 2 14 L 2 2 L 4.25 2 L 4.25 10 L 7.5 7.5 L 7.5 10 L 10.75 7.5 L 10.75 10 L 14 7.5 L 14 14 Z"],
  DistributionNetwork: [
    "M 4.5 4 L 1 8 L 4.5 12",
    "M 11.5 4 L 15 8 L 11.5 12",
    "M 2.6 6.4 L 13.4 6.4",
    "M 2.6 9.6 L 13.4 9.6",
  ],
  TechnologyFunction: functions,
  TechnologyProcess: process,
  TechnologyInteraction: interaction,
  TechnologyEvent: event,
  TechnologyService: service,
  Artifact: ["M 3 1.5 L 9.5 1.5 L 13 5 L 13 14.5 L 3 14.5 Z", "M 9.5 1.5 L 9.5 5 L 13 5"],
  Material: [
    "M 4.5 2 L 11.5 2 L 15 8 L 11.5 14 L 4.5 14 L 1 8 Z",
    "M 5.6 11.8 L 10.4 11.8",
    "M 3.5 7.9 L 5.9 3.9",
    "M 10.1 3.9 L 12.5 7.9",
  ],

  WorkPackage: [
    "M 7.5 13.5 C 4.5 13.5 2.2 11 2.2 8 C 2.2 4.9 4.5 2.5 7.5 2.5 C 10.5 2.5 12.8 4.9 12.8 8 C 12.8 10.4 11.4 12.4 9.4 13.5 L 14.5 13.5",
    "M 12 11.2 L 14.5 13.5 L 12 15.6",
  ],
  ImplementationEvent: event,
  Deliverable: deliverable,
  Plateau: ["=M 6 3.5 L 14.5 3.5", "=M 3.75 8 L 12.25 8", "=M 1.5 12.5 L 10 12.5"],
  Gap: ["O 8 8 5", "M 1 6.25 L 15 6.25", "M 1 9.75 L 15 9.75"],

  Grouping: ["-M 1.5 5.5 L 1.5 2.5 L 8.5 2.5 L 8.5 5.5", "-M 1.5 5.5 L 14.5 5.5 L 14.5 13.5 L 1.5 13.5 Z"],
  Location: [
    "M 8 15 C 4.5 10.5 3 8.4 3 6.1 C 3 3.2 5.2 1.2 8 1.2 C 10.8 1.2 13 3.2 13 6.1 C 13 8.4 11.5 10.5 8 15 Z",
    "O 8 6 1.75",
  ],
};

/** A toothed wheel between two radii. */
function gear(x: number, y: number, outer: number, inner: number, teeth: number): readonly string[] {
  const points = Array.from({ length: teeth * 4 }, (_, index) => {
    const angle = ((Math.floor(index / 2) + (index % 2 === 0 ? -0.24 : 0.24)) * Math.PI) / teeth;
    const radius = Math.floor(index / 2) % 2 === 0 ? outer : inner;
    return `${(x + Math.cos(angle) * radius).toFixed(2)} ${(y + Math.sin(angle) * radius).toFixed(2)}`;
  });
  return [`M ${points.join(" L ")} Z`];
}

/** The symbol of a type in a square from its upper left corner; nothing for what has no symbol. */
export function symbolMarks(type: string | undefined, at: Point, size: number, ink: Token): readonly PathMark[] {
  const concept = type === undefined ? undefined : conceptNamed(type);
  if (concept === undefined || concept === "AndJunction" || concept === "OrJunction") return [];
  const scale = size / 16;
  return symbols[concept].map((part) => {
    const steps = stepsOf(part).map((step) => moveStep(step, at.x, at.y, scale));
    return pathMark(steps, styleOf(part, ink));
  });
}

function styleOf(part: string, ink: Token): Style {
  const line: Style = { stroke: ink, strokeWidth: 1.1 };
  if (part.startsWith("*")) return { fill: ink, stroke: ink, strokeWidth: 0.5 };
  if (part.startsWith("=")) return { ...line, strokeWidth: 2 };
  return part.startsWith("-") ? { ...line, dash: [2, 1.5] } : line;
}

/** A part as steps; what it does not understand it leaves out. */
function stepsOf(part: string): readonly PathStep[] {
  return [...part.matchAll(/([A-Z])([^A-Z]*)/g)].flatMap(([, letter = "", rest = ""]) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = rest.trim().split(/\s+/).map(Number);
    switch (letter) {
      case "M":
      case "L":
        return [[letter, a, b]] as const;
      case "Q":
        return [["Q", a, b, c, d]] as const;
      case "C":
        return [["C", a, b, c, d, e, f]] as const;
      case "O":
        return ellipseSteps({ x: a, y: b }, c, c);
      case "E":
        return ellipseSteps({ x: a, y: b }, c, d);
      case "Z":
        return [["Z"]] as const;
      default:
        return [];
    }
  });
}
