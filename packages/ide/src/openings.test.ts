/** Every beginning that completion offers, filled with names of a dossier, is understood where it is offered. */
import { openDossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';
import { followUps } from './follow-ups.ts';
import { openingsFor } from './openings.ts';

const BEFORE = `dossier "Trial".
as of 2019-01-22.
kind Region.
State: Alba, Borea.
fact State administers Region.
act State assists State.
instrument Pact "Pact" between Alba and Borea.
Enters into force on signature.
instrument Accord "Accord" between Alba and Borea.
Enters into force on signature.
report gazette by Gazette on 2019-01-01 "News".
`;

const SECTIONS = {
  dossier: 'dossier "More".', instrument: 'instrument Trial "Trial" between Alba and Borea.', article: 'instrument Trial "Trial" between Alba and Borea.\narticle 7.',
  reading: 'reading strict "Strict".', report: 'report herald by Herald on 2019-01-02 "News".', question: 'question trial.', preamble: '',
} as const;

/** Slots become names that are there, and what is left to write becomes something short. */
function filled(insert: string, rest: string): string {
  let states = 0;
  return insert.replace(/\$\{\d+:([^}]*)\}/g, (_, slot: string) => {
    if (slot === 'State') return ['Alba', 'Borea'][states++ % 2]!;
    if (slot === 'Treaty') return ['Pact', 'Accord'][states++ % 2]!;
    return ({ 'Name': 'Fresh', 'name': 'fresh', 'source': 'gazette', 'report': 'gazette', 'Treaty is in force': 'Pact is in force', 'Title': 'Title', 'State transfers Territory to State': 'State greets State',
      'State administers Territory': 'State knows State', 'Territory': 'Lake', 'Agency': 'Agency', 'Is': 'Is' } as Record<string, string>)[slot] ?? slot;
  }).replace('$0', rest);
}

const RESTS: Readonly<Record<string, string>> = {
  'Each party shall': 'assist the other party.', 'Any party to Treaty shall': 'assist Alba.', 'When this instrument enters into force,': 'Alba shall assist Borea.', 'State shall': 'assist Borea.', 'Each party shall not': 'assist Alba.',
  'On 1956-12-12 State': 'assists Borea.', 'Initially': 'Fresh is administered by Alba.', 'claim name in report: Agency says that': 'Alba assists Borea.',
};

describe('openings', () => {
  for (const [section, heading] of Object.entries(SECTIONS)) {
    for (const { label, insert } of openingsFor(section as keyof typeof SECTIONS)) {
      if (insert.includes('table ') || label === 'Initially') continue;
      it(`${section}: ${label}`, () => {
        const question = label === 'question' ? 'Pact in force for Alba?' : '';
        const needsQuestion = section === 'question' && !insert.endsWith('?');
        const text = `${heading}\n${needsQuestion ? 'Is Pact in force for Alba? ' : ''}${filled(insert, RESTS[label] ?? question)}\n`;
        const dossier = openDossier({ 'dossier.treaty': section === 'preamble' ? `${text}${BEFORE}` : `${BEFORE}${text}` }, { library: () => 'State: Faraway.\n', libraryNames: () => [] });
        const wrong = dossier.diagnostics.filter((d) => d.severity === 'error' && !(label === 'dossier' && d.code === 'E0203'));
        expect(wrong.map((d) => `${d.code} ${d.message}\n${text}`)).toEqual([]);
      });
    }
  }
});

describe('ways to go on', () => {
  const { model } = openDossier({ 'dossier.treaty': BEFORE });
  it.each([
    ['Enters into force on', ''], ['Alba shall assist Borea within', ' after signature.'], ['On', ' Alba assists Borea.'], ['On 2019-01-01 Alba assists Borea, according to', '.'],
  ])('%s', (head, rest) => {
    const found = followUps(model, { section: 'instrument', instrument: 'Trial', provision: 'Trial' }, head);
    expect(found.length).toBeGreaterThan(0);
    for (const { insert } of found) {
      const text = `${BEFORE}instrument Trial "Trial" between Alba and Borea.\n${`${head} ${filled(insert, '')}${rest}`.replace(/[^.]$/, '$&.')}\n`;
      expect(openDossier({ 'dossier.treaty': text }).diagnostics.filter((d) => d.severity === 'error').map((d) => `${d.message}\n${text}`)).toEqual([]);
    }
  });
});
