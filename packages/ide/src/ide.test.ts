/** What an editor asks, on a small dossier with markers: `|` is the cursor. */
import { openDossier, type Dossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';
import { completionsAt, definitionAt, fixesAt, foldsOf, formatted, hoverAt, inlaysOf, lensesOf, outlineOf, referencesAt, rename } from './index.ts';

const TEXT = `dossier "Test".
as of 2001-01-01.
State: France, Spain.
act State attacks State.

instrument Pact "Pact of friendship" between France and Spain.
Enters into force on exchange of ratifications.

article 1 "Peace".
Each party shall not attack the other party.

On 2000-01-01 France and Spain exchange ratifications of Pact.
On 2000-06-01 Spain attacks France.

question peace. Is Pact article 1 breached by Spain? Expect yes.
question war. Is Pact in force for France on 1999-12-31? Expect yes.
`;
const FILE = 'dossier.treaty';

function open(text = TEXT): Dossier {
  return openDossier({ [FILE]: text });
}

/** The offset within the n-th occurrence of a word. */
function at(word: string, n = 1, text = TEXT): number {
  let offset = -1;
  for (let i = 0; i < n; i++) offset = text.indexOf(word, offset + 1);
  return offset + 1;
}

function slice(text: string, spans: readonly { from: number; to: number }[]): readonly string[] {
  return spans.map((s) => text.slice(s.from, s.to));
}

describe('names', () => {
  it('lead from a use to the declaration, and to all uses', () => {
    const d = open();
    const [definition] = definitionAt(d, FILE, at('Spain', 3));
    expect(definition?.from).toBe(TEXT.indexOf('Spain'));
    expect(slice(TEXT, referencesAt(d, FILE, at('Spain', 1)))).toEqual(['Spain', 'Spain', 'Spain', 'Spain', 'Spain']);
  });
  it('are renamed wherever they stand, also inside phrases', () => {
    const result = rename(open(), FILE, at('Spain', 4), 'Iberia');
    if (result.kind !== 'edits') throw new Error(result.because);
    let text = TEXT;
    for (const e of [...result.edits].sort((a, b) => b.span.from - a.span.from)) text = text.slice(0, e.span.from) + e.text + text.slice(e.span.to);
    expect(text).toBe(TEXT.replaceAll('Spain', 'Iberia'));
    expect(open(text).diagnostics).toEqual([]);
  });
  it('are not renamed to a name that is taken, nor to none', () => {
    expect(rename(open(), FILE, at('Spain'), 'France')).toMatchObject({ kind: 'refused' });
    expect(rename(open(), FILE, at('Spain'), 'two words')).toMatchObject({ kind: 'refused' });
  });
});

describe('hover', () => {
  it('says what an instrument is and where it stands today', () => {
    const text = hoverAt(open(), FILE, at('Pact', 3))?.text ?? '';
    expect(text).toContain('**instrument** Pact');
    expect(text).toContain('2001-01-01');
  });
  it('never lets text of the dossier become markup', () => {
    const d = open(TEXT.replace('Pact of friendship', '<img src=x> [a](b)'));
    const text = hoverAt(d, FILE, at('Pact', 1, TEXT))?.text ?? '';
    expect(text).toContain('\\<img');
    expect(text).not.toMatch(/[^\\]\]\(b\)/);
  });
});

describe('outline', () => {
  it('puts articles below their instrument', () => {
    const outline = outlineOf(open(), FILE);
    expect(outline.map((o) => o.name)).toEqual(['Test', 'Pact', 'peace', 'war']);
    expect(outline[1]?.children.map((o) => [o.name, o.title])).toEqual([['article 1', 'Peace']]);
  });
  it('folds what has more than a line', () => {
    expect(foldsOf(open(), FILE).length).toBeGreaterThan(1);
  });
});

describe('completion', () => {
  const labels = (head: string): readonly string[] => {
    const text = `${TEXT}\ndossier "More".\n${head}`;
    return completionsAt(open(text), FILE, text.length).map((c) => c.label);
  };
  it('offers the author’s acts in the base form after `shall`', () => {
    expect(labels('France shall ')).toContain('attack State');
  });
  it('offers them in the third person after a subject', () => {
    expect(labels('On 2000-07-01 France ')).toContain('attacks State');
  });
  it('offers names that begin so, and articles after an instrument', () => {
    expect(labels('On 2000-07-01 France attacks Sp')).toEqual(['Spain']);
    expect(labels('Pact ')).toContain('article 1');
  });
  it('offers openings at the start of a sentence', () => {
    expect(labels('')).toContain('instrument');
  });
});

describe('marks', () => {
  it('show the verdict beside each question', () => {
    expect(lensesOf(open(), FILE).map((l) => [l.question, l.text, l.isMet])).toEqual([['peace', 'yes', true], ['war', 'no (expected yes)', false]]);
  });
  it('show the day to which a clause leads', () => {
    expect(inlaysOf(open(), FILE).map((i) => i.text)).toEqual([' 2000-01-01']);
  });
});

describe('fixes and format', () => {
  it('offers the nearest name', () => {
    const text = TEXT.replace('On 2000-06-01 Spain', 'On 2000-06-01 Spian');
    const d = open(text);
    const offset = text.indexOf('Spian');
    const [fix] = fixesAt(d, { file: FILE, from: offset, to: offset + 5 });
    expect(fix?.edits[0]?.text).toBe('Spain');
  });
  it('formats, and says nothing when there is nothing to do', () => {
    const d = open(TEXT.replace('State: France, Spain.', 'state:   France,Spain .'));
    const after = formatted(d, FILE);
    expect(after === undefined || formatted(open(after), FILE) === undefined).toBe(true);
  });
});
