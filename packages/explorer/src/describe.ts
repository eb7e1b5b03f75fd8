/** Acts, events, assumptions and situations in the dossier's own words, for scopes and tables. */
import { formatPartialDate, isoFromDay, joinAnd } from '@servanda/base';
import type { ActPattern, Application, Assumption, EventPattern, FactPattern, Formula, Term, VerbForms } from '@servanda/model';
import type { Ground, Program, State } from '@servanda/semantics';
import { placeWords } from '@servanda/timeline';

/** `Russia attacks USA at HomeIslands`. */
export function describeGround(program: Program, ground: Ground): string {
  const pattern = program.acts.get(ground.pattern) ?? program.model.facts.find((f) => f.id === ground.pattern);
  return phrase(pattern, ground.pattern, (role) => ground.args[role] ?? '?', ground.args);
}

function phrase(pattern: ActPattern | FactPattern | undefined, id: string, arg: (role: number) => string, args: readonly string[], verb = (forms: VerbForms): string => forms.third): string {
  if (!pattern || pattern.parts.length === 0) return `${id}(${args.join(', ')})`;
  return pattern.parts.map((part) => {
    switch (part.kind) {
      case 'word': return part.text;
      case 'verb': return verb(part.forms);
      case 'slot': return arg(part.role);
      default: return part;
    }
  }).join(' ');
}

/** `Alba shall consult Cania`. */
function describeOwed(program: Program, ground: Ground): string {
  return phrase(program.acts.get(ground.pattern), ground.pattern, (role) => ground.args[role] ?? '?', ground.args, (forms) => `shall ${forms.base}`);
}

export function describeTerm(term: Term): string {
  switch (term.kind) {
    case 'thing': return term.id;
    case 'provision': return term.id;
    case 'var': return term.name.startsWith('$') ? 'any' : term.name;
    default: return term;
  }
}

/** An act or fact in the author’s words. */
export function describeApplication(program: Program, app: Application, verb?: (forms: VerbForms) => string): string {
  const pattern = program.acts.get(app.pattern) ?? program.model.facts.find((f) => f.id === app.pattern);
  return phrase(pattern, app.pattern, (role) => { const t = app.args[role]; return t ? describeTerm(t) : '?'; }, app.args.map(describeTerm), verb);
}

/** A condition in words. */
export function describeFormula(program: Program, f: Formula): string {
  switch (f.kind) {
    case 'true': return 'always';
    case 'fact': return describeApplication(program, f.fact);
    case 'not': return `not (${describeFormula(program, f.of)})`;
    case 'and': return joinAnd(f.of.map((p) => describeFormula(program, p)));
    case 'or': return f.of.map((p) => describeFormula(program, p)).join(' or ');
    case 'in-force': return `${describeTerm(f.instrument)} is in force${f.party ? ` for ${describeTerm(f.party)}` : ''}${f.toward ? ` toward ${describeTerm(f.toward)}` : ''}`;
    case 'status': return `${describeTerm(f.party)} is ${f.is} to ${describeTerm(f.instrument)}`;
    case 'done': return `${describeApplication(program, f.act)} (done)`;
    case 'breached': return `${f.provision} is breached${f.by ? ` by ${describeTerm(f.by)}` : ''}`;
    case 'modal': return `${f.modal === 'shall-not' ? 'shall not' : f.modal}: ${describeApplication(program, f.act)}`;
    case 'date': return `it is ${f.is} ${formatPartialDate(f.date)}`;
    default: return f.kind;
  }
}

/** An event in words. */
export function describeEvent(program: Program, event: EventPattern): string {
  switch (event.kind) {
    case 'act': return describeApplication(program, event.act);
    case 'enters-into-force': return `${describeTerm(event.instrument)} enters into force`;
    case 'ceases': return `${describeTerm(event.instrument)} ceases to be in force`;
    case 'breach': return `${event.by ? describeTerm(event.by) : 'anyone'} breaches ${event.provision ?? (event.instrument ? describeTerm(event.instrument) : 'anything')}`;
    case 'deadline-passes': return `the deadline of ${event.provision} passes`;
    case 'fulfilment': return `${event.provision} is performed`;
    case 'becomes': return describeFormula(program, event.condition);
    case 'date': return formatPartialDate(event.date);
    default: return event;
  }
}

/** An assumption in words. */
export function describeAssumption(program: Program, a: Assumption): string {
  switch (a.kind) {
    case 'holds': return describeFormula(program, a.formula);
    case 'happens': return describeApplication(program, a.act);
    case 'keeps': return `${describeTerm(a.party)} keeps its commitments`;
    case 'never': return `never: ${describeEvent(program, a.event)}`;
    default: return a;
  }
}

/** What is due, under notice or suspended, for the tables of strategies. */
export function describeSituation(program: Program, state: State): readonly string[] {
  const lines: string[] = [];
  for (const i of state.instances) {
    if (i.status !== 'active' && i.status !== 'suspended') continue;
    const by = i.lastDay === undefined || i.status === 'suspended' ? '' : ` by ${isoFromDay(i.lastDay)}`;
    const provision = placeWords(program.normById.get(i.norm)?.provision ?? i.norm);
    lines.push(`${describeOwed(program, i.act)}${by} (${provision}${i.status === 'suspended' ? ', suspended' : ''})`);
  }
  for (const [key, s] of state.stands) if (s.exitOn !== undefined) lines.push(`${s.party} leaves ${key.slice(0, key.lastIndexOf('|'))} on ${isoFromDay(s.exitOn)}`);
  return [...new Set(lines)];
}
