// Names as a dossier writes them, as a reader meets them.

import { describe, expect, it } from 'vitest';
import { makeReadable, runsOf, spacedName } from '../src/app/names.ts';
import { linesOfTitle } from '../src/chart/network.ts';

describe('a name', () => {
  it.each([
    ['SouthAfrica', 'South Africa'], ['DRCongo', 'DR Congo'], ['AntiguaAndBarbuda', 'Antigua and Barbuda'], ['host_consent', 'host consent'], ['Treaty_12', 'Treaty 12'],
    ['USSR', 'USSR'], ['Japan', 'Japan'], ['Île', 'Île'], ['Treaty12', 'Treaty12'], ['日本', '日本'],
  ])('%s is shown as %s', (id, shown) => { expect(spacedName({ id })).toBe(shown); });

  it('takes the accents and small words of a title that has the same letters', () => {
    expect(spacedName({ id: 'CotedIvoire', title: 'Côte d’Ivoire' })).toBe('Côte d’Ivoire');
    expect(spacedName({ id: 'SouthAfrica', title: 'Republic of South Africa' })).toBe('South Africa');
  });
});

describe('a sentence', () => {
  const readable = makeReadable([{ id: 'JointDeclaration' }, { id: 'Charter' }, { id: 'Treaty_1' }]);

  it('has declared names apart, and leaves every other word alone', () => {
    expect(readable('Japan ratifies JointDeclaration; McDonald and iPhone stay')).toBe('Japan ratifies Joint Declaration; McDonald and iPhone stay');
    expect(readable('Treaty_12 is not Treaty_1')).toBe('Treaty_12 is not Treaty 1');
  });

  it('cites paragraphs of articles as lawyers do', () => {
    expect(readable('breach of Charter article 2_4')).toBe('breach of Charter article 2(4)');
  });
});

describe('names from right to left', () => {
  it('stand where the sentence has them, each by itself', () => {
    expect(runsOf('ישראל shall inform الأردن')).toEqual([{ text: 'ישראל', isRightToLeft: true }, { text: ' shall inform ', isRightToLeft: false }, { text: 'الأردن', isRightToLeft: true }]);
    expect(runsOf('מדינת ישראל, الأردن').map((run) => run.text)).toEqual(['מדינת ישראל', ', ', 'الأردن']);
    expect(runsOf('Japan and Russia')).toEqual([{ text: 'Japan and Russia', isRightToLeft: false }]);
  });
});

describe('a title in a picture', () => {
  it('takes two lines where it has to, and is cut where these do not do', () => {
    expect(linesOfTitle('Charter', 10)).toEqual(['Charter']);
    expect(linesOfTitle('Treaty of Mutual Cooperation and Security', 28)).toEqual(['Treaty of Mutual Cooperation', 'and Security']);
    expect(linesOfTitle('Verylongwordwithoutanyspace', 10)).toEqual(['Verylongw…']);
    expect(linesOfTitle('a b c d e f g h', 5)).toEqual(['a b c', 'd e…']);
  });
});
