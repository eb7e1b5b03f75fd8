/** Sentences about sentences: priority, exceptions, deadlines set by a reading, survival. */
import type { Exception, LawRef, Modifier, Priority } from '../ir/norm.ts';
import { joinFormulas, formulaOf, relativeFormula, applicationsOf, subjectTerms } from './interpret-clauses.ts';
import { gerundActs, type Draft } from './interpret-law.ts';
import { lawIdOf, provisionOf, termsOf } from './interpret-nouns.ts';
import { qualified } from './interpret-qualifiers.ts';
import type { LawRefSurface, LawSurface } from './law-surface.ts';
import { separately, spanAt, type Sense } from './sense.ts';
import type { Noun } from './surface.ts';

export type MetaDraft = Draft<Priority> | Draft<Modifier>;
type MetaSurface = Exclude<LawSurface, { kind: 'law' | 'gerunds' }>;

export function interpretMeta(sense: Sense, surface: MetaSurface): readonly MetaDraft[] {
  switch (surface.kind) {
    case 'priority': {
      const superiors = refsOf(sense, surface.superior);
      const basis = surface.isCharter ? 'charter' : 'clause';
      return refsOf(sense, surface.inferior).flatMap((inferior) => superiors.map((superior): Draft<Priority> => ({ kind: 'priority', superior, inferior, basis })));
    }
    case 'exception': return refsOf(sense, surface.target).flatMap((target) => exceptions(withTarget(sense, target), surface).map((exception): Draft<Modifier> => ({ kind: 'modifier', target, change: { kind: 'exception', exception, ...(surface.isSaving && { isSaving: true }) } })));
    case 'due': return refsOf(sense, surface.target).flatMap((target) => {
      const { deadline } = qualified(withTarget(sense, target), [surface.deadline], { isObligation: true });
      return deadline === undefined ? [] : [{ kind: 'modifier', target, change: { kind: 'deadline', deadline } } satisfies Draft<Modifier>];
    });
    case 'disapply': {
      const to = surface.to === undefined ? [undefined] : refsOf(sense, surface.to);
      return refsOf(sense, surface.target).flatMap((target) => to.map((each): Draft<Modifier> => ({ kind: 'modifier', target, change: { kind: 'disapply', ...(each && { to: each }) } })));
    }
    case 'survival': {
      const survival = { ...(surface.period && { period: surface.period }), origin: spanAt(sense, surface.place) };
      return refsOf(sense, surface.target).map((target): Draft<Modifier> => ({ kind: 'modifier', target, change: { kind: 'survival', survival } }));
    }
  }
}

/** In a modifier, `each party` and `article 2` are those of the target. */
function withTarget(sense: Sense, target: LawRef): Sense {
  if (target.kind === 'any') return sense;
  sense.instrument = target.kind === 'instrument' ? target.id : target.id.slice(0, Math.max(0, target.id.indexOf('.')));
  return sense;
}

function exceptions(sense: Sense, surface: Extract<MetaSurface, { kind: 'exception' }>): readonly Exception[] {
  const { value: acts, bindings } = separately(sense, () => {
    const condition = surface.when === undefined ? undefined : formulaOf(sense, surface.when, 'bind');
    return { condition, acts: exceptedActs(sense, surface) };
  });
  const vars = bindings.map((binding) => binding.quantified);
  const condition = joinFormulas('and', [...bindings.flatMap((binding) => (binding.condition ? [binding.condition] : [])), ...(acts.condition ? [acts.condition] : [])]);
  return acts.acts.map((act): Exception => ({ act, vars, ...(condition.kind !== 'true' && { condition }), origin: spanAt(sense, surface.place) }));
}

function exceptedActs(sense: Sense, { act, who, clause }: Extract<MetaSurface, { kind: 'exception' }>): ReturnType<typeof gerundActs> {
  if (act) {
    const actors = who === undefined ? [undefined] : termsOf(sense, who, 'Actor', relativeFormula);
    return actors.flatMap((actor) => gerundActs(sense, act, actor));
  }
  if (clause?.kind !== 'said' || clause.predicate.kind !== 'phrase') return [];
  return applicationsOf(sense, clause.predicate, subjectTerms(sense, clause)).applications;
}

/** The provisions and instruments that a sentence refers to. */
export function refsOf(sense: Sense, surface: LawRefSurface): readonly LawRef[] {
  switch (surface.kind) {
    case 'any': return [{ kind: 'any' }];
    case 'law': {
      const id = lawIdOf(sense, surface.noun, surface.place);
      if (id === undefined) return [];
      return [surface.noun.kind === 'provision' ? { kind: 'provision', id } : { kind: 'instrument', id }];
    }
    case 'articles': return labelsOf(sense, surface).flatMap(({ label, place }): LawRef[] => {
      const noun: Extract<Noun, { kind: 'provision' }> = { kind: 'provision', label, labelPlace: place, instrument: surface.instrument, place: surface.place };
      const id = provisionOf(sense, noun);
      return id === undefined ? [] : [{ kind: 'provision', id }];
    });
  }
}

/** `5 to 7`: the articles of the instrument from the first to the second, in the order of its text. */
function labelsOf(sense: Sense, surface: Extract<LawRefSurface, { kind: 'articles' }>): Extract<LawRefSurface, { kind: 'articles' }>['labels'] {
  const [first, last] = surface.labels;
  if (!surface.isRange || !first || !last) return surface.labels;
  const owner = surface.instrument === undefined ? sense.instrument : lawIdOf(sense, surface.instrument, surface.place);
  const articles = [...(sense.input.scope.instruments.get(owner ?? '')?.articles ?? [])];
  const [from, to] = [articles.indexOf(first.label), articles.indexOf(last.label)];
  if (from < 0 || to < from) return surface.labels;
  return articles.slice(from, to + 1).map((label) => ({ label, place: label === last.label ? last.place : first.place }));
}
