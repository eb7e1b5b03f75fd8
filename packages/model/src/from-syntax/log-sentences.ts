/** The forms of the log, of sources and of questions, for the list of all forms (forms.ts). */
import type { Item } from './items.ts';
import { extensionForm, logForm, stanceForm } from './log-forms.ts';
import { extensionEntries, logEntries, stanceOf } from './log.ts';
import { map } from './matching.ts';
import { ASK_FORMS, assumingForm, expectForm, questionForm } from './questions-forms.ts';
import { askOf, assumptionsOf, expectationsOf } from './questions.ts';
import { sentenceForm, type SentenceForm } from './sentence-form.ts';
import { claimForm, reportForm } from './sources-forms.ts';
import { claimsOf, reportOf } from './sources.ts';

const log = sentenceForm({
  name: 'entry of the log',
  where: ({ section }) => section !== 'question',
  rule: logForm,
  interpret: (sense, surface) => logEntries(sense, surface).map((entry): Item => ({ kind: 'log', entry })),
});

const extension = sentenceForm({
  name: 'extension of a term',
  where: ({ section }) => section !== 'question',
  rule: extensionForm,
  interpret: (sense, surface) => extensionEntries(sense, surface).map((entry): Item => ({ kind: 'log', entry })),
});

const stance = sentenceForm({
  name: 'belief or accepted finding',
  where: ({ section }) => section !== 'question',
  rule: stanceForm,
  interpret: (sense, surface) => {
    const { beliefs, accepted } = stanceOf(sense, surface);
    return [...beliefs.map((belief): Item => ({ kind: 'belief', belief })), ...accepted.map((each): Item => ({ kind: 'accepted', accepted: each }))];
  },
});

const claim = sentenceForm({
  name: 'claim',
  where: ({ section }) => section !== 'question',
  rule: claimForm,
  interpret: (sense, surface) => claimsOf(sense, surface).map((each): Item => ({ kind: 'claim', claim: each })),
});

const report = sentenceForm({
  name: 'report or notice',
  where: ({ section }) => section === 'report',
  rule: reportForm,
  interpret: (sense, surface) => [{ kind: 'report', report: reportOf(sense, surface) }],
});

/** Claims, reports, beliefs and entries of the log. They stand before sentences of law, which also may begin with a date. */
export const FACTUAL_FORMS: readonly SentenceForm[] = [report, claim, stance, log, extension];

const isQuestion: SentenceForm['where'] = ({ section }) => section === 'question';

const heading = sentenceForm({
  name: 'question',
  where: isQuestion,
  rule: questionForm,
  interpret: (sense, surface) => [
    { kind: 'question-title', id: surface.name.value, ...(surface.title !== undefined && { title: surface.title }) },
    ...assumptionsOf(sense, surface.assumptions).map((assumption): Item => ({ kind: 'assumption', assumption })),
  ],
});

const assuming = sentenceForm({
  name: 'assumption',
  where: isQuestion,
  rule: assumingForm,
  interpret: (sense, surface) => assumptionsOf(sense, surface).map((assumption): Item => ({ kind: 'assumption', assumption })),
});

const expected = sentenceForm({
  name: 'expected answer',
  where: isQuestion,
  rule: expectForm,
  interpret: (sense, surface) => expectationsOf(sense, surface).map((expectation): Item => ({ kind: 'expectation', expectation })),
});

const asks = ASK_FORMS.map((rule) => sentenceForm({
  name: 'what is asked',
  where: isQuestion,
  rule: map(rule, (surface) => surface),
  interpret: (sense, surface) => {
    const ask = askOf(sense, surface);
    return ask ? [{ kind: 'ask', ask }] : [];
  },
}));

/** The sentences of a question's section, its heading included. */
export const QUESTION_FORMS: readonly SentenceForm[] = [heading, assuming, expected, ...asks];
