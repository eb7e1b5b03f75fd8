/**
 * Publications and claims as data. A claim keeps its chain of speakers, outermost first, with each one's manner and doubt; it
 * never enters the log by itself. A claim about several acts (`Japan and USSR ratify X`) becomes one claim for each, named
 * `decl`, `decl.2` and so on, so that each can be held against the log; `believe decl` means all of them.
 */
import { didYouMean, type Diagnostic } from '@servanda/base';
import type { Formula } from '../ir/formula.ts';
import { MODALITIES, type AttitudeCondition, type Belief, type Claim, type ClaimContent, type ClaimLink, type LogContent, type Modality, type Report } from '../ir/log.ts';
import type { Application, Term } from '../ir/terms.ts';
import { applicationsOf, clauseFormula, formulaOf, isEvent, joinFormulas, subjectTerms } from './interpret-clauses.ts';
import { lawIdOf } from './interpret-nouns.ts';
import { circularReprint, claimWithoutReport, unknownReport, unknownSource } from './log-diagnostics.ts';
import { spanAt, uses, type Sense } from './sense.ts';
import type { ClaimSurface, ContentSurface, DependenceSurface, ReportSurface } from './sources-forms.ts';
import type { Clause, Condition, Noun, Predicate } from './surface.ts';

/** A report's heading as data. Whether what it reprints is there is checked by `checkSources`. */
export function reportOf(sense: Sense, surface: ReportSurface): Report {
  const { kind, name, by, on, title, at } = surface;
  for (const other of [surface.reprints, surface.corrects]) if (other) checkReport(sense, other);
  return {
    id: name.value, kind, by: by ?? name.value, ...(on && { on }), ...(title !== undefined && { title }), ...(at !== undefined && { at }),
    ...(surface.reprints && { reprints: surface.reprints.value }), ...(surface.corrects && { corrects: surface.corrects.value }),
    origin: spanAt(sense, { at: 0, end: sense.input.tokens.length }),
  };
}

function checkReport(sense: Sense, { value, place }: ReportSurface['name']): void {
  const { reports } = sense.input.scope;
  if (reports.has(value)) {
    uses(sense, value, 'report', place);
    return;
  }
  const nearest = didYouMean(value, reports);
  const span = spanAt(sense, place);
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
  sense.diagnostics.push(unknownReport(span, { name: value, ...(nearest !== undefined && { nearest }) }, { fixes }));
}

/** The claims of a sentence: one, or one for each act it is about. */
export function claimsOf(sense: Sense, surface: ClaimSurface): readonly Claim[] {
  const report = surface.report?.value ?? sense.context.report;
  if (surface.report) checkReport(sense, surface.report);
  if (report === undefined) sense.diagnostics.push(claimWithoutReport(spanAt(sense, surface.name.place), { name: surface.name.value }));
  const { chain, content } = unchained(surface);
  const contents = contentsOf(sense, content);
  const origin = spanAt(sense, { at: 0, end: sense.input.tokens.length });
  const denials = chain.filter((link) => link.modality === 'denies').length;
  return contents.map((each, i): Claim => ({
    id: i === 0 ? surface.name.value : `${surface.name.value}.${i + 1}`,
    ...(report !== undefined && { report }),
    chain,
    content: each.content,
    isNegated: each.isNegated !== (denials % 2 === 1),
    ...(surface.on && { on: surface.on }),
    origin,
  }));
}

/** The chain of those who say it, outermost first, and what the last one says. */
function unchained({ content, hedge }: ClaimSurface): { chain: readonly ClaimLink[]; content: ContentSurface } {
  const chain: ClaimLink[] = [];
  let inner = content;
  while (inner.kind === 'said') {
    const { who, modality, citing, hedge: own } = inner.saying;
    const doubt = own ?? (chain.length === 0 ? hedge : undefined);
    chain.push({ who, modality: asModality(modality), citing: citing.map((source) => source.text), ...(doubt !== undefined && { hedge: doubt }) });
    inner = inner.content;
  }
  return { chain, content: inner };
}

function asModality(word: string): Modality {
  return MODALITIES.find((modality) => modality === word) ?? 'says';
}

interface Content {
  readonly content: ClaimContent;
  /** The content is claimed not to be so. */
  readonly isNegated: boolean;
}

function contentsOf(sense: Sense, surface: ContentSurface): readonly Content[] {
  switch (surface.kind) {
    case 'said': return contentsOf(sense, surface.content);
    case 'text': return [{ content: { kind: 'text', text: surface.text }, isNegated: false }];
    case 'proposed': {
      const provision = lawIdOf(sense, surface.provision, surface.place);
      return provision === undefined ? [] : [{ content: { kind: 'proposed', provision }, isNegated: surface.isNegated }];
    }
    case 'attitude': return attitudes(sense, surface);
    case 'modal': {
      const statement = clauseFormula(sense, { kind: 'said', subject: surface.subject, predicate: surface.predicate, place: surface.place }, 'close');
      return [{ content: { kind: 'statement', statement, ...(surface.on && { on: surface.on }) }, isNegated: false }];
    }
    case 'stated': return stated(sense, surface);
  }
}

/** Events are held against the log one by one; anything else is a statement about a day. */
function stated(sense: Sense, { condition, on }: Extract<ContentSurface, { kind: 'stated' }>): readonly Content[] {
  const dated = on ? { on } : {};
  const clauses = conjuncts(condition);
  if (clauses?.every(isEvent)) {
    return clauses.flatMap((clause) => eventContents(sense, clause)).map((content): Content => ({ content: { kind: 'event', content, ...dated }, isNegated: false }));
  }
  const formula = formulaOf(sense, condition, 'close');
  return formula.kind === 'not'
    ? [{ content: { kind: 'statement', statement: formula.of, ...dated }, isNegated: true }]
    : [{ content: { kind: 'statement', statement: formula, ...dated }, isNegated: false }];
}

/** The clauses joined by `and`; nothing where there is an `or` or `not`. */
function conjuncts(condition: Condition): readonly Clause[] | undefined {
  if (condition.kind === 'clause') return [condition.clause];
  if (condition.kind !== 'and') return undefined;
  const parts = condition.of.map(conjuncts);
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

function eventContents(sense: Sense, clause: Clause): readonly LogContent[] {
  if (clause.kind !== 'said') return [];
  const { predicate } = clause;
  const subjects = subjectTerms(sense, clause);
  if (predicate.kind === 'phrase') return applicationsOf(sense, predicate, subjects).applications.map((act): LogContent => ({ kind: 'act', act }));
  if (predicate.kind !== 'enters-into-force' && predicate.kind !== 'ceases' && predicate.kind !== 'terminates') return [];
  const status = predicate.kind === 'enters-into-force' ? 'enters-into-force' : 'ceases';
  return subjects.flatMap((subject): LogContent[] => (subject.kind === 'thing' ? [{ kind: 'official', status, instrument: subject.id }] : []));
}

function attitudes(sense: Sense, surface: Extract<ContentSurface, { kind: 'attitude' }>): readonly Content[] {
  const clause = said(surface.subject, surface.act, surface.place);
  const parties = clause ? subjectTerms(sense, clause) : subjectTerms(sense, { kind: 'said', subject: surface.subject, predicate: PARTY, place: surface.place });
  const acts = clause ? applicationsOf(sense, clause.predicate, parties).applications : surface.that ? actsIn(sense, surface.that) : [];
  return acts.map((act, i): Content => {
    const party = (clause ? parties[i] : parties[0]) ?? parties[0] ?? { kind: 'thing', id: '?' };
    const condition = surface.dependence && dependenceOf(sense, surface.dependence, party);
    return { content: { kind: 'attitude', party, attitude: surface.attitude, act, ...(condition && { condition }) }, isNegated: surface.isNegated };
  });
}

/** For subjects that no phrase tells the kind of. */
const PARTY: Predicate = { kind: 'status', is: 'party', polarity: 'yes', place: { at: 0, end: 1 } };

type PhraseClause = Extract<Clause, { kind: 'said' }> & { readonly predicate: Extract<Predicate, { kind: 'phrase' }> };

function said(subject: Noun, predicate: Predicate | undefined, place: { at: number; end: number }): PhraseClause | undefined {
  return predicate?.kind === 'phrase' ? { kind: 'said', subject, predicate, place } : undefined;
}

/** The acts a clause is about; nothing where it is about anything else. */
function actsIn(sense: Sense, clause: Clause): readonly Application[] {
  if (clause.kind !== 'said' || clause.predicate.kind !== 'phrase' || !clause.predicate.isAct) return [];
  return applicationsOf(sense, clause.predicate, subjectTerms(sense, clause)).applications;
}

function dependenceOf(sense: Sense, { isPromise, condition, gerund }: DependenceSurface, party: Term): AttitudeCondition {
  const acts: Application[] = [];
  const formulas: Formula[] = [];
  if (gerund?.act.kind === 'phrase') {
    const clause = said(gerund.subject ?? { kind: 'pronoun', word: 'it', place: gerund.act.place }, gerund.act, gerund.act.place);
    if (clause) acts.push(...applicationsOf(sense, clause.predicate, gerund.subject ? subjectTerms(sense, clause) : [party]).applications);
  }
  for (const part of condition ? parts(condition) : []) {
    if (part.kind === 'clause' && isEvent(part.clause) && part.clause.kind === 'said' && part.clause.predicate.kind === 'phrase') acts.push(...actsIn(sense, part.clause));
    else formulas.push(formulaOf(sense, part, 'close'));
  }
  const filled = acts.map((act) => filledIn(sense, act, party));
  return { acts: filled, ...(formulas.length > 0 && { formula: joinFormulas('and', formulas) }), isPromise };
}

function parts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.of.flatMap(parts) : [condition];
}

/** `if Russia transfers Shikotan` says to nobody in particular: to the one whose attitude it is. */
function filledIn(sense: Sense, { pattern, args }: Application, party: Term): Application {
  if (args.some((term) => term.kind === party.kind && party.kind === 'thing' && term.kind === 'thing' && term.id === party.id)) return { pattern, args };
  let isFilled = false;
  const filled = args.map((term): Term => {
    const isOpen = term.kind === 'var' && sense.bound.some((binding) => binding.quantified.name === term.name && binding.quantified.name.startsWith('$') && ACTORS.has(binding.kind ?? ''));
    if (!isOpen || isFilled) return term;
    isFilled = true;
    return party;
  });
  return { pattern, args: filled };
}

const ACTORS = new Set(['State', 'Organization', 'Actor']);

/** What is wrong among all sources: circles of reprints, beliefs in sources that nobody is. */
export function checkSources(model: {
  readonly reports: readonly Report[]; readonly claims: readonly Claim[]; readonly beliefs: readonly Belief[]; readonly provisions: readonly { readonly id: string; readonly according?: readonly string[] }[];
  readonly log: readonly { readonly according: readonly string[] }[]; readonly law: readonly { readonly according?: readonly string[] }[];
}): readonly Diagnostic[] {
  return [...circles(model.reports), ...unknownBeliefs(model)];
}

function circles(reports: readonly Report[]): Diagnostic[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const told = new Set<string>();
  return reports.flatMap((report) => {
    const chain = [report.id];
    let at = byId.get(report.reprints ?? report.corrects ?? '');
    while (at && !chain.includes(at.id)) {
      chain.push(at.id);
      at = byId.get(at.reprints ?? at.corrects ?? '');
    }
    if (at?.id !== report.id || chain.some((id) => told.has(id))) return [];
    for (const id of chain) told.add(id);
    return [circularReprint(report.origin, { chain: [...chain, report.id] })];
  });
}

function unknownBeliefs({ reports, claims, beliefs, provisions, log, law }: Parameters<typeof checkSources>[0]): Diagnostic[] {
  const speakers = new Set([...reports.map(({ by }) => by), ...claims.flatMap(({ chain }) => chain.flatMap(({ who, citing }) => [who, ...citing]))]);
  const quoted = [...log, ...law, ...provisions].flatMap(({ according }) => according ?? []);
  const known = new Set([...reports.map(({ id }) => id), ...claims.map(({ id }) => id), ...speakers, ...provisions.map(({ id }) => id), ...quoted]);
  return beliefs.filter(({ ref }) => !known.has(ref)).map(({ ref, origin }) => {
    const names = [...new Set([...reports.map(({ id }) => id), ...claims.map(({ id }) => id), ...speakers, ...quoted])];
    const nearest = didYouMean(ref, names);
    const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span: origin, text: nearest }] }];
    return unknownSource(origin, { name: ref, known: names, ...(nearest !== undefined && { nearest }) }, { fixes });
  });
}

/** A belief in a claim is a belief in all claims of its sentence. */
export function expandBeliefs(beliefs: readonly Belief[], claims: readonly Claim[]): readonly Belief[] {
  return beliefs.flatMap((belief) => [belief, ...claims.filter(({ id }) => id.startsWith(`${belief.ref}.`) && /^\d+$/.test(id.slice(belief.ref.length + 1))).map(({ id }) => ({ ...belief, ref: id }))]);
}
