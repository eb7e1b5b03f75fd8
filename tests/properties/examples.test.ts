/**
 * Laws that hold for every dossier, on all examples: what a party is called, what else there is, in which order and in how many files
 * it is written change no answer; a dossier compared with itself has no difference; a model is the same read back from JSON.
 */
import { hasErrors } from '@servanda/base';
import { openModel } from '@servanda/dossier';
import type { Model } from '@servanda/model';
import { modelFromJson, modelToJson } from '@servanda/model/json';
import { describe, expect, it } from 'vitest';
import { answersOf, examples, open, type Texts } from './dossiers.ts';
import { shuffled, splitUp } from './rearrange.ts';
import { rename, renaming } from './rename.ts';

const partiesOf = (model: Model): readonly string[] => {
  const isActor = (kind: string): boolean => kind === 'Actor' || model.kinds.some((k) => k.id === kind && k.parent !== undefined && isActor(k.parent));
  return model.things.filter((t) => isActor(t.kind)).map((t) => t.id);
};

/** A treaty on something that the dossier has no word of, signed and never in force. */
function withUnrelated(texts: Texts, [a = '', b]: readonly string[]): Texts {
  const between = b === undefined ? '' : ` between ${a} and ${b}`;
  return {
    ...texts,
    'unrelated.treaty': `instrument ZUnrelated "On what nobody asks about"${between}.\nEnters into force when all signatories have ratified it.\n\narticle 1.\nEach party shall flumble within 30 days after ZUnrelated enters into force.\n\narticle 2.\nNo party may mumble.\n`,
    'dossier.treaty': `${texts['dossier.treaty'] ?? ''}\n\ndossier "More".\nact Actor flumbles.\nact Actor mumbles.\ninclude "unrelated.treaty".\n`,
  };
}

describe.each(examples)('$name', ({ texts }) => {
  const dossier = open(texts);
  const answers = answersOf(dossier);

  it('has answers', () => { expect(Object.keys(answers).length).toBeGreaterThan(2); });

  it('answers the same with its parties renamed, also where that turns their order round', () => {
    const names = renaming(partiesOf(dossier.model));
    expect(answersOf(openModel(rename(dossier.model, names.to)), names.back)).toEqual(answers);
  });

  it('answers the same with an instrument more that has nothing to do with it', () => {
    const more = open(withUnrelated(texts, partiesOf(dossier.model)));
    expect(more.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    expect(answersOf(more)).toEqual(answers);
  });

  it('answers the same when read back from JSON', () => {
    const text = JSON.stringify(modelToJson(dossier.model, (file) => dossier.sources.get(file)));
    const { model, diagnostics } = modelFromJson('model.json', text);
    expect(diagnostics).toEqual([]);
    expect(answersOf(openModel(model as Model))).toEqual(answers);
  });

  it('answers the same with its parts in another order', () => {
    for (const seed of [1, 2, 3]) {
      const other = open(shuffled(texts, seed));
      expect(hasErrors(other.diagnostics)).toBe(false);
      expect(answersOf(other), `seed ${seed}`).toEqual(answers);
    }
  });

  it('answers the same with each part in a file of its own', () => {
    const other = open(splitUp(texts));
    expect(hasErrors(other.diagnostics)).toBe(false);
    expect(other.files.length).toBeGreaterThan(dossier.files.length);
    expect(answersOf(other)).toEqual(answers);
  });

  it('does not differ from itself', () => {
    const { relation, provisions, questions, parties } = dossier.compareWith(open(texts));
    expect({ relation, provisions, questions, divided: parties.filter((p) => p.onlyFirst || p.onlySecond) }).toEqual({ relation: 'equivalent', provisions: [], questions: [], divided: [] });
  });
});

it('there are examples', () => { expect(examples.length).toBeGreaterThan(20); });
