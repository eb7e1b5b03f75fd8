/** The open dossier from a viewpoint on a day → a file for others: one page, or a calendar of deadlines. Loaded when first asked for. */
import { parseIsoDay, type Day } from '@servanda/base';
import type { AnswerPart, Dossier, ExpectationRow, QuestionRow } from '@servanda/dossier';
import { reportInput, toHtml, toIcs, type QuestionReport, type ReportInput } from '@servanda/export';

/** The file's text. `stamp` is the instant at which it is made, ISO 8601. */
export async function shareFile(dossier: Dossier, kind: 'html' | 'ics', on: string, stamp: string): Promise<string> {
  const report = reportOf(dossier, parseIsoDay(on), kind === 'html');
  return kind === 'html' ? toHtml(report) : toIcs(report, { stamp });
}

function reportOf(dossier: Dossier, on: Day | undefined, hasAnswers: boolean): ReportInput {
  const checked = hasAnswers ? dossier.check() : undefined;
  return reportInput(dossier.worlds(), {
    on, title: dossier.model.title, readings: dossier.viewpoint.readings, offered: dossier.readings,
    sources: dossier.files.map((file) => ({ file, text: dossier.sources.get(file) ?? '' })),
    questions: checked?.questions.map(questionOf) ?? [],
    findings: (checked?.findings ?? []).filter((f) => f.code.startsWith('F')).map((f) => ({
      code: f.code, words: f.message.replaceAll('`', ''), severity: f.severity === 'info' ? 'note' : f.severity, places: [{ origin: f.span, label: f.span.file }],
    })),
  });
}

function questionOf(row: QuestionRow): QuestionReport {
  return {
    id: row.id, title: row.title, asks: row.question, assumptions: row.expectations[0]?.answer.assuming ?? row.answer?.assuming ?? [], origin: row.place.span,
    rows: row.expectations.length > 0 ? row.expectations.map(expectationOf) : row.answer ? [{ readings: [], got: row.answer.answer.text, explanation: [row.answer.sentence] }] : [],
  };
}

function expectationOf(e: ExpectationRow): QuestionReport['rows'][number] {
  const { answer } = e;
  return {
    readings: e.readings, ...(e.after.length > 0 && { after: `after ${e.after.join(' and ')}` }), expected: e.expected, got: e.got, pass: e.isMet,
    scope: answer.scope.join('; '), explanation: [answer.sentence, ...(answer.unknownBecause === undefined ? [] : [answer.unknownBecause]), ...answer.parts.flatMap(linesOf)],
    repairs: answer.parts.filter((part) => part.kind === 'repairs').flatMap((part) => part.lines),
  };
}

function linesOf(part: AnswerPart): string[] {
  if (part.kind === 'repairs') return [];
  return [...part.steps.map((step) => `${step.on}, ${step.by ?? 'the calendar'}: ${step.sentence}${step.then.length > 0 ? ` (${step.then.join('; ')})` : ''}`), ...part.lines].map((line, i) => (i === 0 ? `${part.title}: ${line}` : line));
}
