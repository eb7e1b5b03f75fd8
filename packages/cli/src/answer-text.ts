/** An answer for people: the sentence, what it rests on, runs and lists, and the scope under which it holds. */
import type { AnswerPart, AnswerReport } from '@servanda/dossier';
import { paragraph, type Terminal } from './terminal.ts';
import { capital, cite, cited, outline, sentence } from './words.ts';

export function answerText(answer: AnswerReport, terminal: Terminal): string {
  // To a question for a day, the sentence says itself that there is none.
  const lead = answer.kind === 'when' ? '' : `${capital(answer.answer.text)}. `;
  const said = answer.answer.kind === 'yes' || answer.answer.kind === 'no' || answer.answer.kind === 'unknown' ? `${lead}${answer.sentence}` : answer.sentence;
  if (answer.sentence === 'It is not known.' && answer.unknownBecause !== undefined) {
    return `${paragraph(sentence(`Unknown: ${answer.unknownBecause}`), terminal.width, 2, 2)}${outline(answer.because, terminal, 2)}${partsAndScope(answer, terminal)}`;
  }
  const doubt = answer.unknownBecause === undefined ? '' : paragraph(sentence(answer.unknownBecause), terminal.width, 2, 2);
  return `${paragraph(said.trim(), terminal.width, 2, 2)}${doubt}${outline(answer.because, terminal, 2)}${partsAndScope(answer, terminal)}`;
}

function partsAndScope(answer: AnswerReport, terminal: Terminal): string {
  const parts = answer.parts.map((part) => partText(part, terminal)).join('');
  const scope = answer.scope.length === 0 ? '' : `\n${terminal.paint.dim(paragraph(`Scope: ${answer.scope.join('; ')}.`, terminal.width, 2, 2).trimEnd())}\n`;
  return `${parts}${scope}`;
}

/** One list or run of an answer, with its heading. */
export function partText(part: AnswerPart, terminal: Terminal): string {
  if (part.kind === 'core') return causeText(part, terminal);
  const steps = part.steps.map((step) => {
    const who = step.by === undefined || step.sentence.startsWith(step.by) ? '' : `${step.by}: `;
    return paragraph(`${step.on}  ${who}${step.sentence}`, terminal.width, 4, 12) + step.then.map((line) => paragraph(line, terminal.width, 16, 2)).join('');
  });
  const lines = part.lines.map((line) => paragraph(part.kind === 'repairs' ? cited(line) : line, terminal.width, 4, 2));
  const places = part.places.map((p) => terminal.paint.dim(paragraph(cite(p), terminal.width, 6, 2).trimEnd())).map((line) => `${line}\n`);
  return `\n${paragraph(part.title, terminal.width, 2)}${[...steps, ...lines, ...places].join('')}`;
}

/** What causes an answer, each provision with its place and its words: a memo quotes what it turns on. */
function causeText({ title, lines, places }: AnswerPart, terminal: Terminal): string {
  const labels = new Set(places.map((p) => p.label));
  const without = lines.filter((line) => !labels.has(line)).map((line) => paragraph(line, terminal.width, 4, 2));
  const quoted = places.map((p) => paragraph(cite(p), terminal.width, 4, 2) + (p.text === undefined ? '' : terminal.paint.dim(paragraph(`“${p.text}”`, terminal.width, 6, 1).trimEnd()) + '\n'));
  return `\n${paragraph(title, terminal.width, 2)}${[...quoted, ...without].join('')}`;
}
