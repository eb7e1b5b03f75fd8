/** What the two passes found becomes the model: laws get their ids, instruments their final clauses, the log its order. */
import type { Diagnostic } from '@servanda/base';
import { span as spanOf, type SyntaxSentence } from '@servanda/syntax';
import type { Instrument, Provision } from '../ir/instrument.ts';
import type { AcceptedFinding, Belief, Claim, LogEntry, Report } from '../ir/log.ts';
import type { Model } from '../ir/model.ts';
import type { Law, Norm } from '../ir/norm.ts';
import type { Question } from '../ir/question.ts';
import type { ActPattern, FactPattern } from '../ir/terms.ts';
import { readActBody, type ActBody } from './act-body.ts';
import type { Collected, PhraseSentence } from './collect.ts';
import { elaborate, type Elaborated } from './elaborate.ts';
import { finalClausesOf } from './final-clauses.ts';
import type { ClausePart } from './interpret-clause.ts';
import type { Item } from './items.ts';
import type { Vocabulary } from './matching.ts';
import type { Outlined } from './outline.ts';
import { assembleQuestion } from './questions.ts';
import type { Occurrence, SentenceContext } from './sense.ts';
import { checkSources, expandBeliefs } from './sources.ts';
import { tableEntries } from './tables.ts';
import { TREATY_ACT_PATTERNS } from './treaty-act-phrases.ts';

export interface Assembled {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** Every sentence's uses of names, in order. */
  readonly occurrences: readonly (readonly Occurrence[])[];
  readonly tableLog: TableLog;
}

/** The log entries of tables, kept as long as tables and scope stay the same. */
export interface TableLog {
  readonly tables: Collected['tables'];
  readonly scope: Vocabulary;
  readonly result: ReturnType<typeof tableEntries>;
}

interface Gathered {
  /** There was a compilation before this one, and there may be another: worth keeping what sections gave. */
  readonly isAgain: boolean;
  readonly laws: Law[];
  readonly numbers: Map<string, number>;
  readonly parts: Map<string, ClausePart[]>;
  readonly log: LogEntry[];
  readonly reports: Report[];
  readonly claims: Claim[];
  readonly beliefs: Belief[];
  readonly accepted: AcceptedFinding[];
  readonly questions: QuestionDraft[];
  readonly diagnostics: Diagnostic[];
  readonly occurrences: (readonly Occurrence[])[];
  readonly provisions: ReadonlyMap<string, Provision>;
}

interface QuestionDraft {
  readonly sentence: SyntaxSentence;
  readonly id: string;
  title?: string;
  hasErrors: boolean;
  isIncomplete?: boolean;
  readonly asks: { readonly ask: Question['ask']; readonly origin: Question['origin'] }[];
  readonly assumptions: Question['assumptions'][number][];
  readonly expectations: Question['expectations'][number][];
}

export function assemble(collected: Collected, files: readonly string[], previous?: Pick<Assembled, 'tableLog'>): Assembled {
  const tableLog = logOfTables(collected, previous?.tableLog);
  const to: Gathered = {
    isAgain: previous !== undefined, laws: [], numbers: new Map(), parts: new Map(), log: [], reports: [], claims: [], beliefs: [], accepted: [], questions: [],
    diagnostics: [...collected.diagnostics, ...tableLog.result.diagnostics], occurrences: [collected.occurrences],
    provisions: new Map(collected.provisions.map((provision) => [provision.id, provision])),
  };
  const acts = phrasesOf(collected, to);
  for (const outlined of collected.outline) gatherSection(to, outlined, collected, tableLog);
  const model: Model = {
    ...(collected.title !== undefined && { title: collected.title }), ...(collected.asOf && { asOf: collected.asOf }),
    kinds: collected.kinds, things: collected.things, groups: collected.groups, weights: collected.weights, continuities: collected.continuities,
    facts: acts.facts, acts: acts.acts, instruments: instrumentsOf(collected, to), provisions: provisionsOf(collected, to.laws), law: to.laws,
    readings: collected.readings, log: to.log, reports: to.reports, claims: to.claims, beliefs: expandBeliefs(to.beliefs, to.claims), accepted: to.accepted,
    questions: questionsOf(to, collected), files,
  };
  to.diagnostics.push(...checkSources({ ...model, beliefs: to.beliefs }));
  return { model, diagnostics: to.diagnostics, occurrences: to.occurrences, tableLog };
}

function logOfTables(collected: Collected, previous: TableLog | undefined): TableLog {
  const { tables, scope } = collected;
  if (previous && previous.tables === tables && previous.scope === scope) return previous;
  const provisions = new Set(collected.provisions.map((provision) => provision.id));
  const result = tableEntries(tables, {
    names: collected.names, acts: [...scope.acts.values()], facts: [...scope.facts.values()], kinds: collected.kinds,
    instruments: collected.instruments, hasProvision: (id) => provisions.has(id),
  });
  return { tables, scope, result };
}

const bodies = new WeakMap<SyntaxSentence, { readonly scope: Vocabulary; readonly body: ActBody }>();

function bodyOf(sentence: PhraseSentence, scope: Vocabulary): ActBody {
  const known = bodies.get(sentence.sentence);
  if (known?.scope === scope) return known.body;
  const body = readActBody(sentence, scope);
  bodies.set(sentence.sentence, { scope, body });
  return body;
}

/** The author's patterns with what their declarations say besides, and the treaty acts. */
function phrasesOf(collected: Collected, to: Gathered): { acts: readonly ActPattern[]; facts: readonly FactPattern[] } {
  const acts: ActPattern[] = [...TREATY_ACT_PATTERNS];
  const facts: FactPattern[] = [];
  const seen = new Set<string>();
  for (const sentence of collected.phrases) {
    const { item, diagnostics, occurrences } = bodyOf(sentence, collected.scope);
    to.diagnostics.push(...diagnostics);
    if (occurrences.length > 0) to.occurrences.push(occurrences);
    if (seen.has(sentence.pattern.id)) continue;
    seen.add(sentence.pattern.id);
    if (sentence.isAct && item.kind === 'act-body') acts.push({ ...(sentence.pattern as ActPattern), effects: item.effects, ...(item.possible && { possible: item.possible }) });
    else facts.push(sentence.pattern as FactPattern);
  }
  return { acts, facts };
}

/** What a section gave, kept as long as scope and ids stay the same. Questions are put together afresh: they gather from several sentences. */
interface KeptSection {
  readonly scope: Vocabulary;
  readonly firstLaw: number;
  readonly laws: readonly Law[];
  readonly parts: readonly ClausePart[];
  readonly diagnostics: readonly Diagnostic[];
  readonly occurrences: readonly (readonly Occurrence[])[];
}

function gatherSection(to: Gathered, outlined: Outlined, collected: Collected, tables: TableLog): void {
  const { context } = outlined;
  const firstLaw = to.numbers.get(context.provision) ?? 0;
  const kept = outlined.kept.assembled as KeptSection | undefined;
  if (kept && kept.scope === collected.scope && kept.firstLaw === firstLaw) return reuseSection(to, kept, context);
  const before = { laws: to.laws.length, diagnostics: to.diagnostics.length, occurrences: to.occurrences.length, others: countOthers(to) };
  const parts = context.instrument === undefined ? 0 : to.parts.get(context.instrument)?.length ?? 0;
  gatherSentences(to, outlined, collected, tables);
  if (!to.isAgain || countOthers(to) !== before.others) return;
  const made: KeptSection = {
    scope: collected.scope, firstLaw, laws: to.laws.slice(before.laws), diagnostics: to.diagnostics.slice(before.diagnostics), occurrences: to.occurrences.slice(before.occurrences),
    parts: context.instrument === undefined ? [] : to.parts.get(context.instrument)?.slice(parts) ?? [],
  };
  outlined.kept.assembled = made;
}

function countOthers(to: Gathered): number {
  return to.log.length + to.reports.length + to.claims.length + to.beliefs.length + to.accepted.length + to.questions.length;
}

function reuseSection(to: Gathered, kept: KeptSection, { provision, instrument }: SentenceContext): void {
  for (const law of kept.laws) to.laws.push(law);
  if (kept.laws.length > 0) to.numbers.set(provision, kept.firstLaw + kept.laws.length);
  for (const diagnostic of kept.diagnostics) to.diagnostics.push(diagnostic);
  for (const occurrences of kept.occurrences) to.occurrences.push(occurrences);
  if (instrument !== undefined && kept.parts.length > 0) addParts(to, instrument, kept.parts);
}

function addParts(to: Gathered, instrument: string, parts: readonly ClausePart[]): void {
  const known = to.parts.get(instrument);
  if (known) known.push(...parts);
  else to.parts.set(instrument, [...parts]);
}

function gatherSentences(to: Gathered, { section, context, key }: Outlined, collected: Collected, tables: TableLog): void {
  if (context.section === 'question' && section.heading) {
    to.questions.push({ sentence: section.heading, id: context.question ?? `question#${to.questions.length + 1}`, hasErrors: false, asks: [], assumptions: [], expectations: [] });
  }
  if (section.heading && !collected.sentences.has(section.heading)) gatherSentence(to, section.heading, collected.scope, context, key);
  for (const sentence of section.sentences) {
    const first = sentence.tokens[0]?.value;
    if (first === 'table') to.log.push(...(tables.result.entries.get(sentence) ?? []));
    else if (first !== 'include' && !collected.sentences.has(sentence)) gatherSentence(to, sentence, collected.scope, context, key);
  }
}

function gatherSentence(to: Gathered, sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext, key: string): void {
  const elaborated: Elaborated = elaborate(sentence, scope, context, key);
  for (const diagnostic of elaborated.diagnostics) to.diagnostics.push(diagnostic);
  if (elaborated.occurrences.length > 0) to.occurrences.push(elaborated.occurrences);
  const question = to.questions.at(-1);
  if (question && context.section === 'question' && elaborated.diagnostics.length > 0) {
    question.hasErrors = true;
    const isExpectation = sentence.tokens[0]?.value.toLowerCase() === 'expect';
    if (!isExpectation && elaborated.diagnostics.some((d) => d.severity === 'error')) question.isIncomplete = true;
  }
  for (const item of elaborated.items) place(to, item, sentence, context);
}

function place(to: Gathered, item: Item, sentence: SyntaxSentence, context: SentenceContext): void {
  const question = to.questions.at(-1);
  switch (item.kind) {
    case 'law': to.laws.push(lawOf(to, item, sentence, context)); return;
    case 'clause': addParts(to, context.instrument ?? '?', [item.part]); return;
    case 'log': to.log.push({ ...item.entry, id: `log#${to.log.length + 1}`, ...(context.reading !== undefined && { reading: context.reading }), origin: spanOf(sentence) }); return;
    case 'report': to.reports.push(item.report); return;
    case 'claim': to.claims.push(item.claim); return;
    case 'belief': to.beliefs.push(item.belief); return;
    case 'accepted': to.accepted.push(item.accepted); return;
    case 'question-title': if (question && item.title !== undefined) question.title = item.title; return;
    case 'ask': question?.asks.push({ ask: item.ask, origin: spanOf(sentence) }); return;
    case 'assumption': question?.assumptions.push(item.assumption); return;
    case 'expectation': question?.expectations.push(item.expectation); return;
    case 'act-body': case 'none': return;
  }
}

/** The law with the id of its place; the same object as before where nothing about it changed. */
function lawOf(to: Gathered, item: Extract<Item, { kind: 'law' }>, sentence: SyntaxSentence, context: SentenceContext): Law {
  const { law, made: known } = item;
  const number = (to.numbers.get(context.provision) ?? 0) + 1;
  to.numbers.set(context.provision, number);
  const id = `${context.provision}#${number}`;
  const according = law.according ?? to.provisions.get(context.provision)?.according;
  if (known?.id === id && known.reading === context.reading && known.according === according) return known;
  const made = {
    ...law, id, provision: context.provision, ...(context.reading !== undefined && { reading: context.reading }), ...(according && { according }), origin: spanOf(sentence),
  } as Law;
  item.made = made;
  return made;
}

function instrumentsOf(collected: Collected, to: Gathered): readonly Instrument[] {
  const powers = new Map<string, Norm[]>();
  for (const [i, written] of to.laws.entries()) {
    if (written.kind !== 'power') continue;
    const law = (to.laws[i] = withEffect(to, written));
    if (law.reading !== undefined) continue;
    for (const instrument of leftBy(law)) powers.set(instrument, [...(powers.get(instrument) ?? []), law]);
  }
  return collected.instruments.map((heading) => {
    const { instrument, diagnostics } = instrumentOf(heading, to.parts.get(heading.id) ?? [], powers.get(heading.id) ?? []);
    to.diagnostics.push(...diagnostics);
    return instrument;
  });
}

const effective = new WeakMap<Norm, { readonly part: ClausePart; readonly norm: Norm }>();

/** `Withdrawal takes effect 6 months after receipt of the notice`: so does each power to withdraw that says nothing else. */
function withEffect(to: Gathered, norm: Norm): Norm {
  if (norm.effectiveOn || !norm.acts.some(({ pattern }) => pattern === '$withdraw' || pattern === '$terminate')) return norm;
  const [instrument] = leftBy(norm);
  const part = to.parts.get(instrument ?? '')?.find((each) => each.kind === 'withdrawal-effect');
  if (part?.kind !== 'withdrawal-effect') return norm;
  const known = effective.get(norm);
  if (known?.part === part) return known.norm;
  const made: Norm = { ...norm, effectiveOn: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: part.period }] } };
  effective.set(norm, { part, norm: made });
  return made;
}

interface KeptInstrument {
  readonly parts: readonly ClausePart[];
  readonly powers: readonly Norm[];
  readonly instrument: Instrument;
  readonly diagnostics: readonly Diagnostic[];
}
const keptInstruments = new WeakMap<object, KeptInstrument>();

function instrumentOf(heading: Collected['instruments'][number], parts: readonly ClausePart[], powers: readonly Norm[]): KeptInstrument {
  const known = keptInstruments.get(heading);
  if (known && sameItems(known.parts, parts) && sameItems(known.powers, powers)) return known;
  const { clauses, sources, depositary, diagnostics } = finalClausesOf(heading.id, parts, powers);
  const made: KeptInstrument = { parts, powers, diagnostics, instrument: { ...heading, ...(depositary !== undefined && { depositary }), sources, clauses } };
  keptInstruments.set(heading, made);
  return made;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** The instruments that a power lets its bearer leave or end. */
function leftBy(norm: Norm): readonly string[] {
  return norm.acts.flatMap(({ pattern, args: [, instrument] }) =>
    (pattern === '$withdraw' || pattern === '$terminate') && instrument?.kind === 'thing' ? [instrument.id] : []);
}

/** The dossier's own sentences stand in a provision too. */
function provisionsOf(collected: Collected, law: readonly Law[]): readonly Provision[] {
  const own = law.find((each) => each.provision === 'dossier');
  return own ? [...collected.provisions, { id: 'dossier', origin: own.origin }] : collected.provisions;
}

function questionsOf(to: Gathered, collected: Collected): readonly Question[] {
  return to.questions.flatMap(({ sentence, ...draft }) => {
    const { question, diagnostics } = assembleQuestion({ ...draft, origin: spanOf(sentence) }, collected.readings);
    to.diagnostics.push(...diagnostics);
    return question ? [question] : [];
  });
}
