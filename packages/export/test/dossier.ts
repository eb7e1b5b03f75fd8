/** A small dossier built by hand, with its text: what every export is tried on. */
import { parsePartialDate, type PartialDate, type SourceText, type Span } from '@servanda/base';
import type {
  ActPattern, Application, Claim, FactPattern, FinalClauses, Instrument, Law, LogEntry, Model, Norm, PhrasePart, Provision, Quantified, Report, Term, TreatyAct, VerbForms,
} from '@servanda/model';
import { openWorlds, type Worlds } from '@servanda/timeline';

/** Names that a dossier's author may choose; a hostile one tries to break out of every format. */
export interface Names {
  readonly dossier: string;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly treaty: string;
  readonly place: string;
}

/** Names as most dossiers have them. */
export const plainNames: Names = {
  dossier: 'Peace treaty between Northland and Southland', a: 'Northland', b: 'Southland', c: 'Westland', treaty: 'Declaration of friendship', place: 'Islet',
};

/** Names that try to break out. */
export const hostileNames: Names = {
  dossier: '</title><script>alert(1)</script>', a: '<script>alert("x")</script>', b: '=HYPERLINK("http://x","y")\r\nEND:VEVENT', c: 'إسرائيل‮evil',
  treaty: '"; } digraph { a -> b } //]]> --> <img src=x onerror=alert(1)>', place: "\u0000\u0007'&amp;\ud800",
};

class Text {
  text = '';
  say(sentence: string): Span {
    const from = this.text.length;
    this.text += `${sentence}\n`;
    return { file: 'dossier.treaty', from, to: this.text.length - 1 };
  }
  gap(): void { this.text += '\n'; }
}

/** `1956-12` */
export function day(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (parsed.kind !== 'date') throw new Error(text);
  return parsed.date;
}

const regular = (base: string): VerbForms => ({ third: `${base}s`, base, past: base.endsWith('e') ? `${base}d` : `${base}ed`, participle: `${base}ed`, gerund: `${base}ing` });
const thing = (id: string): Term => ({ kind: 'thing', id });
const variable = (name: string): Term => ({ kind: 'var', name });
const app = (pattern: string, ...args: Term[]): Application => ({ pattern, args });

function phrase(text: string): { parts: PhrasePart[]; roles: { kind: string }[] } {
  const roles: { kind: string }[] = [];
  const parts = text.split(' ').map((word): PhrasePart => {
    if (word.endsWith('*')) return { kind: 'verb', forms: regular(word.slice(0, -1)) };
    if (!/^[A-Z]/.test(word)) return { kind: 'word', text: word };
    roles.push({ kind: word });
    return { kind: 'slot', role: roles.length - 1 };
  });
  return { parts, roles };
}

const act = (id: string, text: string, treatyAct?: TreatyAct): ActPattern => ({ id, actorRoles: [0], effects: [], treatyAct, ...phrase(text) });

const acts: readonly ActPattern[] = [
  act('sign', 'State sign* Instrument', 'sign'), act('ratify', 'State ratifie* Instrument', 'ratify'), act('exchange', 'State exchange* ratifications of Instrument', 'exchange'),
  act('withdraw', 'State denounce* Instrument', 'withdraw'), act('transfer', 'State transfer* Territory to State'), act('attack', 'State attack* State'), act('report', 'State report* to State'),
];
const facts: readonly FactPattern[] = [{ id: 'administers', isMutual: false, functionalRole: 0, ...phrase('State administer* Territory') }];

function clauses(more: Partial<FinalClauses>): FinalClauses {
  return {
    consentBy: [], isSubjectToRatification: true, entry: [], withdrawal: [], eligibility: [], reservations: { rule: 'unspecified', provisions: [] },
    counting: { missingDay: 'refuse', expiryOfYear: 'same-day' }, ...more,
  };
}

const party = (name: string, instrument: string, ...others: string[]): Quantified =>
  ({ name, over: { kind: 'parties', instrument: thing(instrument) }, ...(others.length > 0 && { distinctFrom: others.map(variable) }) });

/** What is written down as the text is. */
interface Draft {
  readonly t: Text;
  readonly names: Names;
  readonly instruments: Instrument[];
  readonly provisions: Provision[];
  readonly law: Law[];
  readonly log: LogEntry[];
}

const exchangeEntry = (origin: Span): FinalClauses['entry'] => [{ for: 'all', origin, threshold: { kind: 'exchange' }, day: { kind: 'origin' } }];

function writeArticle({ t, provisions }: Draft, instrument: string, number: string, title: string): void {
  provisions.push({ id: `${instrument}.${number}`, instrument, article: number, title, origin: t.say(`article ${number} "${title}".`) });
}

function writeDeclaration(draft: Draft): void {
  const { t, names, instruments, provisions, law } = draft;
  const { a, b } = names;
  const declared = t.say(`instrument Declaration "${names.treaty}" between ${a} and ${b}.`);
  instruments.push({ id: 'Declaration', kind: 'instrument', title: names.treaty, parties: [a, b], sources: ['UNTS 1, p. 1'], origin: declared, clauses: clauses({ entry: exchangeEntry(t.say('Enters into force on exchange of ratifications.')) }) });
  t.gap();
  provisions.push({ id: 'Declaration', instrument: 'Declaration', origin: declared });
  writeArticle(draft, 'Declaration', '3', 'No use of force');
  law.push({
    kind: 'prohibition', id: 'Declaration.3#1', provision: 'Declaration.3', vars: [party('$bearer', 'Declaration'), party('$other', 'Declaration', '$bearer')], bearer: variable('$bearer'),
    acts: [app('attack', variable('$bearer'), variable('$other'))], exceptions: [], origin: t.say('Each party shall not attack the other party.'),
  });
  writeArticle(draft, 'Declaration', '9', 'Territory');
  const duty = (n: number, bearer: string, toward: string, act: Application, more: Partial<Norm>, sentence: string): void => {
    law.push({ kind: 'obligation', id: `Declaration.9#${n}`, provision: 'Declaration.9', vars: [], bearer: thing(bearer), toward: thing(toward), acts: [act], exceptions: [], origin: t.say(sentence), ...more });
  };
  const by = (date: string): Partial<Norm> => ({ deadline: { kind: 'day', day: { kind: 'date', date: day(date) } } });
  duty(1, a, b, app('transfer', thing(a), thing(names.place), thing(b)), { after: { kind: 'enters-into-force', instrument: thing('Peace') } }, `${a} shall transfer ${names.place} to ${b} after Peace enters into force.`);
  duty(2, b, a, app('report', thing(b), thing(a)), by('2019-06-30'), `${b} shall report to ${a}\n  by 2019-06-30.`);
  duty(3, a, b, app('report', thing(a), thing(b)), by('1957-06-30'), `${a} shall report to ${b} by 1957-06-30.`);
  t.gap();
}

function writeOthers({ t, names, instruments, provisions, law }: Draft): void {
  const { a, b, c } = names;
  const drafted = t.say(`draft Peace "Treaty of peace" between ${a} and ${b}.`);
  instruments.push({ id: 'Peace', kind: 'draft', title: 'Treaty of peace', parties: [a, b], sources: [], origin: drafted, clauses: clauses({ entry: exchangeEntry(t.say('Enters into force on exchange of ratifications.')) }) });
  provisions.push({ id: 'Peace', instrument: 'Peace', origin: drafted });
  t.gap();
  const opened = t.say('instrument Convention "Convention on islets".');
  instruments.push({
    id: 'Convention', kind: 'instrument', title: 'Convention on islets', parties: [], sources: [], origin: opened, depositary: c,
    clauses: clauses({
      entry: [{ for: 'all', origin: t.say('Enters into force on the 30th day after the 2nd ratification.'), threshold: { kind: 'count', n: 2 }, day: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'nth-day-after', n: 30 }] } }],
      withdrawal: [{ norm: 'Convention#1' }],
    }),
  });
  provisions.push({ id: 'Convention', instrument: 'Convention', origin: opened });
  law.push({
    kind: 'power', id: 'Convention#1', provision: 'Convention', vars: [party('$bearer', 'Convention')], bearer: variable('$bearer'), acts: [app('withdraw', variable('$bearer'), thing('Convention'))], exceptions: [],
    effectiveOn: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: { n: 1, unit: 'year' } }] }, origin: t.say('Any party may withdraw from this instrument, with effect 1 year after notice.'),
  });
  t.gap();
}

function writeLog({ t, names, log }: Draft): void {
  const { a, b, c } = names;
  const happened = (date: string | undefined, sentence: string, content: LogEntry['content'], according: readonly string[] = []): void => {
    const source = according.length === 0 ? '' : `, according to ${according.join(' and ')}`;
    log.push({ id: `log#${log.length}`, ...(date !== undefined && { date: day(date) }), content, according, origin: t.say(`${date === undefined ? 'Initially' : `On ${date}`} ${sentence}${source}.`) });
  };
  const did = (date: string, pattern: string, who: string, what: string, according: readonly string[] = []): void =>
    happened(date, `${who} ${pattern}s ${what}`, { kind: 'act', act: app(pattern, thing(who), thing(what)) }, according);
  happened(undefined, `${a} administers ${names.place}`, { kind: 'fact', fact: app('administers', thing(a), thing(names.place)), value: true });
  did('1956-10-19', 'sign', a, 'Declaration');
  did('1956-10-19', 'sign', b, 'Declaration');
  did('1956-12-12', 'exchange', a, 'Declaration', ['"UNTS 1"']);
  did('1956-12-12', 'exchange', b, 'Declaration', ['"UNTS 1"']);
  happened('1956-12-12', 'Declaration enters into force', { kind: 'official', status: 'enters-into-force', instrument: 'Declaration' }, ['"UNTS 1"']);
  happened('1957-01-01', 'Declaration enters into force for others', { kind: 'official', status: 'enters-into-force', instrument: 'Declaration', party: b }, ['wire1']);
  did('1970-03', 'ratify', a, 'Convention');
  did('1970-05-02', 'ratify', b, 'Convention');
  did('1990-01-31', 'ratify', c, 'Convention');
  did('2018-09-01', 'withdraw', c, 'Convention');
  t.gap();
}

/** The dossier's model and text. */
export function dossier(names: Names = plainNames): { model: Model; sources: readonly SourceText[] } {
  const t = new Text();
  const { a, b, c } = names;
  const draft: Draft = { t, names, instruments: [], provisions: [], law: [], log: [] };
  t.say(`// A made-up quarrel over a small island.\ndossier "${names.dossier}".\nas of 2019-01-22.\n`);
  writeDeclaration(draft);
  writeOthers(draft);
  writeLog(draft);
  const reports: Report[] = [{ id: 'wire1', kind: 'report', by: 'Wire', on: day('2019-01-22'), title: 'Talks go on', at: 'https://example.org/a?b=1&c=2', origin: t.say('report wire1 by Wire on 2019-01-22 "Talks go on".') }];
  const claims: Claim[] = [{
    id: 'claim1', report: 'wire1', chain: [{ who: 'Wire', modality: 'reports', citing: [] }, { who: 'Agency', modality: 'says', citing: ['diplomatic sources'], hedge: 'reportedly' }],
    content: { kind: 'text', text: `${a} will sign` }, isNegated: false, origin: t.say(`claim claim1 in wire1: Wire reports that Agency says "${a} will sign".`),
  }];
  const { instruments, provisions, law, log } = draft;
  const model: Model = {
    title: names.dossier, asOf: day('2019-01-22'), kinds: [{ id: 'Actor' }, { id: 'State', parent: 'Actor' }, { id: 'Instrument' }, { id: 'Territory' }],
    things: [...[a, b, c].map((id) => ({ id, kind: 'State', title: `${id} (State)`, aliases: [], codes: {} })), { id: names.place, kind: 'Territory', aliases: [], codes: {} }],
    groups: [], weights: [], continuities: [], facts, acts, instruments, provisions, law, readings: [{ id: 'strict', title: 'Read strictly', excludes: [], origin: t.say('reading strict "Read strictly".') }],
    log, reports, claims, beliefs: [], accepted: [], questions: [], files: ['dossier.treaty'],
  };
  return { model, sources: [{ file: 'dossier.treaty', text: t.text }] };
}

/** The dossier replayed. */
export function worldsOf(names: Names = plainNames): { worlds: Worlds; sources: readonly SourceText[] } {
  const { model, sources } = dossier(names);
  return { worlds: openWorlds(model), sources };
}
