/** The answer to a question as a page of Markdown: under each of its expectations, with its reasons, runs and scope. What a click on the verdict shows. */
import type { AnswerPart, AnswerReport, Because, Dossier, ExpectationRow, Place } from '@servanda/dossier';
import type { LensOptions } from './marks.ts';
import { escape } from './markdown.ts';

/** How long it may take, and how places are linked. */
export interface AnswerPageOptions extends LensOptions {
  /** The address of a line of a file (lines from 1); without it places are only named. */
  readonly linkTo?: (file: string, line: number) => string;
}

type Link = NonNullable<AnswerPageOptions['linkTo']> | undefined;

/** The page of one question of the dossier. */
export function answerPage(dossier: Dossier, question: string, { linkTo, ...limits }: AnswerPageOptions = {}): string {
  const [row] = dossier.check({ ...limits, questions: [question], withReasons: true }).questions;
  if (!row) return `The dossier has no question ${escape(question)}.`;
  const assuming = (row.expectations[0]?.answer ?? row.answer)?.assuming ?? [];
  const answers = row.expectations.length > 0 ? row.expectations.map((e) => expectation(e, row.expectations.length > 1, linkTo)) : row.answer ? [answer(row.answer, linkTo)] : [];
  return paragraphs([`# ${escape(row.title ?? row.id)}`, escape(row.question), assuming.length === 0 ? '' : `Assuming that ${assuming.map(escape).join(', and that ')}.`, ...answers]);
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function expectation(row: ExpectationRow, isOneOfSeveral: boolean, link: Link): string {
  const where = [...(row.readings.length > 0 ? [`under ${row.readings.map(escape).join(' and ')}`] : []), ...(row.after.length > 0 ? [`after ${row.after.map(escape).join(' and ')}`] : [])].join(', ');
  const heading = isOneOfSeveral ? `## ${where === '' ? 'Under no reading' : where.charAt(0).toUpperCase() + where.slice(1)}` : where === '' ? '' : `*${where}*`;
  const missed = row.isMet ? '' : `Expected: **${escape(row.expected)}**.`;
  return paragraphs([heading, answer(row.answer, link), missed]);
}

function answer(report: AnswerReport, link: Link): string {
  const unknown = report.unknownBecause === undefined ? '' : `Not known: ${escape(report.unknownBecause)}.`;
  const scope = report.scope.length === 0 ? '' : `*Scope: ${report.scope.map(escape).join('; ')}.*`;
  return paragraphs([
    `**${escape(report.answer.text)}** on ${report.on}`, escape(report.sentence), unknown, reasons(report.because, 0, link),
    ...report.parts.map((part) => partOf(part, link)), scope, ...report.problems.map((p) => escape(p.message)),
  ]);
}

function reasons(because: readonly Because[], depth: number, link: Link): string {
  return because.map((b) => {
    const places = b.places.map((place) => placeWords(place, link)).join(', ');
    const below = b.because.length > 0 ? `\n${reasons(b.because, depth + 1, link)}` : '';
    return `${'  '.repeat(depth)}- ${escape(b.text)}${places === '' ? '' : ` (${places})`}${below}`;
  }).join('\n');
}

function placeWords({ label, span, line }: Place, link: Link): string {
  return link && span && line !== undefined ? `[${escape(label)}](${link(span.file, line)})` : escape(label);
}

/** A run step by step, a list, or the provisions that an answer turns on. */
function partOf({ title, steps, lines, places }: AnswerPart, link: Link): string {
  const run = steps.map((step) => {
    const who = step.by === undefined || step.sentence.startsWith(step.by) ? '' : `${escape(step.by)}: `;
    return [`1. ${step.on} ${who}${escape(step.sentence)}`, ...step.then.map((line) => `   - ${escape(line)}`)].join('\n');
  });
  const items = [...lines.map(escape), ...places.map((place) => placeWords(place, link))].map((line) => `- ${line}`);
  return paragraphs([`### ${escape(title)}`, run.join('\n'), items.join('\n')]);
}
