/** Ids of law, clauses and entries → places that a person can find: the article, the file and line, the words themselves. */
import { formatPartialDate, longPartialDate, type PartialDate, type SourceText, type Span } from '@servanda/base';
import { makeWordbook, provisionWords, type LogEntry, type Model } from '@servanda/model';
import type { Reason } from '@servanda/timeline';
import { keyOf, withdrawalNorms } from './citable.ts';
import type { Place, TextFile, WhyNode } from './report-input.ts';
import { anchorText } from './text-pieces.ts';
import { pruneReason } from './why-tree.ts';

/** Finds places in one dossier's text. */
export interface Places {
  readonly text: readonly TextFile[];
  /** Of a law's id, `clause:X:entry`, `kernel:VCLT 55`, `continuity:0`. */
  readonly ofLaw: (id: string) => Place;
  readonly ofEntry: (id: string) => Place;
  readonly ofProvision: (id: string) => Place;
  /** Of a key of `citable.ts`. */
  readonly of: (key: string, label: string) => Place;
  readonly ofSpan: (origin: Span, label: string) => Place;
  readonly why: (reason: Reason) => WhyNode;
  readonly date: (date: PartialDate) => string;
}

const CLAUSES: Readonly<Record<string, string>> = {
  'entry': 'the clause on entry into force', 'later-entry': 'the clause on entry into force for later parties', 'provisional': 'the clause on provisional application',
  'duration': 'the clause on duration', 'withdrawal': 'the clause on withdrawal', 'minimum-parties': 'the clause on the number of parties',
  'eligibility': 'the clause on who may become a party', 'reservations': 'the clause on reservations', 'counting': 'the clause on counting days',
};

const KERNEL: Readonly<Record<string, string>> = {
  protocol: 'a protocol goes with the instrument it belongs to', survival: 'the time for which the clause survives has run out',
};

/** Reads the text once; every place is then a look-up. */
export function makePlaces(model: Model, sources: readonly SourceText[], dates: 'long' | 'iso'): Places {
  const { files, cited, citedAt } = anchorText(model, sources);
  const book = makeWordbook(model);
  const provisionOf = new Map(model.law.map((law) => [law.id, law.provision]));
  const entries = new Map(model.log.map((entry) => [entry.id, entry]));
  const date = dates === 'long' ? longPartialDate : formatPartialDate;
  const of = (key: string, label: string): Place => ({ label, ...cited.get(key) });
  const ofClause = (instrument: string, clause: string): Place => {
    const definition = book.instruments.get(instrument);
    const norm = clause === 'withdrawal' && definition ? withdrawalNorms(definition)[0] : undefined;
    return of(norm ?? keyOf.clause(instrument, clause), `${CLAUSES[clause] ?? `the clause on ${clause}`} of ${provisionWords(book, instrument)}`);
  };
  const ofLaw = (id: string): Place => {
    const [scheme, name = '', clause = ''] = id.split(':');
    if (scheme === 'kernel') return { label: kernelWords(id.slice('kernel:'.length)) };
    if (scheme === 'clause') return ofClause(name, clause);
    if (scheme === 'continuity') return of(id, 'the sentence on continuity');
    const provision = provisionOf.get(id);
    return of(id, provision === undefined ? id : provisionWords(book, provision));
  };
  const ofEntry = (id: string): Place => of(keyOf.entry(id), entryLabel(entries.get(id), date));
  const nodeOf = (reason: Reason): WhyNode => ({
    text: reason.text, ...(reason.day !== undefined && { day: reason.day }),
    places: [...[...new Set(reason.law)].map(ofLaw), ...(reason.entry === undefined ? [] : [ofEntry(reason.entry)])],
    children: reason.children.map(nodeOf),
  });
  const ofProvision = (id: string): Place => of(keyOf.provision(id), provisionWords(book, id));
  return { text: files, ofLaw, ofEntry, ofProvision, of, ofSpan: (origin, label) => ({ label, ...citedAt(origin) }), why: (reason) => nodeOf(pruneReason(reason)), date };
}

/** `VCLT 24(2)` → `Vienna Convention on the Law of Treaties, article 24(2)`. */
function kernelWords(rule: string): string {
  const article = /^VCLT (.+)$/.exec(rule)?.[1];
  return article === undefined ? (KERNEL[rule] ?? rule) : `Vienna Convention on the Law of Treaties, article ${article}`;
}

function entryLabel(entry: LogEntry | undefined, date: (date: PartialDate) => string): string {
  if (!entry) return 'the log';
  const by = entry.according.length === 0 ? '' : `, according to ${entry.according.join(', ')}`;
  return `${entry.date ? `entry of ${date(entry.date)}` : 'initial entry'}${by}`;
}
