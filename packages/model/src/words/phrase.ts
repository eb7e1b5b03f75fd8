/**
 * An act or fact with its arguments becomes a clause: the author's phrase with its verb in the form that the sentence needs.
 * `State transfers Territory to State` gives `Russia transfers …`, `has transferred …`, `shall [not] transfer …`.
 */
import { joinAnd, joinOr } from '@servanda/base';
import type { ActPattern, Application, FactPattern, Term, VerbForms } from '../ir/terms.ts';
import { resolveTerm, termWords, type Speech } from './speech.ts';

/** The form of the verb. `bare` and `gerund` leave the subject out: `transfer Shikotan to Japan`. */
export type ClauseForm = 'present' | 'past' | 'perfect' | 'bare' | 'gerund';

/** How a clause is said. */
export interface ClauseStyle {
  readonly form?: ClauseForm;
  /** `does not transfer`; `no-longer`: `no longer administers`. */
  readonly polarity?: 'yes' | 'not' | 'no-longer';
  /** Before a variable mentioned for the first time: `any`, `each`. */
  readonly first?: string;
  /** As a question without its mark: `Are Japan and USSR at war`, `Does Japan administer Shikotan`. In the present or the perfect. */
  readonly isAsked?: boolean;
  /** Between several fillers of one role: all of them (`and`) or any (`or`). */
  readonly list?: 'and' | 'or';
}

/** One application in words. */
export function applicationWords(speech: Speech, application: Application, style: ClauseStyle = {}): string {
  return groupWords(speech, [application], style);
}

/** Applications in words; those that differ in one role only are said together: `transfer Shikotan and Habomai to Japan`. */
export function applicationsWords(speech: Speech, applications: readonly Application[], style: ClauseStyle = {}): string {
  const groups: Application[][] = [];
  for (const application of applications) {
    const group = groups.find((each) => fitsGroup(each, application));
    if (group) group.push(application);
    else groups.push([application]);
  }
  const join = style.list === 'or' ? joinOr : joinAnd;
  return join(groups.map((group) => groupWords(speech, group, style)));
}

/** Whether adding it leaves one role in which all of the group differ. */
function fitsGroup(group: readonly Application[], application: Application): boolean {
  const all = [...group, application];
  const roles = application.args.map((_, i) => i);
  return group[0]?.pattern === application.pattern && roles.filter((role) => new Set(all.map((each) => keyOf(each.args[role]))).size > 1).length === 1;
}

function keyOf(term: Term | undefined): string {
  return term === undefined ? '' : `${term.kind} ${term.kind === 'var' ? term.name : term.id}`;
}

function groupWords(speech: Speech, group: readonly Application[], style: ClauseStyle): string {
  const id = group[0]?.pattern ?? '';
  const pattern = speech.book.facts.get(id) ?? speech.book.acts.get(id);
  if (!pattern) return `${id} (${(group[0]?.args ?? []).map((term) => termWords(speech, term)).join(', ')})`;
  return clauseWords(speech, pattern, pattern.roles.map((_, role) => fillers(group, role)), style);
}

/** The distinct fillers of a role. */
function fillers(group: readonly Application[], role: number): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const { args } of group) {
    const term = args[role];
    if (term) terms.set(keyOf(term), term);
  }
  return [...terms.values()];
}

/** A pattern with the fillers of each role. A role without filler is said as its kind. */
export function clauseWords(speech: Speech, pattern: ActPattern | FactPattern, roles: readonly (readonly Term[])[], style: ClauseStyle): string {
  const { parts } = pattern;
  const verbAt = parts.findIndex((part) => part.kind === 'verb');
  const subjects = parts.slice(0, Math.max(verbAt, 0)).flatMap((part) => (part.kind === 'slot' ? [part.role] : []));
  const [only] = subjects.length === 1 ? subjects : [];
  const subjectKey = only === undefined ? '' : keyOf(roles[only]?.[0] && resolveTerm(speech, roles[only][0]));
  const isPlural = subjects.length > 1 || (only !== undefined && (roles[only]?.length ?? 0) > 1);
  const isBare = style.form === 'bare' || style.form === 'gerund';
  const words: string[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'verb') words.push(...(style.isAsked ? askedVerb(part.forms, style) : [verbWords(part.forms, isPlural, style)]));
    else if (i < verbAt && isBare && parts[0]?.kind === 'slot') continue;
    else if (part.kind === 'word') words.push(part.text);
    else words.push(roleWords(speech, pattern, roles, part.role, i > verbAt && part.role !== only ? subjectKey : '', i < verbAt, style));
  }
  const verb = parts[verbAt];
  const auxiliary = style.isAsked && verb?.kind === 'verb' ? `${auxiliaryOf(verb.forms, isPlural, style)} ` : '';
  return auxiliary + words.join(' ') + unsaid(speech, pattern, roles);
}

/** `toward Q`: an optional role that the canonical wording has no slot for. */
function unsaid(speech: Speech, { parts, roles: all }: ActPattern | FactPattern, roles: readonly (readonly Term[])[]): string {
  return all.map((role, i) => {
    const terms = role.isOptional === true && !parts.some((part) => part.kind === 'slot' && part.role === i) ? (roles[i] ?? []) : [];
    return terms.length === 0 ? '' : ` toward ${joinAnd(terms.map((term) => termWords(speech, term)))}`;
  }).join('');
}

function roleWords(
  speech: Speech, pattern: ActPattern | FactPattern, roles: readonly (readonly Term[])[], role: number, subjectKey: string, isSubject: boolean, style: ClauseStyle,
): string {
  const terms = roles[role] ?? [];
  if (terms.length === 0) return pattern.roles[role]?.kind ?? '';
  const first = isSubject ? (style.first ?? 'any') : 'any';
  const names = terms.map((term) => (subjectKey !== '' && keyOf(resolveTerm(speech, term)) === subjectKey ? 'itself' : termWords(speech, term, first)));
  return style.list === 'or' && !isSubject ? joinOr(names) : joinAnd(names);
}

function verbWords(verb: VerbForms, isPlural: boolean, { form = 'present', polarity = 'yes' }: ClauseStyle): string {
  return verb.participle === 'been' ? copulaWords(isPlural || verb.base === 'are', form, polarity) : actionWords(verb, isPlural, form, polarity);
}

/** What a question begins with: `Are`, `Does`, `Has`. */
function auxiliaryOf(verb: VerbForms, isPlural: boolean, { form }: ClauseStyle): string {
  const isBe = verb.participle === 'been';
  if (form === 'perfect') return isPlural ? 'Have' : 'Has';
  return isBe ? (isPlural || verb.base === 'are' ? 'Are' : 'Is') : isPlural ? 'Do' : 'Does';
}

/** What is left of the verb behind the subject of a question. */
function askedVerb(verb: VerbForms, { form }: ClauseStyle): readonly string[] {
  if (form === 'perfect') return [verb.participle];
  return verb.participle === 'been' ? [] : [verb.base];
}

function actionWords(verb: VerbForms, isPlural: boolean, form: ClauseForm, polarity: 'yes' | 'not' | 'no-longer'): string {
  const not = polarity === 'not';
  const longer = polarity === 'no-longer' ? 'no longer ' : '';
  switch (form) {
    case 'present': return not ? `${isPlural ? 'do' : 'does'} not ${verb.base}` : longer + (isPlural ? verb.base : verb.third);
    case 'past': return not ? `did not ${verb.base}` : longer + verb.past;
    case 'perfect': return `${isPlural ? 'have' : 'has'} ${not ? 'not ' : longer}${verb.participle}`;
    case 'bare': return `${not ? 'not ' : longer}${verb.base}`;
    case 'gerund': return `${not ? 'not ' : longer}${verb.gerund}`;
  }
}

function copulaWords(isPlural: boolean, form: ClauseForm, polarity: 'yes' | 'not' | 'no-longer'): string {
  const negation = polarity === 'not' ? ' not' : polarity === 'no-longer' ? ' no longer' : '';
  switch (form) {
    case 'present': return (isPlural ? 'are' : 'is') + negation;
    case 'past': return (isPlural ? 'were' : 'was') + negation;
    case 'perfect': return `${isPlural ? 'have' : 'has'}${negation} been`;
    case 'bare': return `${negation.trim()} be`.trim();
    case 'gerund': return `${negation.trim()} being`.trim();
  }
}
