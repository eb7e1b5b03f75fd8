/** An instrument's clause parts, from all its sentences, become its `FinalClauses`. Parts that contradict each other are reported. */
import { DEFAULT_COUNTING, type Diagnostic, type Span } from '@servanda/base';
import { contradictoryClauses } from '../diagnostics.ts';
import type { FinalClauses } from '../ir/instrument.ts';
import type { Norm } from '../ir/norm.ts';
import type { ClausePart } from './interpret-clause.ts';

export interface ClauseSet {
  readonly clauses: FinalClauses;
  readonly sources: readonly string[];
  readonly depositary?: string;
  readonly diagnostics: readonly Diagnostic[];
}

type Draft = { -readonly [K in keyof FinalClauses]: FinalClauses[K] };

/** What is gathered for one instrument. `first`: where each clause that may stand only once was first met. */
interface Gathering {
  readonly instrument: string;
  readonly clauses: Draft;
  readonly sources: string[];
  readonly first: Map<string, Span>;
  readonly diagnostics: Diagnostic[];
  depositary?: string;
}

/** `powers` are the norms by which parties may leave the instrument. */
export function finalClausesOf(instrument: string, parts: readonly ClausePart[], powers: readonly Norm[]): ClauseSet {
  const clauses: Draft = {
    consentBy: [], isSubjectToRatification: false, entry: [], withdrawal: powers.map((norm) => ({ norm: norm.id })), eligibility: [],
    reservations: { rule: 'unspecified', provisions: [] }, counting: DEFAULT_COUNTING,
  };
  const to: Gathering = { instrument, clauses, sources: [], first: new Map(), diagnostics: [] };
  for (const part of parts) add(to, part);
  for (const part of parts) if (part.kind === 'renewal') addRenewal(to, part);
  addAccession(clauses);
  const { sources, depositary, diagnostics } = to;
  return { clauses, sources, ...(depositary !== undefined && { depositary }), diagnostics };
}

/** Whether this is the first clause of its sort; a second one is reported. */
function isFirst({ first, diagnostics, instrument }: Gathering, what: string, { origin }: ClausePart): boolean {
  const before = first.get(what);
  if (before === undefined) first.set(what, origin);
  else diagnostics.push(contradictoryClauses(origin, { what, instrument }, { related: [{ span: before, message: 'the first clause' }] }));
  return before === undefined;
}

function add(to: Gathering, part: ClausePart): void {
  const { clauses } = to;
  switch (part.kind) {
    case 'consent': addConsent(to, part); return;
    case 'entry': addEntries(to, part); return;
    case 'provisional': if (isFirst(to, 'provisional application', part)) clauses.provisional = part.clause; return;
    case 'duration': if (isFirst(to, 'duration', part)) clauses.duration = part.clause; return;
    case 'open-for-signature': if (isFirst(to, 'opening for signature', part)) clauses.openForSignature = part.window; return;
    case 'eligibility': clauses.eligibility = [...clauses.eligibility, part.clause]; return;
    case 'reservations': if (isFirst(to, 'reservations', part)) clauses.reservations = part.clause; return;
    case 'counting': clauses.counting = { ...clauses.counting, ...part.change, origin: part.origin }; return;
    // Needs the term, which may stand after it; see `addRenewal`.
    case 'renewal': return;
    // It speaks of the powers to withdraw; see `withEffect` in assemble.ts.
    case 'withdrawal-effect': isFirst(to, 'effect of withdrawal', part); return;
    case 'minimum': if (isFirst(to, 'least number of parties', part)) clauses.minimumParties = { n: part.n, origin: part.origin }; return;
    case 'source': to.sources.push(...part.texts); return;
    case 'depositary': if (isFirst(to, 'depositary', part)) to.depositary = part.id; return;
  }
}

/** Several ways of consent add up, but signature that binds and ratification that is needed exclude each other. */
function addConsent(to: Gathering, part: Extract<ClausePart, { kind: 'consent' }>): void {
  const { clauses, first } = to;
  const isOtherWay = clauses.consentBy.length > 0 && part.by.includes('sign') !== clauses.consentBy.includes('sign');
  if (isOtherWay && !isFirst(to, 'way of consent', part)) return;
  if (!first.has('way of consent')) first.set('way of consent', part.origin);
  clauses.consentBy = [...new Set([...clauses.consentBy, ...part.by])];
  clauses.isSubjectToRatification ||= part.isSubject;
}

/** A sentence of its own on how the term goes on. */
function addRenewal(to: Gathering, part: Extract<ClausePart, { kind: 'renewal' }>): void {
  const { duration } = to.clauses;
  if (!isFirst(to, 'renewal', part) || !duration) return;
  if (duration.renewal !== undefined) to.diagnostics.push(contradictoryClauses(part.origin, { what: 'renewal', instrument: to.instrument }, { related: [{ span: duration.origin, message: 'the first clause' }] }));
  else to.clauses.duration = { ...duration, renewal: part.renewal, ...(part.notice && { notice: part.notice }) };
}

function addEntries(to: Gathering, part: Extract<ClausePart, { kind: 'entry' }>): void {
  for (const entry of part.entries) {
    if (isFirst(to, entry.for === 'all' ? 'entry into force' : 'entry into force for later parties', part)) to.clauses.entry = [...to.clauses.entry, entry];
  }
}

/** An accession clause opens a way of consent even where it stands before `Subject to ratification`. */
function addAccession(clauses: Draft): void {
  const isOpen = clauses.eligibility.some((each) => each.act === 'accede');
  if (isOpen && clauses.consentBy.length > 0 && !clauses.consentBy.includes('accede')) clauses.consentBy = [...clauses.consentBy, 'accede'];
}
