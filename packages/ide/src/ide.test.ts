/** What an editor asks, on a small dossier with markers: `|` is the cursor. */
import { openDossier, type Dossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';
import {
  answerPage, canRename, completionsAt, definitionAt, fixesAt, foldsOf, formatted, highlightsAt, hoverAt, inlaysOf, lensesOf, namesMatching, outlineOf, referencesAt, rename, signaturesAt, tokensOf,
} from './index.ts';

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

describe('names of all sorts', () => {
  const RICH = `dossier "Rich".
as of 2001-01-01.
kind Territory.
State: Alba, Borea, Cadia.
Territory: Isle.
// Who gives land away.
act giver:State hands land:Territory to taker:State, possible when giver administers land, makes taker administer land.
act State helps State.
fact State administers Territory, one State at a time.
fact State and State are allied, mutual.
group Both: Alba, Borea.
weight shares: Alba 60, Borea 40.

// The first treaty.
instrument Pact "Pact" between Alba and Borea.
Enters into force on signature.
article 5 "Help".
When any State X helps either party, each party shall help X.
article 6. Article 5 is subject to article 7.
article 7. Alba shall hand Isle to Borea within 6 months after this instrument enters into force.

On 2000-01-01 Alba and Borea sign Pact.
report gazette by Gazette on 2000-05-05 "News".
claim aid in gazette: Gazette says that Cadia helps Alba on 2000-05-04.
believe claim aid.
question help. Is Pact article 5 breached by Alba? Expect no.
`;
  const rich = (): Dossier => open(RICH);
  const place = (word: string, n = 1): number => at(word, n, RICH);
  const renamed = (word: string, to: string, n = 1): string => {
    const result = rename(rich(), FILE, place(word, n), to);
    if (result.kind !== 'edits') return `refused: ${result.because}`;
    return [...result.edits].sort((a, b) => b.span.from - a.span.from).reduce((text, e) => text.slice(0, e.span.from) + e.text + text.slice(e.span.to), RICH);
  };
  it('a dossier with one of each', () => {
    expect(rich().diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  });
  it('articles are found and renamed by their label', () => {
    expect(slice(RICH, referencesAt(rich(), FILE, place('article 5', 2) + 'article '.length))).toEqual(['5', '5', '5']);
    expect(renamed('5 "Help"', '5bis')).toBe(RICH.replaceAll(/rticle 5/g, 'rticle 5bis'));
    expect(renamed('5 "Help"', '7')).toBe('refused: `7` is declared already');
  });
  it('variables within their sentence', () => {
    expect(renamed('X helps', 'Giver')).toBe(RICH.replaceAll('X', 'Giver'));
    expect(renamed('X helps', 'Alba')).toBe('refused: `Alba` is declared already');
  });
  it('phrases and names of the language are not renamed', () => {
    expect(renamed('helps State', 'aids')).toMatch(/^refused: an act is used in other forms/);
    expect(renamed('State: Alba', 'Nation')).toBe('refused: `State` belongs to the language');
    expect(canRename(rich(), FILE, place('helps State'))).toBeUndefined();
  });
  it.each([
    ['hands', '**act** `giver:State hands land:Territory to taker:State`', 'possible when giver administers land', 'Who gives land away.'],
    ['administers land', '**fact** `State administers Territory`', 'one State at a time'],
    ['Pact "Pact"', '**instrument** Pact', 'between Alba, Borea', 'On 2001-01-01:', 'The first treaty.'],
    ['5 "Help"', '**article** Pact 5: Help', 'each party shall help'],
    ['Alba, Borea, Cadia', '**State** Alba', 'On 2001-01-01:'],
    ['Both', '**group** Both, 2 members', 'Alba, Borea'],
    ['shares', '**weight** shares, total 100', 'Alba 60'],
    ['gazette by', '**report** gazette', 'Gazette, 2000-05-05', '- aid'],
    ['aid in', '**claim** aid', 'Gazette says that Cadia'],
    ['Territory.', '**kind** Territory', 'Isle'],
    ['help. Is', '**question** help'],
  ])('hovering over `%s`', (word, ...expected) => {
    const text = hoverAt(rich(), FILE, place(word))?.text;
    for (const part of expected) expect(text).toContain(part);
  });
  it.each([
    ['shall hand Isle', '**obligation** Alba shall hand Isle to Borea within 6 months'],
    ['Enters into', '**final clause** Enters into force on', 'On 2001-01-01: '],
    ['is subject to', '**priority** article 7 of the Pact prevails over article 5'],
    ['On 2000-01-01 Alba', '**log** On 2000-01-01, Alba signed Pact.'],
    ['says that', '**claim** Gazette says that'],
    ['Is Pact', '**question** '],
    ['Expect no', '**expected** no'],
  ])('hovering over the sentence with `%s`', (words, ...expected) => {
    const text = hoverAt(rich(), FILE, RICH.indexOf(words) + words.indexOf(' '))?.text ?? '';
    for (const part of expected) expect(text).toContain(part);
  });
  it('a standing made elsewhere is used, and none is waited for', () => {
    expect(hoverAt(rich(), FILE, place('Pact "Pact"'), () => undefined)?.text).not.toContain('2001');
    expect(hoverAt(rich(), FILE, place('Pact "Pact"'), () => ({ today: '1999-09-09', instruments: { Pact: 'as was said' }, entries: {}, parties: {} }))?.text).toContain('On 1999-09-09: as was said');
  });
  it('uses of a name in a file, declarations told apart', () => {
    expect(highlightsAt(rich(), FILE, place('Isle')).map((h) => h.isDefinition)).toEqual([true, false]);
  });
  it('names are found by a part of them', () => {
    expect(namesMatching(rich(), 'ACT art').map((n) => n.name)).toEqual(['Pact article 5', 'Pact article 6', 'Pact article 7']);
  });
  it('every word has its colour, none twice', () => {
    const tokens = tokensOf(rich(), FILE);
    for (let i = 1; i < tokens.length; i += 1) expect(tokens[i]!.from).toBeGreaterThanOrEqual(tokens[i - 1]!.to);
    const sorts = new Map(tokens.map((t) => [RICH.slice(t.from, t.to), t.sort]));
    expect([sorts.get('instrument'), sorts.get('shall'), sorts.get('Isle'), sorts.get('Cadia'), sorts.get('"News"'), sorts.get('2000-01-01'), sorts.get('// The first treaty.'), sorts.get('hand')])
      .toEqual(['heading', 'modal', 'thing', 'party', 'text', 'date', 'comment', 'act']);
  });
  it('the answer to a question has its reasons', () => {
    expect(answerPage(rich(), 'help')).toMatch(/^# help\n\n[^]*\*\*no\*\* on 2001-01-01/);
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
  it('goes on with the fixed words of a phrase', () => {
    const text = 'kind Isle.\nState: A, B.\nIsle: I.\nact State attacks State at Isle.\nOn 2000-01-01 A attacks B ';
    expect(completionsAt(open(text), FILE, text.length).map((c) => [c.label, c.insert])[0]).toEqual(['at Isle', 'at ${1:Isle}']);
  });
  it('offers no form of the verb that does not fit', () => {
    expect(labels('On 2000-07-01 France ').filter((label) => label.startsWith('attack'))).toEqual(['attacks State']);
    expect(labels('On 2000-07-01 France and Spain ').filter((label) => label.startsWith('attack'))).toEqual(['attack State']);
  });
  it('offers nothing in comments and texts', () => {
    expect([labels('// France '), labels('source "France ')]).toEqual([[], []]);
  });
  it('offers openings at the start of a sentence', () => {
    expect(labels('')).toContain('instrument');
  });
});

describe('the phrase being written', () => {
  const TREATY = 'dossier "T".\nkind Isle.\nState: A, B.\nIsle: I.\nact giver:State hands land:Isle to taker:State.\nact State greets State.\n';
  const shown = (head: string): readonly string[] => {
    const text = `${TREATY}${head}`;
    return signaturesAt(open(text), FILE, text.length).map(({ label, slots, active }) => `${label} | ${label.slice(slots[active]!.from, slots[active]!.to)}`);
  };
  it.each([
    ['On 2000-01-01 A hands ', ['giver:State hands land:Isle to taker:State | land:Isle']],
    ['On 2000-01-01 A hands I', ['giver:State hands land:Isle to taker:State | land:Isle']],
    ['On 2000-01-01 A hands I to ', ['giver:State hands land:Isle to taker:State | taker:State']],
    ['On 2000-01-01 A greets ', ['State greets State | State']],
    ['On 2000-01-01 A ', []],
    ['', []],
  ])('%j', (head, expected) => {
    expect(shown(head)).toEqual(expected);
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

describe('declarations as remedies', () => {
  const fixed = (text: string, title: string): string => {
    const d = open(text);
    const fix = d.diagnostics.flatMap((each) => fixesAt(d, each.span)).find((each) => each.title === title);
    if (!fix) return `no such fix; there are ${d.diagnostics.flatMap((each) => fixesAt(d, each.span)).map((each) => each.title).join('; ')}`;
    return fix.edits.reduce((now, { span, text: inserted }) => now.slice(0, span.from) + inserted + now.slice(span.to), text);
  };
  it.each([
    ['a State joins the list of States', TEXT.replace('On 2000-06-01 Spain', 'On 2000-06-01 Ruritania'), 'declare `Ruritania` as a State', 'State: France, Spain, Ruritania.'],
    ['a first State begins a list', 'dossier "T".\nas of 2001-01-01.\nact State waves.\nOn 2000-01-01 Alba waves.\n', 'declare `Alba` as a State', 'act State waves.\nState: Alba.'],
    ['an article is written below the others', TEXT.replace('Each party shall not', 'Article 1 is subject to article 2.\nEach party shall not'), 'write article 2 of Pact', 'article 2.'],
    ['an act is made from the sentence that needs it', TEXT.replace('Spain attacks France.', 'Spain greets France warmly.'), 'declare `act State greets State warmly`', 'act State greets State warmly.'],
    ['an act that is owed', TEXT.replace('shall not attack', 'shall not wash'), 'declare `act party washes the other party`', 'no such fix'],
  ])('%s', (_, text, title, expected) => {
    const after = fixed(text, title);
    expect(after).toContain(expected);
    if (!after.startsWith('no such fix')) expect(open(after).diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
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
