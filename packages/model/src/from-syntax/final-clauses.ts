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

/** `powers` are the norms by which parties may leave the instrument. */
export function finalClausesOf(instrument: string, parts: readonly ClausePart[], powers: readonly Norm[]): ClauseSet {
  const clauses: Draft = {
    consentBy: [], isSubjectToRatification: false, entry: [], withdrawal: powers.map((norm) => ({ norm: norm.id })), eligibility: [],
    reservations: { rule: 'unspecified', provisions: [] }, counting: DEFAULT_COUNTING,
  };
  const sources: string[] = [];
  let depositary: string | undefined;
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, Span>();
  const isFirst = (what: string, part: ClausePart): boolean => {
    const before = first.get(what);
    if (before === undefined) first.set(what, part.origin);
    else diagnostics.push(contradictoryClauses(part.origin, { what, instrument }, { related: [{ span: before, message: 'the first clause' }] }));
    return before === undefined;
  };
  for (const part of parts) {
    switch (part.kind) {
      case 'consent':
        if (clauses.consentBy.length > 0 && part.by.includes('sign') !== clauses.consentBy.includes('sign') && !isFirst('way of consent', part)) break;
        if (!first.has('way of consent')) first.set('way of consent', part.origin);
        clauses.consentBy = [...new Set([...clauses.consentBy, ...part.by])];
        clauses.isSubjectToRatification ||= part.isSubject;
        break;
      case 'entry':
        for (const entry of part.entries) if (isFirst(entry.for === 'all' ? 'entry into force' : 'entry into force for later parties', part)) clauses.entry = [...clauses.entry, entry];
        break;
      case 'provisional': if (isFirst('provisional application', part)) clauses.provisional = part.clause; break;
      case 'duration': if (isFirst('duration', part)) clauses.duration = part.clause; break;
      case 'open-for-signature': if (isFirst('opening for signature', part)) clauses.openForSignature = part.window; break;
      case 'eligibility': clauses.eligibility = [...clauses.eligibility, part.clause]; break;
      case 'reservations': if (isFirst('reservations', part)) clauses.reservations = part.clause; break;
      case 'counting': clauses.counting = { ...clauses.counting, ...part.change, origin: part.origin }; break;
      case 'minimum': if (isFirst('least number of parties', part)) clauses.minimumParties = { n: part.n, origin: part.origin }; break;
      case 'source': sources.push(...part.texts); break;
      case 'depositary': if (isFirst('depositary', part)) depositary = part.id; break;
    }
  }
  addAccession(clauses);
  return { clauses, sources, ...(depositary !== undefined && { depositary }), diagnostics };
}

/** An accession clause opens a way of consent even where it stands before `Subject to ratification`. */
function addAccession(clauses: Draft): void {
  const isOpen = clauses.eligibility.some((each) => each.act === 'accede');
  if (isOpen && clauses.consentBy.length > 0 && !clauses.consentBy.includes('accede')) clauses.consentBy = [...clauses.consentBy, 'accede'];
}
