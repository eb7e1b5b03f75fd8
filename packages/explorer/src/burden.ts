/**
 * Instruments that can only weigh on the parties asked about: nothing in them helps, and nothing elsewhere looks at whether they
 * are in force. The others never gain by leaving one, nor the parties by taking back their own notice, so that these moves
 * are left out. (A duty less is never a disadvantage: every play that keeps all keeps fewer as well.)
 */
import type { Instrument, Law, Norm } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';
import type { Cone } from './cone.ts';
import { mentionsOf, visitNodes } from './mentions.ts';
import { mayPrevail } from './rivals.ts';

/** Where a goal is asked about, or others are assumed to keep their word, nothing is taken to be a mere burden. */
export function burdensOf(program: Program, cone: Cone, isPlain: boolean): ReadonlySet<string> {
  if (!isPlain) return new Set();
  return new Set(program.model.instruments.filter((i) => isMereBurden(program, cone, i)).map((i) => i.id));
}

function isMereBurden(program: Program, cone: Cone, instrument: Instrument): boolean {
  if (instrument.kind === 'custom' || program.protocols.has(instrument.id)) return false;
  for (const law of program.model.law) {
    const isOwn = instrumentOf(program, law.provision) === instrument.id;
    if (isOwn && !(isOwnDuty(program, law) || isOwnExit(program, law, instrument.id))) return false;
    if (!isOwn && mentionsOf(law).has(instrument.id)) return false;
    if (isOwn && cone.breaches.has(law.provision)) return false;
    if (isOwn && cone.fulfilments.has(law.provision)) return false;
  }
  return program.model.instruments.every((i) => i.id === instrument.id || !mentionsOf(i.clauses).has(instrument.id));
}

function isOwnDuty(program: Program, law: Law): boolean {
  if (law.kind !== 'prohibition' && law.kind !== 'obligation') return false;
  return (law.kind === 'prohibition' || !mentionsStatus(law)) && !mayPrevail(program, law);
}

function isOwnExit(program: Program, law: Law, instrument: string): boolean {
  return law.kind === 'power' && law.acts.every((a) => program.acts.get(a.pattern)?.treatyAct !== undefined && a.args[1]?.kind === 'thing' && a.args[1].id === instrument);
}

function mentionsStatus(law: Law): boolean {
  let found = false;
  visitNodes(law, (node) => { if (['in-force', 'status', 'bound', 'enters-into-force', 'ceases'].includes(String(node['kind']))) found = true; });
  return found;
}

/**
 * Obligations whose open duties can only weigh on whoever bears them: nothing looks at whether they are open, kept or breached, and
 * performing them is no excuse for what something else forbids. A situation with fewer of them, or with more days left for them,
 * is at least as good for all who keep their word (`domination.ts`).
 */
export function weighingNorms(program: Program, cone: Cone, watched: ReadonlySet<string>): ReadonlySet<string> {
  const isPlain = (norm: Norm): boolean => norm.kind === 'obligation' && norm.every === undefined && norm.deadline?.kind !== 'before-event'
    && (norm.trigger !== undefined || norm.condition === undefined)
    && !cone.breaches.has(norm.provision) && !cone.fulfilments.has(norm.provision) && !watched.has(norm.id) && !mayPrevail(program, norm);
  return new Set(program.norms.filter(isPlain).map((norm) => norm.id));
}
