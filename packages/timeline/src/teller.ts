/**
 * Effects, duties, standings and lacks as plain English sentences. Instruments and States go by the names the author gave them,
 * everywhere: a title in one line and a name in the next would read like two treaties. Applications show titles beside names.
 */
import { intervalOf, isoFromDay, joinAnd, joinOr, longDate, plural, unreachable, type Day } from '@servanda/base';
import {
  applicationWords, eventWords, formulaWords, makeWordbook, normWords, speak, type Application, type Formula, type Model, type Norm, type PartyStatus,
} from '@servanda/model';
import type { Effect, Excuse, FailedCondition, Finding, Ground, Lacking, ObligationInstance, ObligationStatus } from '@servanda/semantics';
import type { History } from './history.ts';

/** How dates are written. */
export interface TellerStyle {
  /** `2019-01-22` (default), or `22 January 2019` as in a memo. */
  readonly dates?: 'iso' | 'long';
}

/** Speaks of one model. */
export interface Teller {
  readonly date: (day: Day) => string;
  readonly formula: (f: Formula) => string;
  /** `Russia attacks Japan at Shikotan` */
  readonly act: (g: Ground) => string;
  readonly fact: (g: Ground, value: boolean) => string;
  readonly norm: (id: string) => string;
  readonly effect: (e: Effect, h: History) => string;
  readonly duty: (d: ObligationInstance) => string;
  readonly waiting: (d: ObligationInstance) => string | undefined;
  readonly lacking: (l: readonly Lacking[]) => string;
  readonly standing: (party: string, instrument: string, status: PartyStatus) => string;
  readonly forbids: (norm: Norm, by: string, toward: readonly string[]) => string;
  readonly excuse: (e: Excuse, by: string) => string;
  readonly finding: (f: Finding) => string;
  readonly doubt: (entry: string) => string;
}

/** A teller for a model; makes its wordbook once. */
export function makeTeller(model: Model, style: TellerStyle = {}): Teller {
  const book = makeWordbook({ ...model, instruments: model.instruments.map((i) => ({ ...i, title: undefined })) });
  const provisions = new Set(model.provisions.map((p) => p.id));
  const wordStyle = { dates: style.dates ?? 'iso' } as const;
  const norms = new Map(model.law.flatMap((l) => (isNorm(l) ? [[l.id, l] as const] : [])));
  const application = (g: Ground): Application => ({ pattern: g.pattern, args: g.args.map((id) => (provisions.has(id) ? { kind: 'provision', id } : { kind: 'thing', id })) });
  const date = (day: Day): string => (style.dates === 'long' ? longDate(day) : isoFromDay(day));
  const act = (g: Ground): string => applicationWords(speak(book, [], new Map(), wordStyle), application(g));
  const bare = (g: Ground): string => applicationWords(speak(book, [], new Map(), wordStyle), application(g), { form: 'bare' });
  const fact = (g: Ground, value: boolean): string => applicationWords(speak(book, [], new Map(), wordStyle), application(g), { polarity: value ? 'yes' : 'no-longer' });
  const norm = (id: string): string => { const n = norms.get(id); return n ? normWords(speak(book, n.vars, new Map(), wordStyle), n) : id; };
  const entries = new Map(model.log.map((e) => [e.id, e]));
  const teller: Teller = {
    date, act, fact, norm,
    formula: (f) => formulaWords(speak(book, [], new Map(), wordStyle), f),
    effect: (e, h) => e.kind === 'fact' && !e.value ? fact(asToday(model, e.fact, e.day), false) : (isByContinuity(e) ? successionWords(model, e, h, bare) : undefined) ?? effectWords(teller, e, h, bare),
    duty: (d) => `${d.bearer} ${dutyVerb(d.status)} ${bare(d.act)}${d.lastDay === undefined ? '' : ` by ${date(d.lastDay)}`}`,
    waiting: (d) => waitingWords(norms.get(d.norm), (e) => eventWords(speak(book, norms.get(d.norm)?.vars ?? [], new Map(), wordStyle), e)),
    lacking: (l) => lackingWords(l),
    standing: standingWords,
    forbids: (n, by, toward) => `${by} shall not: ${norm(n.id)}${toward.length > 0 ? ` (owed to ${namesWords(toward)})` : ''}`,
    excuse: (e, by) => excuseWords(e, by),
    finding: (f) => findingWords(teller, f),
    doubt: (id) => {
      const when = entries.get(id)?.date;
      return when ? `the log has ${String(when.year)}${when.month === undefined ? '' : `-${String(when.month).padStart(2, '0')}`}, no exact day` : 'the day is not known';
    },
  };
  return teller;
}

function isNorm(law: { readonly kind: string }): law is Norm {
  return law.kind === 'obligation' || law.kind === 'prohibition' || law.kind === 'permission' || law.kind === 'power';
}

function dutyVerb(status: ObligationStatus): string {
  switch (status) {
    case 'active': return 'shall';
    case 'pending': return 'shall, but not yet,';
    case 'suspended': return 'for the time being need not';
    case 'fulfilled': return 'has performed its duty to';
    case 'breached': return 'has failed to';
    case 'lapsed': return 'is released from the duty to';
    case 'discharged': return 'no longer needs to';
    default: return unreachable(status);
  }
}

function waitingWords(norm: Norm | undefined, event: (e: NonNullable<Norm['after']>) => string): string | undefined {
  if (norm?.after) return `it is due only after ${event(norm.after)}`;
  return norm?.from ? 'its first day has not come' : undefined;
}

/** A standing as a sentence. */
export function standingWords(party: string, instrument: string, status: PartyStatus): string {
  switch (status) {
    case 'none': return `${party} is not a party to ${instrument}: the dossier records neither a signature nor a consent of it`;
    case 'negotiating': return `${party} took part in negotiating ${instrument} but has neither signed nor consented`;
    case 'signatory': return `${party} has signed ${instrument} but not consented to be bound`;
    case 'contracting': return `${party} has consented to be bound by ${instrument}, which is not in force for it`;
    case 'party': return `${party} is a party to ${instrument}`;
    case 'suspended': return `the operation of ${instrument} is suspended for ${party}`;
    case 'withdrawn': return `${party} has withdrawn from ${instrument}`;
    case 'ended': return `${instrument} has ended`;
    default: return unreachable(status);
  }
}

function statusChange(party: string, instrument: string, from: PartyStatus, to: PartyStatus): string {
  switch (to) {
    case 'none': return `${party} no longer stands in any relation to ${instrument}`;
    case 'negotiating': return `${party} is back to negotiating ${instrument}`;
    case 'signatory': return `${party} becomes a signatory of ${instrument}`;
    case 'contracting': return `${party} consents to be bound by ${instrument}`;
    case 'party': return from === 'suspended' ? `${instrument} operates again for ${party}` : `${instrument} enters into force for ${party}`;
    case 'suspended': return `the operation of ${instrument} is suspended for ${party}`;
    case 'withdrawn': return `${party} is no longer a party to ${instrument}`;
    case 'ended': return `${instrument} ceases to be in force for ${party}`;
    default: return unreachable(to);
  }
}

/** What ends under the name of a State that another continues by then ends for that other one. */
function asToday({ continuities }: Model, g: Ground, day: Day): Ground {
  const next = (id: string): string => { const c = continuities.find((each) => each.predecessor === id && intervalOf(each.from).first <= day); return c ? next(c.successor) : id; };
  return continuities.length === 0 ? g : { ...g, args: g.args.map(next) };
}

/** What passes when one State continues another. */
function successionWords({ continuities }: Model, e: Effect, h: History, bare: (g: Ground) => string): string | undefined {
  const id = e.because.law.find((law) => law.startsWith('continuity:'));
  const continuity = id === undefined ? undefined : continuities[Number(id.slice('continuity:'.length))];
  if (!continuity) return undefined;
  const { predecessor, successor } = continuity;
  if (e.kind === 'status') {
    return e.to === 'none' ? `${successor} takes the place of ${predecessor} in ${e.instrument}` : `${standingWords(e.party, e.instrument, e.to)}, as it continues ${predecessor}`;
  }
  if (e.kind !== 'obligation') return undefined;
  const before = h.effects.findLast((each) => each.n < e.n && each.kind === 'obligation' && each.instance === e.instance);
  if (before?.kind === 'obligation' && before.bearer === e.bearer) return `${dutyWords(e.bearer, e.act, bare)} is owed to ${successor}, no longer to ${predecessor}`;
  return `the duty to ${bare(e.act)} passes from ${predecessor} to ${successor}`;
}

function effectWords(t: Teller, e: Effect, h: History, bare: (g: Ground) => string): string {
  switch (e.kind) {
    case 'act': return e.countsAs ? `this counts as: ${t.act(e.countsAs)}` : t.act(e.act);
    case 'fact': return t.fact(e.fact, e.value);
    case 'status': return statusChange(e.party, e.instrument, e.from, e.to);
    case 'in-force': return `${e.instrument} ${e.value ? 'enters into force' : 'ceases to be in force'}`;
    case 'provisional': return `${e.instrument} ${e.value ? 'is applied provisionally by' : 'is no longer applied provisionally by'} ${e.party}`;
    case 'relation': return `${e.instrument} ${e.value === 'resumed' ? 'operates again' : e.value === 'suspended' ? 'is suspended' : 'does not enter into force'} between ${e.between[0]} and ${e.between[1]}`;
    case 'reservation': return `${e.party} ${e.value ? 'makes' : 'withdraws'} a reservation to ${e.provision}`;
    case 'objection': return `${e.party} objects to the reservation of ${e.to} to ${e.provision}`;
    case 'scheduled': return scheduledWords(t, e);
    case 'unscheduled': return `${e.party} revokes its notice of withdrawal from ${e.instrument}`;
    case 'renewed': return `${e.instrument} is ${e.because.entry === undefined ? 'renewed' : 'extended'} ${e.expiry === undefined ? 'without limit of time' : `until ${t.date(e.expiry)}`}`;
    case 'obligation': return obligationWords(t, e, bare);
    case 'breach': return breachWords(t, e, h, bare);
    case 'performed-late': return performedLate(e, h, bare);
    case 'continuity': return `${e.successor} continues ${e.predecessor} in all treaty relations`;
    case 'finding': return t.finding(e.finding);
    default: return unreachable(e);
  }
}

function scheduledWords(t: Teller, e: Extract<Effect, { kind: 'scheduled' }>): string {
  const on = `on ${t.date(e.on)}`;
  switch (e.what) {
    case 'entry': return `${e.instrument} is to enter into force${e.party === undefined ? '' : ` for ${e.party}`} ${on}`;
    case 'withdrawal': return `the withdrawal${e.party === undefined ? '' : ` of ${e.party}`} from ${e.instrument} is to take effect ${on}`;
    case 'expiry': return `the term of ${e.instrument} is to run out ${on}${e.party === undefined ? '' : `, without renewal, by notice of ${e.party}`}`;
    case 'end-of-provisional': return `provisional application of ${e.instrument}${e.party === undefined ? '' : ` by ${e.party}`} is to end ${on}`;
    case 'termination': return `${e.instrument} is to terminate ${on}`;
    default: return unreachable(e.what);
  }
}

function dutyWords(bearer: string, act: Ground, bare: (g: Ground) => string): string {
  return `the duty of ${bearer} to ${bare(act)}`;
}

function obligationWords(t: Teller, e: Extract<Effect, { kind: 'obligation' }>, bare: (g: Ground) => string): string {
  const duty = dutyWords(e.bearer, e.act, bare);
  const last = e.lastDay === undefined ? '' : `, last day ${t.date(e.lastDay)}`;
  switch (e.to) {
    case 'pending': return `${duty} arises`;
    case 'active': return `${duty} is due${last}`;
    case 'suspended': return `${duty} is suspended`;
    case 'fulfilled': return `${duty} is fulfilled`;
    case 'breached': return `${duty} is not performed in time`;
    case 'lapsed': return `${duty} lapses`;
    case 'discharged': return `${duty} is discharged`;
    default: return unreachable(e.to);
  }
}

/** The effect only passes on what a State takes over from the one it continues. */
function isByContinuity(e: Effect): boolean {
  return e.because.law.some((law) => law.startsWith('continuity:'));
}

function performedLate(e: Extract<Effect, { kind: 'performed-late' }>, h: History, bare: (g: Ground) => string): string {
  const instance = h.final.instances[e.instance];
  return `${instance ? dutyWords(instance.bearer, instance.act, bare) : 'the duty'} is performed late`;
}

function breachWords(t: Teller, e: Extract<Effect, { kind: 'breach' }>, h: History, bare: (g: Ground) => string): string {
  const breach = h.final.breaches[e.breach];
  if (!breach) return 'a breach';
  const toward = breach.toward.length > 0 ? `, toward ${namesWords(breach.toward)}` : '';
  const how = breach.act === undefined ? '' : breach.instance === undefined ? `: ${t.act(breach.act)}` : `: it has failed to ${bare(breach.act)}`;
  return `${breach.by} is in breach of ${placeWords(breach.provision)}${toward}${how}`;
}

/** Names, or how many where they are many. */
export function namesWords(names: readonly string[]): string {
  return names.length > MANY_NAMES ? plural(names.length, 'party', 'parties') : joinAnd(names);
}

/** More names than this are counted, not listed. */
const MANY_NAMES = 6;

/** `SecurityTreaty article 5` for the id `SecurityTreaty.5`. */
export function placeWords(provision: string): string {
  const dot = provision.indexOf('.');
  return dot < 0 ? provision : `${provision.slice(0, dot)} article ${provision.slice(dot + 1)}`;
}

function excuseWords(e: Excuse, by: string): string {
  const rule = e.because.rule;
  const why = rule === undefined ? '' : rule.kind === 'later-treaty' ? `: ${rule.later} is later than ${rule.earlier} between the same parties (VCLT 30(3))`
    : rule.kind === 'charter' ? ': obligations under the Charter prevail (UN Charter art. 103)' : ': a priority clause says so (VCLT 30(2))';
  const toward = e.toward === undefined ? '' : ` toward ${e.toward}`;
  switch (e.because.kind) {
    case 'exception': return `an exception takes it out${toward}`;
    case 'permission': return `${by} is permitted to${toward}${why}`;
    case 'duty': return `${by} is bound to do it, and that duty prevails${toward}${why}`;
    default: return unreachable(e.because.kind);
  }
}

/** What is missing, in words: `3 ratifications short; missing: France`. */
export function lackingWords(lacking: readonly Lacking[]): string {
  if (lacking.length === 0) return 'nothing is missing';
  return lacking.map(lackWords).join('; and ');
}

function lackWords(l: Lacking): string {
  switch (l.kind) {
    case 'count': return `${plural(l.needed - l.have, 'ratification')} short (${l.have} of ${l.needed}${l.among ? ` among ${setWords(l.among)}` : ''})`;
    case 'named': return `consent of ${joinAnd(l.missing)} is missing`;
    case 'exchange': return `ratifications have not been exchanged (${joinAnd(l.missing)})`;
    case 'signature': return l.missing.length > 0 ? `signature of ${joinAnd(l.missing)} is missing` : 'signature is missing';
    case 'weight': return `parties with ${round(l.neededPercent - l.havePercent)}% of ${l.weight} are missing (${round(l.havePercent)}% of the needed ${round(l.neededPercent)}%)${weightWays(l)}`;
    case 'any-of': return `one of: ${joinOr(l.of.map(lackingWords))}`;
    case 'date': return 'a date that has not come';
    case 'event': return 'an event that has not occurred';
    default: return unreachable(l);
  }
}

function setWords(set: NonNullable<Extract<Lacking, { kind: 'count' }>['among']>): string {
  switch (set.kind) {
    case 'named': return joinAnd(set.ids);
    case 'group': return set.id;
    case 'signatories': return 'signatories';
    case 'negotiating': return 'the negotiating States';
    default: return unreachable(set);
  }
}

function weightWays(l: Extract<Lacking, { kind: 'weight' }>): string {
  const gap = l.neededPercent - l.havePercent;
  const alone = l.candidates.filter((c) => c.percent >= gap).map((c) => c.party);
  return alone.length === 0 ? '' : `; any of ${joinOr(alone.slice(0, 5))} would be enough`;
}

function round(n: number): string {
  return String(Math.round(n * 100) / 100);
}

function findingWords(t: Teller, f: Finding): string {
  switch (f.code) {
    case 'no-power': return `${t.act(f.act)}: without a power to do so, so it has no legal effect`;
    case 'nothing-to-extend': return `${f.instrument} is not extended: it is not in force, has no term to add to, or would have ended before`;
    case 'unregulated-exit': return `${t.act(f.act)}: the instrument has no clause on leaving it, so there is no exit unless one is implied (VCLT 56); it has no legal effect`;
    case 'impossible-act': return `${t.act(f.act)}: not possible on that day, ${impossibleWords(t, f.failed)}; the entry is left out. Log before it what made this so, or correct the date or the order of the entries`;
    case 'not-eligible': return `${t.act(f.act)}: ${ELIGIBILITY[f.clause]}`;
    case 'reservation-not-permitted': return `${t.act(f.act)}: the instrument does not permit this reservation (VCLT 19), so it has no effect`;
    case 'repeated-act': return `${t.act(f.act)}: done already, so it changes nothing`;
    case 'nothing-to-revoke': return `${t.act(f.act)}: there is nothing for it to act on`;
    case 'not-a-party': return `${t.act(f.act)}: but it is not bound by it`;
    case 'ambiguous-day': return `the clause counts months from ${t.date(f.from)} to a day that does not exist; it must say which day counts: ${joinOr(f.choices.map((c) => `${t.date(c.day)} (${c.missingDay.replaceAll('-', ' ')})`))}`;
    case 'official-date-differs': return officialWords(t, f);
    case 'out-of-range': return 'the day lies outside the years 1000–9999';
    case 'before-nonexistent': return `${t.act(f.act)}: before that State existed`;
    default: return unreachable(f);
  }
}

function impossibleWords(t: Teller, failed: readonly FailedCondition[]): string {
  const parts = failed.map(({ condition, instead }) => `${t.formula(condition.kind === 'not' ? condition.of : { kind: 'not', of: condition })}${instead === undefined ? '' : ` (instead, ${t.fact(instead, true)})`}`);
  return `since ${joinAnd(parts)}`;
}

const ELIGIBILITY: Record<Extract<Finding, { code: 'not-eligible' }>['clause'], string> = {
  'eligibility': 'the clauses do not open the instrument to it; without effect',
  'signature': 'the signature does not come before the consent that needs it',
  'parent': 'it is not a party to the instrument this one is a protocol to; in force for it only once it is',
  'window': 'outside the time for which the instrument is open',
  'means': 'the final clauses do not provide for consent by this means (VCLT 11–15), so it has no effect; add `Open to accession.` or the means the text names',
  'not-negotiating': 'it is not among the parties the instrument names',
};

function officialWords(t: Teller, f: Extract<Finding, { code: 'official-date-differs' }>): string {
  const what = `${f.instrument} ${f.status === 'ceases' ? 'ceases to be in force' : 'enters into force'}${f.party === undefined ? '' : ` for ${f.party}`}`;
  const computed = f.computed === undefined ? 'the clauses and the log do not lead to it' : `the clauses and the log lead to ${t.date(f.computed)}`;
  return `the official date differs: ${what} on ${t.date(f.official)} according to the log, but ${computed}`;
}
