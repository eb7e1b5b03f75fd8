/** Acts, events, assumptions and situations in the dossier's own words, for scopes and tables. */
import { isoFromDay } from '@servanda/base';
import { assumptionWords, makeWordbook, speak, type ActPattern, type Application, type Assumption, type FactPattern, type Term, type VerbForms } from '@servanda/model';
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
    case 'var': return term.name.startsWith('$') ? unnamed(term.name) : term.name;
    default: return term;
  }
}

/** `$bearer`, `$other2`, `$party`, `$0`: variables of the sentence that the author gave no name. */
function unnamed(name: string): string {
  const stem = name.slice(1).replace(/\d+$/, '');
  return stem === 'bearer' ? 'a party' : stem === 'other' ? 'another party' : stem === 'party' ? 'any party' : stem === '' ? 'any' : `any ${stem}`;
}

/** An act or fact in the author’s words. */
export function describeApplication(program: Program, app: Application, verb?: (forms: VerbForms) => string): string {
  const pattern = program.acts.get(app.pattern) ?? program.model.facts.find((f) => f.id === app.pattern);
  return phrase(pattern, app.pattern, (role) => { const t = app.args[role]; return t ? describeTerm(t) : '?'; }, app.args.map(describeTerm), verb);
}

/** An assumption in words. */
export function describeAssumption(program: Program, assumption: Assumption): string {
  return assumptionWords(speak(makeWordbook(program.model), [], new Map(), { dates: 'iso' }), assumption);
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
