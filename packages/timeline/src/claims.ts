/**
 * Claims against the rest: against the log, against what the clauses lead to, against each other. A claim that nothing
 * speaks against is not thereby believed, and what the dossier merely does not mention contradicts nothing.
 */
import { formatPartialDate, intervalOf, isEarlier, unreachable, type Day, type DayInterval, type PartialDate } from '@servanda/base';
import {
  applicationsWords, claimContentWords, CONSENT_ACTS, makeWordbook, speak, type Application, type Claim, type Formula, type LogEntry, type Model, type Speech,
} from '@servanda/model';
import { groundKey, groundOf, NO_BINDINGS, normalise, type Ground, type Program } from '@servanda/semantics';
import { stateAt, valueAt } from './history.ts';
import { entriesThatCount, ground, publicationDay } from './log.ts';
import type { Teller } from './teller.ts';
import { why, type Reason } from './why.ts';
import { truthOn } from './truth-on.ts';
import { referenceDay, type Worlds } from './worlds.ts';

/** What a claim cannot stand beside. */
export interface Contradiction {
  readonly claim: string;
  /** Another claim, an entry of the log, or the computed status. */
  readonly with: { readonly kind: 'claim' | 'entry'; readonly id: string } | { readonly kind: 'status' };
  /** A clause: `the log has Japan exchange ratifications of JointDeclaration on 1956-12-12`. */
  readonly text: string;
  readonly law: readonly string[];
  readonly entry?: string;
  readonly reasons: readonly Reason[];
}

/** What a claim says, with denial folded in. */
interface Asserted {
  readonly claim: Claim;
  readonly isTrue: boolean;
  /** The days it speaks of. */
  readonly when?: DayInterval;
}

interface Context {
  readonly worlds: Worlds;
  readonly teller: Teller;
  readonly speech: Speech;
  readonly program: Program;
  readonly entries: readonly LogEntry[];
}

/** What was found, kept: a dossier is asked for it more than once. */
const known = new WeakMap<Worlds, readonly Contradiction[]>();

/** Every contradiction of a claim, in the order of the claims. */
export function contradictionsIn(worlds: Worlds, teller: Teller): readonly Contradiction[] {
  const found = known.get(worlds) ?? findContradictions(worlds, teller);
  known.set(worlds, found);
  return found;
}

function findContradictions(worlds: Worlds, teller: Teller): readonly Contradiction[] {
  const { model, program } = worlds;
  if (model.claims.length === 0) return [];
  const context: Context = {
    worlds, teller, program, speech: speak(makeWordbook(model), [], new Map(), { dates: 'iso' }),
    entries: entriesThatCount(model, worlds.viewpoint).map((p) => p.entry),
  };
  const { knownOn } = worlds.viewpoint;
  const asserted = model.claims.filter(({ id }) => knownOn === undefined || (publicationDay(model, id) ?? knownOn) <= knownOn).flatMap((claim) => assertedBy(model, claim));
  const against = groupBy(asserted.flatMap((a) => keysOf(context, a).map((key) => ({ ...key, a }))), (k) => k.key);
  return oncePerSentence(context, asserted.flatMap((a) => [...againstLog(context, a), ...againstStatus(context, a), ...againstClaims(context, a, against)]));
}

/** `Japan and USSR ratify …` makes two claims, and two entries in the log; what one sentence has against another is told once. */
function oncePerSentence({ worlds: { model } }: Context, all: readonly Contradiction[]): readonly Contradiction[] {
  const originOf = new Map<string, string>([...model.claims, ...model.log].map(({ id, origin }) => [id, `${origin.file}:${origin.from}`]));
  const seen = new Set<string>();
  return all.filter((c) => {
    const key = `${originOf.get(c.claim)}|${c.with.kind === 'status' ? c.text : originOf.get(c.with.id)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The innermost speaker is whose word it is: who denies asserts the contrary (`isNegated` says so), who declines to comment asserts nothing. */
function assertedBy(model: Model, claim: Claim): readonly Asserted[] {
  if (claim.chain.some((link) => link.modality === 'declines-to-comment') || claim.chain.slice(0, -1).some((link) => link.modality === 'denies')) return [];
  return [{ claim, isTrue: !claim.isNegated, when: datesOf(model, claim) }];
}

function datesOf(model: Model, claim: Claim): DayInterval | undefined {
  const { content } = claim;
  const own: PartialDate | undefined = 'on' in content ? content.on : undefined;
  const said = claim.on ?? model.reports.find((r) => r.id === claim.report)?.on;
  // An event without a date of its own is dated by nobody; a statement is about the day it is made.
  const date = own ?? (content.kind === 'event' && content.content.kind === 'act' ? undefined : said);
  return date && intervalOf(date);
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item); else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** An act of consent is one act whatever it is called: a party consents once. */
function actKey(program: Program, act: Ground): string {
  const treatyAct = program.acts.get(act.pattern)?.treatyAct;
  const isConsent = treatyAct !== undefined && (CONSENT_ACTS as readonly string[]).includes(treatyAct);
  return isConsent ? `consent|${act.args.join('|')}` : groundKey(normalise(program, act));
}

/** Whether the act can be done but once, so that two dates exclude each other. */
function isOnce(program: Program, act: Ground): boolean {
  const treatyAct = program.acts.get(act.pattern)?.treatyAct;
  return treatyAct !== undefined && (treatyAct === 'sign' || (CONSENT_ACTS as readonly string[]).includes(treatyAct));
}

function againstLog({ program, entries, speech, worlds }: Context, { claim, isTrue, when }: Asserted): readonly Contradiction[] {
  if (claim.content.kind !== 'event' || claim.content.content.kind !== 'act') return [];
  const act = ground(claim.content.content.act);
  const key = actKey(program, act);
  const own = new Set([claim.id, ...(claim.report === undefined ? [] : [claim.report])]);
  const same = entries.filter((e) => e.content.kind === 'act' && actKey(program, ground(e.content.act)) === key && (e.according.length === 0 || e.according.some((ref) => !own.has(ref))));
  if (same.length === 0) return [];
  const agrees = (e: LogEntry): boolean => !when || !e.date || overlap(intervalOf(e.date), when);
  const isDisputed = isTrue ? !same.some(agrees) && (isOnce(program, act) || same.length === 1) : same.some(agrees);
  if (!isDisputed) return [];
  return same.filter((e) => !isTrue === agrees(e)).map((e): Contradiction => ({
    claim: claim.id, with: { kind: 'entry', id: e.id }, entry: e.id, law: [], reasons: [],
    text: `the log has ${entryClause(speech, e, entries)}${sourcesOf(worlds.model, e)}`,
  }));
}

/** The entry as its sentence has it, with all who did the act. */
function entryClause(speech: Speech, entry: LogEntry, entries: readonly LogEntry[]): string {
  const together = entries.filter((e) => e.origin.file === entry.origin.file && e.origin.from === entry.origin.from);
  const words = applicationsWords(speech, together.flatMap((e) => (e.content.kind === 'act' ? [e.content.act] : [])));
  return entry.date ? `“${words}” ${entry.date.day === undefined ? 'in' : 'on'} ${formatPartialDate(entry.date)}` : `“${words}”`;
}

function sourcesOf(model: Model, entry: LogEntry): string {
  if (entry.according.length === 0) return '';
  const names = entry.according.map((ref) => model.reports.find((r) => r.id === ref)?.by ?? ref);
  return `, according to ${names.join(' and ')}`;
}

function overlap(a: DayInterval, b: DayInterval): boolean {
  return isEarlier(a, b) !== 'yes' && isEarlier(b, a) !== 'yes';
}

function againstStatus(context: Context, { claim, isTrue, when }: Asserted): readonly Contradiction[] {
  const { worlds, teller } = context;
  const statement = statementOf(claim);
  if (claim.content.kind === 'event' && claim.content.content.kind === 'official') return againstComputed(context, claim, isTrue, when);
  if (!statement) return [];
  const days = when ?? singleton(referenceDay(worlds.model, worlds.histories[0]));
  const edges = days.first === days.last ? [days.last] : [days.first, days.last];
  const opposite = isTrue ? 'no' : 'yes';
  if (!edges.every((day) => truthOn(worlds, statement, day) === opposite)) return [];
  if (isTrue && !isGrounded(context, statement, days.last)) return [];
  const told = why(worlds, teller, statement, days.last);
  const actual: Formula = isTrue ? { kind: 'not', of: statement } : statement;
  return [{
    claim: claim.id, with: { kind: 'status' }, law: lawIn(told.reasons), entry: told.reasons.find((r) => r.entry !== undefined)?.entry,
    reasons: told.reasons, text: `by the clauses and the log, ${teller.formula(actual)} on ${teller.date(days.last)}`,
  }];
}

function singleton(day: Day): DayInterval {
  return { first: day, last: day };
}

function statementOf({ content }: Claim): Formula | undefined {
  if (content.kind === 'statement') return content.statement;
  if (content.kind !== 'event' || content.content.kind !== 'fact') return undefined;
  const fact: Formula = { kind: 'fact', fact: content.content.fact };
  return content.content.value ? fact : { kind: 'not', of: fact };
}

function lawIn(reasons: readonly Reason[]): readonly string[] {
  return [...new Set(reasons.flatMap((r) => r.law))];
}

/** A claimed day of entry into force or end, against the computed one. */
function againstComputed({ worlds, teller }: Context, claim: Claim, isTrue: boolean, when: DayInterval | undefined): readonly Contradiction[] {
  if (claim.content.kind !== 'event' || claim.content.content.kind !== 'official' || !when || !isTrue) return [];
  const { instrument, party, status } = claim.content.content;
  const isInForce = (h: Worlds['histories'][0], day: Day): boolean => (party === undefined
    ? valueAt(h.inForce.get(instrument), day) ?? false
    : ['party', 'suspended'].includes(valueAt(h.statuses.get(`${instrument}|${party}`), day) ?? 'none'));
  const before = (when.first - 1) as Day;
  const isSo = worlds.histories.some((h) => isInForce(h, when.last) === (status === 'enters-into-force') && isInForce(h, before) !== (status === 'enters-into-force'));
  if (isSo) return [];
  const verb = status === 'enters-into-force' ? 'enter into force' : 'cease to be in force';
  const whom = party === undefined ? '' : ` for ${party}`;
  return [{
    claim: claim.id, with: { kind: 'status' }, law: [`clause:${instrument}:entry`], reasons: [],
    text: `by the clauses and the log, ${instrument} does not ${verb}${whom} on ${teller.date(when.first)}`,
  }];
}

/** Whether the dossier has a ground for saying no: silence is none. */
function isGrounded(context: Context, f: Formula, day: Day): boolean {
  switch (f.kind) {
    case 'fact': return isFactGrounded(context, f.fact, day);
    case 'done': return false;
    case 'and': case 'or': return f.of.some((each) => isGrounded(context, each, day));
    case 'exists': case 'every': case 'at-least': return isGrounded(context, f.of, day);
    default: return true;
  }
}

function isFactGrounded({ worlds, program }: Context, fact: Application, day: Day): boolean {
  const [history] = worlds.histories;
  const state = stateAt(history, day);
  const atom = groundOf(program, state, fact, NO_BINDINGS);
  if (!atom) return false;
  if (history.facts.has(groundKey(atom))) return true;
  const role = program.functionalRole.get(atom.pattern);
  return role !== undefined && [...state.facts.values()].some((r) => r.fact.pattern === atom.pattern && r.fact.args.every((arg, i) => i === role || arg === atom.args[i]));
}

interface ClaimKey {
  /** Claims of one key speak of the same. */
  readonly key: string;
  /** Claims with different values under one key exclude each other. */
  readonly value: string;
  /** Their dates are the value: disjoint ones exclude each other. */
  readonly isDated?: boolean;
}

function keysOf({ program, worlds }: Context, { claim, isTrue }: Asserted): readonly ClaimKey[] {
  const { content } = claim;
  const value = String(isTrue);
  switch (content.kind) {
    case 'statement': {
      const isNot = content.statement.kind === 'not';
      const inner = content.statement.kind === 'not' ? content.statement.of : content.statement;
      const own: ClaimKey = { key: `statement|${JSON.stringify(inner)}`, value: String(isTrue !== isNot) };
      return inner.kind === 'fact' && isTrue && !isNot ? [own, ...functionalKey(worlds, program, inner.fact)] : [own];
    }
    case 'event': {
      if (content.content.kind !== 'act') return [];
      const act = ground(content.content.act);
      const key = `act|${actKey(program, act)}`;
      return [{ key: `${key}|denied`, value }, ...(isTrue && isOnce(program, act) ? [{ key, value, isDated: true }] : [])];
    }
    case 'proposed': return [{ key: `proposed|${content.provision}`, value }];
    case 'attitude': {
      const isWilling = content.attitude !== 'refuses';
      if (content.attitude === 'demands' || content.attitude === 'expects') return [];
      return [{ key: `attitude|${JSON.stringify(content.party)}|${JSON.stringify(content.act)}`, value: String(isWilling === isTrue) }];
    }
    case 'text': return [{ key: `text|${content.text}`, value }];
    default: return unreachable(content);
  }
}

/** Facts of which only one can be true at a time. */
function functionalKey(worlds: Worlds, program: Program, fact: Application): readonly ClaimKey[] {
  const role = program.functionalRole.get(fact.pattern);
  const atom = groundOf(program, worlds.histories[0].final, fact, NO_BINDINGS);
  if (role === undefined || !atom) return [];
  return [{ key: `one|${atom.pattern}|${atom.args.filter((_, i) => i !== role).join('|')}`, value: atom.args[role] ?? '' }];
}

function againstClaims(context: Context, a: Asserted, groups: ReadonlyMap<string, readonly (ClaimKey & { readonly a: Asserted })[]>): readonly Contradiction[] {
  const found = new Map<string, Contradiction>();
  for (const key of keysOf(context, a)) {
    for (const other of groups.get(key.key) ?? []) {
      const isSameTime = !a.when || !other.a.when || overlap(a.when, other.a.when);
      const excludes = key.isDated === true ? !isSameTime : other.value !== key.value && isSameTime;
      if (other.a.claim.id === a.claim.id || !excludes) continue;
      found.set(other.a.claim.id, {
        claim: a.claim.id, with: { kind: 'claim', id: other.a.claim.id }, law: [], reasons: [], text: `claim ${other.a.claim.id} has it otherwise: ${saidIn(context, other.a)}`,
      });
    }
  }
  return [...found.values()];
}

function saidIn({ speech, worlds }: Context, { claim, isTrue }: Asserted): string {
  const corrected = worlds.model.reports.some((r) => r.corrects !== undefined && r.corrects === claim.report) ? ' (since corrected)' : '';
  return `“${claimContentWords(speech, claim.content, !isTrue)}”${corrected}`;
}
