/** What is affected as somebody reads it: elements, ways and sentences are made when they are asked for, of tens of thousands for a few. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Relationship } from "../../model/model.ts";
import type { Affected, Harm, Range } from "../answers.ts";
import { type Courses, spansOf } from "./courses.ts";
import type { Standstill } from "./standstill.ts";
import type { Strike, Struck } from "./strike.ts";
import { degradedWords, linkWords, stoppedWords, struckWords, switchingWords } from "./words.ts";
import type { FailureModel, Need } from "../failure-model.ts";
import { needAt } from "../failures/need-table.ts";

/** All that is affected by a drill, as far as it is read. */
export class AffectedReader {
  readonly courses: Courses;
  readonly horizon: number;
  private readonly failures: FailureModel;
  private readonly harm: Harm;
  private readonly strike: Strike;
  private readonly standstill: Standstill;
  private struckMade: ReadonlyMap<number, Struck> | undefined;

  constructor(
    failures: FailureModel,
    harm: Harm,
    strike: Strike,
    standstill: Standstill,
    courses: Courses,
    horizon: number,
  ) {
    this.failures = failures;
    this.harm = harm;
    this.strike = strike;
    this.standstill = standstill;
    this.courses = courses;
    this.horizon = horizon;
  }

  all(): readonly Affected[] {
    return Array.from({ length: this.courses.count }, (_, course) => new AffectedOne(this, course));
  }

  elementAt(course: number): Element {
    return this.failures.model.at(this.courses.row[course] as number);
  }

  /** From what failed to it, in walking order. */
  pathTo(course: number): readonly (Element | Relationship)[] {
    const { model, table } = this.failures;
    const { walk, efforts } = this.standstill;
    const row = this.courses.row[course] as number;
    const way: (Element | Relationship)[] = [model.at(row)];
    const step = (need: number): void => {
      const { by, row: on } = needAt(table, need);
      if (by !== undefined) way.push(model.relationship(by));
      way.push(model.at(on));
    };
    let place = this.courses.place[course] as number;
    if (place < 0 || efforts.isSwitching[place] === 1) {
      const need = this.missedNeed(row);
      if (need < 0) return way;
      step(need);
      place = walk.indexOf[table.row[need] as number] as number;
    }
    for (let most = walk.order.length; place >= 0 && most >= 0; most--) {
      const [need, before] = [walk.need[place] as number, walk.before[place] as number];
      if (need < 0 || before < 0) break;
      step(need);
      place = before;
    }
    const link = walk.links.get(place);
    if (link !== undefined) way.push(link);
    // On through what was hit before it: a zone that itself works on, for instance.
    let struck = place < 0 ? undefined : this.struckOf(walk.order[place] as number);
    while (struck?.before !== undefined) {
      if (struck.by !== undefined) way.push(struck.by);
      way.push(struck.before);
      struck = this.struckOf(struck.before.row);
    }
    return way.reverse();
  }

  because(course: number): Bilingual {
    const { model, table } = this.failures;
    const { walk, efforts, stopped } = this.standstill;
    const row = this.courses.row[course] as number;
    const element = model.at(row);
    const place = this.courses.place[course] as number;
    if (place < 0) {
      const at = this.missedNeed(row);
      const need: Need | undefined = at < 0 ? undefined : needAt(table, at);
      return degradedWords(element, need, need === undefined ? undefined : model.at(need.row));
    }
    if (efforts.isSwitching[place] === 1)
      return switchingWords(element, efforts.works[place]?.[0]?.takes ?? { lower: 0, upper: Infinity });
    const at = walk.need[place] as number;
    if (at >= 0 && table.row[at] !== row && this.struckOf(row) === undefined) {
      const need = needAt(table, at);
      return stoppedWords(element, need, model.at(need.row), stopped[row] === 2 ? "stopped" : "unsettled");
    }
    const link = walk.links.get(place);
    return link === undefined ? struckWords(element, this.harm) : linkWords(element, link);
  }

  struckOf(row: number): Struck | undefined {
    this.struckMade ??= new Map(this.strike.struck.map((one) => [one.element.row, one]));
    return this.struckMade.get(row);
  }

  /** Something that stands still and is missed by one that goes on, the longest missed first; -1 for none. */
  private missedNeed(row: number): number {
    const { table } = this.failures;
    const { schedule, walk } = this.standstill;
    let found = -1;
    let longest = 0;
    for (let need = table.start[row] as number; need < (table.start[row + 1] as number); need++) {
      const place = walk.indexOf[table.row[need] as number] as number;
      const back = place < 0 ? 0 : (schedule.longest.back[place] as number);
      if (back > longest) [found, longest] = [need, back];
    }
    return found;
  }
}

class AffectedOne implements Affected {
  private readonly reader: AffectedReader;
  private readonly course: number;

  constructor(reader: AffectedReader, course: number) {
    this.reader = reader;
    this.course = course;
  }

  get row(): number {
    return this.reader.courses.row[this.course] as number;
  }

  get element(): Element {
    return this.reader.elementAt(this.course);
  }

  get spans(): Affected["spans"] {
    return spansOf(this.reader.courses, this.course, this.reader.horizon);
  }

  get back(): Range {
    const { sure, perhaps } = this.reader.courses;
    return { lower: sure[this.course] as number, upper: perhaps[this.course] as number };
  }

  get path(): readonly (Element | Relationship)[] {
    return this.reader.pathTo(this.course);
  }

  get because(): Bilingual {
    return this.reader.because(this.course);
  }
}
