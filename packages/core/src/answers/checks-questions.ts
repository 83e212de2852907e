/** The to-do list: what would have to be stated for rules to answer, what most of them wait for first. */
import { groupBy } from "../base/group-by.ts";
import type { Question } from "../rules/report.ts";
import { type CheckedModel, type ChecksSetting, lookupsOf, NOBODY, ownerAnswer } from "./checked.ts";

import type { QuestionAnswer, QuestionsAnswer } from "./checks-answers.ts";
import { fold } from "./fold.ts";
import { placeOf } from "./positions.ts";

export interface QuestionsRequest extends ChecksSetting {
  readonly rules: readonly string[];
  readonly packs: readonly string[];
  readonly owners: readonly string[];
  readonly keys: readonly string[];
  readonly elements: readonly string[];
  readonly principles: readonly string[];
  readonly qualities: readonly string[];
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

export function questionsAnswer(checked: CheckedModel, request: QuestionsRequest): QuestionsAnswer {
  const { report } = checked;
  const chosen = chosenQuestions(checked, request);
  const wanted = request.keys.length === 0 ? chosen : chosen.filter(({ key }) => request.keys.includes(key));
  const byKey = [...groupBy(chosen, ({ key }) => key)].map(([key, questions]) => ({
    key,
    label: questions[0]?.label ?? { en: key, fr: key },
    count: questions.length,
  }));
  byKey.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const place = new Map(byKey.map(({ key }, index) => [key, index]));
  const ordered = wanted.toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0));
  const { rules } = lookupsOf(report);
  return {
    version: 1,
    total: wanted.length,
    keys: byKey,
    named: request.rules.map((id) => ({ word: "rule", id, title: rules.get(id)?.title ?? { en: id, fr: id } })),
    questions: ordered
      .slice(request.offset, request.offset + request.limit)
      .map((question) => questionAnswer(checked, question, request)),
  };
}

export function questionAnswer(checked: CheckedModel, question: Question, setting: ChecksSetting): QuestionAnswer {
  const { model, report } = checked;
  const { rules } = lookupsOf(report);
  const { subject, key, label, place } = question;
  return {
    subject,
    owner: ownerAnswer(model, subject.owner, setting.language),
    key,
    label,
    place: placeOf(setting.positions, place),
    rules: question.rules.map((id) => {
      const rule = rules.get(id);
      return { id, title: rule?.title ?? { en: id, fr: id }, severity: rule?.severity ?? "info" };
    }),
  };
}

function chosenQuestions({ report }: CheckedModel, request: QuestionsRequest): readonly Question[] {
  const { rules } = lookupsOf(report);
  const words = fold(request.text)
    .split(" ")
    .filter((word) => word !== "");
  const has = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(value);
  const hasAny = (wanted: readonly string[], question: Question, of: (rule: string) => string | undefined): boolean =>
    wanted.length === 0 || question.rules.some((rule) => wanted.includes(of(rule) ?? ""));
  return report.questions.filter(
    (question) =>
      hasAny(request.rules, question, (rule) => rule) &&
      hasAny(request.packs, question, (rule) => rules.get(rule)?.pack) &&
      hasAny(request.principles, question, (rule) => rules.get(rule)?.principle) &&
      hasAny(request.qualities, question, (rule) => rules.get(rule)?.quality) &&
      has(request.owners, question.subject.owner ?? NOBODY) &&
      (request.elements.length === 0 || question.subject.elements.some((id) => request.elements.includes(id))) &&
      (words.length === 0 || says(question, words)),
  );
}

function says({ subject, label, key }: Question, words: readonly string[]): boolean {
  const text = fold([subject.name, subject.title.en, subject.title.fr, label.en, label.fr, key].join(" "));
  return words.every((word) => text.includes(word));
}
