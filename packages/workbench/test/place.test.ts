// The address and the place it names are the same thing.

import { describe, expect, it } from 'vitest';
import { hashOfPlace, placeFromHash, type Place } from '../src/app/place.ts';

describe('the place in the address', () => {
  it('reads what it writes', () => {
    const places: Place[] = [
      { view: 'duties', dossier: 'example:kurils', on: '2019-01-22', party: 'Japan', readings: ['force', 'prompt'] },
      { view: 'text', dossier: 'file:a b&c', readings: [], file: 'sub/dossier.treaty', at: 0, known: '2018-11-14', open: 'log#1|x?y=z' },
      { view: 'timeline', readings: [] },
    ];
    for (const place of places) expect(placeFromHash(hashOfPlace(place))).toEqual(place);
  });

  it('stays legible', () => {
    expect(hashOfPlace({ view: 'questions', dossier: 'example:kurils', readings: ['force', 'prompt'], open: 'promises' }))
      .toBe('#/questions?dossier=example:kurils&readings=force,prompt&open=promises');
  });

  it('leaves out what it cannot read rather than fail', () => {
    expect(placeFromHash('#/nowhere?on=soon&at=-3&known=2019')).toEqual({ view: 'timeline', readings: [] });
    expect(placeFromHash('')).toEqual({ view: 'timeline', readings: [] });
  });
});
