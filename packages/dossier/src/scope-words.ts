/** The scope of a verdict → what a reader must know to rely on it: how far was looked, under what, and what the others may do. */
import { isoFromDay, joinAnd, joinOr, plural } from '@servanda/base';
import type { Scope } from '@servanda/explorer';
import type { ActPattern } from '@servanda/model';
import { placeWords } from '@servanda/timeline';
import type { Lens } from './lens.ts';

/** Under what the verdict holds; printed with every one. */
export function scopeWords(lens: Lens, scope: Scope): readonly string[] {
  return [
    scope.positions === 0 ? `read off the texts, on ${isoFromDay(scope.from)}` : scope.time.kind === 'closed' ? `every situation that can arise from ${isoFromDay(scope.from)} on was looked at (${plural(scope.positions, 'situation')})`
      : `looked at from ${isoFromDay(scope.from)} through ${isoFromDay(scope.time.through)} (${plural(scope.positions, 'situation')})`,
    ...(scope.assumptions.length > 0 ? [`assuming ${joinAnd(scope.assumptions)}`] : []),
    ...(scope.readings.length > 0 ? [`under ${joinAnd(scope.readings)}`] : []),
    ...(scope.provisions.length > 0 ? [`what bears on it: ${joinAnd(bearing(scope.provisions))}`] : []),
    ...(scope.keptAtOnce.length > 0 ? [`kept by performing at once whatever they ask, and so left out: ${joinAnd(scope.keptAtOnce.map(placeWords))}`] : []),
    ...(scope.control.others.length > 0 ? [`the others choose whether and when ${othersWords(lens, scope.control.others)}`] : []),
  ];
}

/** More articles than this are counted for each instrument. */
const MOST_ARTICLES = 24;

function bearing(provisions: readonly string[]): readonly string[] {
  if (provisions.length <= MOST_ARTICLES) return provisions.map(bearingWords);
  const counts = new Map<string, number>();
  for (const id of provisions) { const home = id.includes('.') ? id.slice(0, id.indexOf('.')) : bearingWords(id); counts.set(home, (counts.get(home) ?? 0) + 1); }
  return [...counts].map(([home, n]) => (provisions.some((id) => id.startsWith(`${home}.`)) ? `${plural(n, 'article')} of ${home}` : home));
}

function bearingWords(provision: string): string {
  return provision === 'dossier' ? 'what the dossier itself says' : provision.startsWith('reading:') ? `the reading ${provision.slice('reading:'.length)}` : placeWords(provision);
}

/** `to attack a State at a Territory or withdraw from an instrument`: the explorer names each sort of act by its blanks. */
function othersWords(lens: Lens, others: readonly string[]): string {
  if (others.length > MOST_ARTICLES) return `to do ${plural(others.length, 'sort')} of acts`;
  const known = new Map(lens.model.acts.map((act) => [byBlanks(act), act]));
  const acts = others.map((told) => { const act = known.get(told); return act && sortOfAct(act); });
  return acts.every((act) => act !== undefined) ? `to ${joinOr([...new Set(acts)])}` : `these come about: ${others.join('; ')}`;
}

/** `giver transfers land to taker`, as the explorer's scopes have it. */
function byBlanks({ parts, roles }: ActPattern): string {
  return parts.map((part) => (part.kind === 'verb' ? part.forms.third : part.kind === 'word' ? part.text : roles[part.role]?.name ?? roles[part.role]?.kind)).join(' ');
}

/** `transfer a Territory to a State`. */
function sortOfAct({ parts, roles }: ActPattern): string | undefined {
  const verb = parts.findIndex((part) => part.kind === 'verb');
  if (verb < 0) return undefined;
  const seen = new Set<string>();
  return parts.slice(verb).map((part) => {
    if (part.kind === 'verb') return part.forms.base;
    if (part.kind === 'word') return part.text === 'its' ? 'their' : part.text;
    const kind = roles[part.role]?.kind ?? '';
    const article = seen.has(kind) ? 'another' : /^[AEIOU]/i.test(kind) ? 'an' : 'a';
    seen.add(kind);
    return `${article} ${kind === 'Instrument' || kind === 'Provision' ? kind.toLowerCase() : kind}`;
  }).join(' ');
}
