/** A sentence in the program's own words: what it was understood to say. The best remedy against text that reads well and means something else. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import {
  askWords, claimWords, expectationWords, finalClauseWords, lawWords, logEntryWords, makeWordbook, speak, type FinalClauses, type Instrument, type Law, type Speech,
} from '@servanda/model';
import { sentenceAt } from '@servanda/syntax';
import { escape } from './markdown.ts';
import type { Standing } from './standing.ts';

/** What is shown, and for which text. */
export interface Hover {
  readonly span: Span;
  /** Markdown without HTML. */
  readonly text: string;
}

const SORTS: Readonly<Record<Law['kind'], string>> = {
  'obligation': 'obligation', 'prohibition': 'prohibition', 'permission': 'permission', 'power': 'power', 'constitutive': 'legal effect',
  'counts-as': 'counts as', 'priority': 'priority', 'modifier': 'condition on other law',
};

/** What the sentence at the offset was understood to say; undefined between sentences and where nothing was understood. */
export function hoverOfSentence(dossier: Dossier, file: string, offset: number, standing: () => Standing | undefined): Hover | undefined {
  const syntax = dossier.compiled?.files.find((f) => f.file === file);
  const placed = syntax && sentenceAt(syntax, offset);
  if (!placed) return undefined;
  const { sentence, section } = placed;
  const from = sentence.anchor.from;
  const span: Span = { file, from, to: from + sentence.length };
  const asked = sentence.end === '?' && section.heading ? askedIn(dossier, section.heading.anchor.from, file) : [];
  const said = [...asked, ...understood(dossier, span, standing)];
  if (said.length === 0) return undefined;
  const comment = sentence.comment === undefined ? [] : [escape(sentence.comment)];
  return { span, text: [...said, ...comment].join('\n\n') };
}

function understood(dossier: Dossier, span: Span, standing: () => Standing | undefined): readonly string[] {
  const { model } = dossier;
  const book = makeWordbook(model);
  const say = (): Speech => speak(book, [], new Map(), { dates: 'iso' });
  const isHere = ({ origin }: { readonly origin?: Span }): boolean => origin !== undefined && origin.file === span.file && origin.from >= span.from && origin.to <= span.to;
  const law = model.law.filter(isHere).map((l) => `**${SORTS[l.kind]}** ${escape(lawWords(say(), l))}.`);
  if (law.length > 0) return law;
  const entries = model.log.filter(isHere).map((entry) => `**log** ${escape(logEntryWords(say(), entry))}`);
  if (entries.length > 0) return entries.slice(0, 12);
  const claims = model.claims.filter(isHere).map((claim) => `**claim** ${escape(claimWords(say(), claim))}`);
  if (claims.length > 0) return claims;
  const clauses = model.instruments.flatMap((i) => clauseAt(say(), i, isHere, standing));
  if (clauses.length > 0) return clauses;
  return model.questions.flatMap((q) => q.expectations.filter(isHere).map((e) => `**expected** ${escape(expectationWords(say(), e))}`));
}

/** What the question with this heading was understood to ask. */
function askedIn({ model }: Dossier, heading: number, file: string): readonly string[] {
  const question = model.questions.find(({ origin }) => origin.file === file && origin.from === heading);
  return question ? [`**question** ${escape(askWords(speak(makeWordbook(model), [], new Map(), { dates: 'iso' }), question.ask))}`] : [];
}

/** The final clause that the sentence is, and for entry into force what came of it. */
function clauseAt(speech: Speech, instrument: Instrument, isHere: (clause: { readonly origin?: Span }) => boolean, standing: () => Standing | undefined): readonly string[] {
  const { clauses } = instrument;
  const { provisional, duration, minimumParties, counting, reservations } = clauses;
  const only: FinalClauses = {
    consentBy: [], isSubjectToRatification: false, withdrawal: [],
    entry: clauses.entry.filter(isHere), eligibility: clauses.eligibility.filter(isHere),
    ...(provisional && isHere(provisional) && { provisional }), ...(duration && isHere(duration) && { duration }),
    ...(minimumParties && isHere(minimumParties) && { minimumParties }),
    counting: isHere(counting) ? counting : { missingDay: 'refuse', expiryOfYear: 'same-day' },
    reservations: isHere(reservations) ? reservations : { rule: 'unspecified', provisions: [] },
  };
  const said = finalClauseWords(speech, { ...instrument, clauses: only }).map((words) => `**final clause** ${escape(words)}`);
  if (said.length === 0 || only.entry.length === 0) return said;
  const now = standing();
  const stands = now?.instruments[instrument.id];
  return now && stands !== undefined ? [...said, `On ${now.today}: ${escape(stands)}`] : said;
}
