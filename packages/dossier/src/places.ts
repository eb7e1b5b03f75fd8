/**
 * Ids of law, clauses and log entries become places in the text: where a reader finds what an answer rests on, and how a
 * memo cites it. Ids are those of `Because` in semantics.
 */
import { formatPartialDate, lineColumn, makeLineIndex, type LineIndex, type Span } from '@servanda/base';
import type { Claim, Instrument, Law, LogEntry, Model, Provision } from '@servanda/model';
import { placeWords } from '@servanda/timeline';
import type { Place } from './reports.ts';

/** Finds places of one model; made once a dossier, tables filled when first needed. */
export interface Places {
  /** Of a law id, a clause (`clause:X:entry`), a rule of the kernel (`kernel:VCLT 55`) or a continuity. */
  readonly ofLaw: (id: string) => Place | undefined;
  readonly ofEntry: (id: string) => Place | undefined;
  readonly ofProvision: (id: string) => Place | undefined;
  readonly ofInstrument: (id: string) => Place | undefined;
  readonly ofClaim: (id: string) => Place | undefined;
  readonly at: (label: string, span: Span) => Place;
}

export function makePlaces(model: Model, sources: ReadonlyMap<string, string>): Places {
  const laws = lazyMap(() => model.law);
  const entries = lazyMap(() => model.log);
  const provisions = lazyMap(() => model.provisions);
  const instruments = lazyMap(() => model.instruments);
  const claims = lazyMap(() => model.claims);
  const at = placer(sources);
  const articles = lazy(() => groupArticles(model.provisions));
  const ofLaw = (id: string): Place | undefined => {
    const law = laws().get(id);
    if (law) return at(labelOfProvision(provisions().get(law.provision), law), law.origin);
    const [kind = '', name = '', clause = ''] = id.split(':');
    if (kind === 'kernel') return { label: KERNEL_RULES[name] ?? `${name} (custom)` };
    if (kind === 'act') return ofAct(model, name, at);
    if (kind === 'continuity') return ofContinuity(model, Number(name), at);
    const instrument = kind === 'clause' ? instruments().get(name) : undefined;
    return instrument && at(...clausePlace(instrument, clause, laws(), articles().get(name) ?? []));
  };
  return {
    ofLaw, at,
    ofEntry: (id) => {
      const [entry, claim] = [entries().get(id), claims().get(id)];
      return entry ? at(labelOfEntry(entry), entry.origin) : claim && at(`claim ${claim.id}`, claim.origin);
    },
    ofProvision: (id) => { const provision = provisions().get(id); return provision && at(labelOfProvision(provision), provision.origin); },
    ofInstrument: (id) => { const instrument = instruments().get(id); return instrument && at(instrument.id, instrument.origin); },
    ofClaim: (id) => { const claim = claims().get(id); return claim && at(`claim ${claim.id}`, claim.origin); },
  };
}

const KERNEL_RULES: Readonly<Record<string, string>> = {
  protocol: 'a protocol needs the treaty it belongs to',
  survival: 'the survival clause',
};

/** The declaration of an act: what it needs and what it brings about. */
function ofAct(model: Model, id: string, at: Places['at']): Place | undefined {
  const origin = model.acts.find((act) => act.id === id)?.origin;
  return origin && at('the act as declared', origin);
}

type WithId = Law | LogEntry | Provision | Instrument | Claim;

function lazyMap<T extends WithId>(list: () => readonly T[]): () => ReadonlyMap<string, T> {
  return lazy(() => new Map(list().map((each) => [each.id, each])));
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function placer(sources: ReadonlyMap<string, string>): (label: string, span: Span) => Place {
  const indexes = new Map<string, LineIndex>();
  return (label, { file, from, to }) => {
    // A copy: places of the model follow their text when it is edited, those of an answer stay.
    const span = { file, from, to };
    const text = sources.get(span.file);
    if (text === undefined) return { label, span };
    const index = indexes.get(span.file) ?? makeLineIndex(text);
    indexes.set(span.file, index);
    const { line, column } = lineColumn(index, span.from);
    return { label, span, line, column, text: text.slice(span.from, span.to).replace(/\s+/g, ' ').trim() };
  };
}

function labelOfProvision(provision: Provision | undefined, law?: Law): string {
  if (provision?.instrument !== undefined) return placeWords(provision.id);
  if (law?.reading !== undefined) return `reading ${law.reading}`;
  return provision?.title ?? 'the dossier';
}

/** `log, 1956-12-12`. */
function labelOfEntry(entry: LogEntry): string {
  if (entry.id.startsWith('supposed#')) return 'supposed';
  return entry.date ? `log, ${formatPartialDate(entry.date)}` : 'log, initially';
}

function ofContinuity(model: Model, index: number, at: Places['at']): Place | undefined {
  const continuity = model.continuities[index];
  if (!continuity) return undefined;
  const label = `${continuity.successor} continues ${continuity.predecessor}`;
  return continuity.origin ? at(label, continuity.origin) : { label };
}

const CLAUSE_WORDS: Readonly<Record<string, string>> = {
  'entry': 'entry into force', 'later-entry': 'entry into force', 'provisional': 'provisional application', 'duration': 'duration',
  'withdrawal': 'withdrawal', 'minimum-parties': 'number of parties',
};

/** The clause's own sentence, cited by the article it stands in where there is one. */
function clausePlace(instrument: Instrument, clause: string, laws: ReadonlyMap<string, Law>, articles: readonly Provision[]): [string, Span] {
  const origin = clauseOrigin(instrument, clause, laws) ?? instrument.origin;
  const article = articles.findLast((p) => p.origin.file === origin.file && p.origin.from <= origin.from);
  const isInArticle = article?.article !== undefined && origin !== instrument.origin;
  const what = CLAUSE_WORDS[clause];
  return [isInArticle ? placeWords(article.id) : what === undefined ? instrument.id : `${instrument.id}, ${what}`, origin];
}

function clauseOrigin({ clauses }: Instrument, clause: string, laws: ReadonlyMap<string, Law>): Span | undefined {
  switch (clause) {
    case 'entry': return clauses.entry.find((e) => e.for === 'all')?.origin;
    case 'later-entry': return (clauses.entry.find((e) => e.for === 'later') ?? clauses.entry.find((e) => e.for === 'all'))?.origin;
    case 'provisional': return clauses.provisional?.origin;
    case 'duration': return clauses.duration?.origin;
    case 'withdrawal': return laws.get(clauses.withdrawal[0]?.norm ?? '')?.origin;
    case 'minimum-parties': return clauses.minimumParties?.origin;
    default: return undefined;
  }
}

/** The articles of each instrument in the order of the text. */
function groupArticles(provisions: readonly Provision[]): ReadonlyMap<string, readonly Provision[]> {
  const groups = new Map<string, Provision[]>();
  for (const provision of provisions) {
    if (provision.instrument === undefined || provision.article === undefined) continue;
    const group = groups.get(provision.instrument);
    if (group) group.push(provision); else groups.set(provision.instrument, [provision]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.origin.from - b.origin.from);
  return groups;
}
