/** A question as a program for another engine (clingo, spin), or what in it cannot be expressed there, with its places. */
import { isoFromDay, type Day } from '@servanda/base';
import { encode, shortened, type About, type Limit, type Posed } from '@servanda/encoder';
import { underReadings, type Model } from '@servanda/model';
import { stateOn } from '@servanda/timeline';
import { answerHead } from './answer-report.ts';
import { readAsked } from './answers.ts';
import type { Asked } from './asked.ts';
import type { Desk } from './desk.ts';
import type { EncodeOptions } from './dossier.ts';
import { reportHead, type Lens } from './lens.ts';
import { readDay } from './query.ts';
import type { EncodingReport, QueryProblem } from './reports.ts';

/** Of more reasons than this the first are told. */
const MOST_REASONS = 8;

export function encodingReport(desk: Desk, lens: Lens, given: string, options: EncodeOptions): EncodingReport {
  const day = readDay(options.on, lens.today);
  const read = readAsked(desk, given);
  const problems = [...day.problems, ...read.problems];
  const { format } = options;
  if (!read.value || problems.length > 0) return { ...reportHead(lens, problems), format, question: given, on: '', assuming: [] };
  const asked = read.value;
  const { question, assuming } = answerHead(lens, asked, day.value);
  const model = options.shortPeriods ? underReadings(shortened(desk.model), lens.viewpoint.readings) : lens.model;
  const head = { format, question, on: isoFromDay(day.value), assuming };
  const about: About = { dossier: lens.model.title ?? '', question: asked.id === undefined ? question : `${asked.id}. ${question}`, on: head.on, readings: lens.viewpoint.readings, assuming, hasShortPeriods: options.shortPeriods ?? false };
  const encoded = encode(posed(lens, model, asked, day.value), about, format);
  if (encoded.kind === 'program') return { ...reportHead(lens, []), ...head, program: encoded.text };
  const others = desk.model.questions.filter((q) => q.id !== asked.id && encode(posed(lens, model, q, day.value), about, format).kind === 'program').map((q) => q.id);
  return { ...reportHead(lens, outsideProblems(lens, given, format, encoded.limits)), ...head, others };
}

function posed(lens: Lens, model: Model, { ask, assumptions }: Asked, day: Day): Posed {
  return { model, ask, assumptions, stateOn: (program) => stateOn(program, lens.worlds.viewpoint, day) };
}

/** One problem for each thing that cannot be expressed: what, and where it stands. */
function outsideProblems(lens: Lens, given: string, format: EncodeOptions['format'], limits: readonly Limit[]): readonly QueryProblem[] {
  const engine = format === 'clingo' ? 'clingo' : 'spin';
  const told = limits.slice(0, MOST_REASONS).map((limit) => `${limit.why}${placeOf(lens, limit)}`);
  const more = limits.length - told.length;
  return told.map((why, i): QueryProblem => ({
    kind: 'question', given, message: `\`${given}\` cannot be written for ${engine}; what its programs do not express: ${why}${more > 0 && i === told.length - 1 ? `, and ${more} more` : ''}`,
  }));
}

function placeOf({ places }: Lens, { at }: Limit): string {
  const place = at === undefined ? undefined : places.ofLaw(at) ?? places.ofInstrument(at);
  return place?.span === undefined ? '' : ` (${place.label}, ${place.span.file}${place.line === undefined ? '' : `:${place.line}`})`;
}
