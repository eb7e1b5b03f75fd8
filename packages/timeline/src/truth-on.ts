/**
 * Whether a statement is true at the end of a day, looked up in the index of a history where the statement is of a kind that
 * is indexed, and else read off the state of that day. Both give the same answer (test: truth-on.test.ts); looking up
 * saves the replay, which counts when there are many worlds or a long log.
 */
import { intervalOf, type Day, type Truth } from '@servanda/base';
import type { Continuity, Formula, PartyStatus, Term } from '@servanda/model';
import { groundKey, isTrueStatement, normalise } from '@servanda/semantics';
import { stateAt, valueAt, type History } from './history.ts';
import { statusIn } from './status.ts';
import { truthIn, type Worlds } from './worlds.ts';

/** Over all worlds. */
export function truthOn(worlds: Worlds, statement: Formula, day: Day): Truth {
  return truthIn(worlds, (h) => isTrueOn(h, statement, day));
}

/** In one history. */
export function isTrueOn(history: History, statement: Formula, day: Day): boolean {
  return lookUp(history, statement, day) ?? isTrueStatement(history.program, stateAt(history, day), statement);
}

/** The answer from the index; nothing where only a state can tell. */
function lookUp(history: History, f: Formula, day: Day): boolean | undefined {
  switch (f.kind) {
    case 'true': return true;
    case 'not': return negated(lookUp(history, f.of, day));
    case 'in-force': return inForce(history, f, day);
    case 'status': return status(history, f, day);
    case 'fact': return fact(history, f, day);
    case 'breached': return breached(history, f, day);
    default: return undefined;
  }
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** A State that another continues by that day stands for that one: only a state says that simply. */
function nameOf(history: History, term: Term, day: Day): string | undefined {
  if (term.kind === 'var') return undefined;
  return history.program.model.continuities.some((c) => c.predecessor === term.id && hasBegun(c, day)) ? undefined : term.id;
}

function hasBegun({ from }: Continuity, day: Day): boolean {
  return intervalOf(from).first <= day;
}

function inForce(history: History, f: Extract<Formula, { kind: 'in-force' }>, day: Day): boolean | undefined {
  const instrument = nameOf(history, f.instrument, day);
  if (instrument === undefined || f.toward || f.isProvisional || history.program.instruments.get(instrument)?.kind === 'custom') return undefined;
  if (!f.party) return valueAt(history.inForce.get(instrument), day) ?? false;
  const party = nameOf(history, f.party, day);
  if (party === undefined) return undefined;
  const is = statusIn(history, instrument, party, day);
  return is === 'party' || is === 'suspended';
}

function status(history: History, f: Extract<Formula, { kind: 'status' }>, day: Day): boolean | undefined {
  const [instrument, party] = [nameOf(history, f.instrument, day), nameOf(history, f.party, day)];
  // What was over for a State is indexed under its own name; the State that continues it has it all the same.
  const isContinuing = history.program.model.continuities.some((c) => c.successor === party && hasBegun(c, day));
  return instrument === undefined || party === undefined || isContinuing ? undefined : isStanding(statusIn(history, instrument, party, day), f.is);
}

/** Suspension leaves a party a party (VCLT 72). */
function isStanding(is: PartyStatus, asked: PartyStatus): boolean {
  return is === asked || (asked === 'party' && is === 'suspended');
}

function fact(history: History, f: Extract<Formula, { kind: 'fact' }>, day: Day): boolean | undefined {
  const args = f.fact.args.map((term) => (term.kind === 'var' ? undefined : term.id));
  if (!args.every((id) => id !== undefined)) return undefined;
  const { program } = history;
  const isSo = valueAt(history.facts.get(groundKey(normalise(program, { pattern: f.fact.pattern, args }))), day) ?? false;
  // A fact about a predecessor is also one about the State that continues it.
  const isPlain = !program.model.continuities.some((c) => hasBegun(c, day) && (args.includes(c.predecessor) || args.includes(c.successor)));
  return isPlain ? isSo : undefined;
}

function breached(history: History, f: Extract<Formula, { kind: 'breached' }>, day: Day): boolean | undefined {
  const names = [f.by, f.toward].map((term) => (term === undefined ? '' : nameOf(history, term, day)));
  const [by, toward] = names;
  // Breaches keep the name of the State that committed them; where another continues it, the state tells.
  if (by === undefined || toward === undefined || history.program.model.continuities.length > 0) return undefined;
  return history.final.breaches.some((b) => b.provision === f.provision && b.on <= day && (by === '' || b.by === by) && (toward === '' || b.toward.includes(toward)));
}
