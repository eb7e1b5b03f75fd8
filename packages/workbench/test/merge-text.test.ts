// Two changes of one text: both are kept, and where they meet both are shown.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redlineOf } from '../src/chart/redline.ts';
import { changesOf, mergeTexts } from '../src/workspace/merge-text.ts';

const base = 'one\ntwo\nthree\nfour\nfive';

describe('merging', () => {
  it('takes both changes where they are apart', () => {
    expect(mergeTexts(base, base.replace('one', 'ONE'), base.replace('five', 'FIVE'))).toEqual({ text: 'ONE\ntwo\nthree\nfour\nFIVE', conflicts: 0 });
  });

  it('takes the side that changed', () => {
    expect(mergeTexts(base, base, 'other').text).toBe('other');
    expect(mergeTexts(base, 'mine', base).text).toBe('mine');
  });

  it('takes a change that both made once', () => {
    const both = base.replace('two', 'TWO');
    expect(mergeTexts(base, `${both}\nsix`, both)).toEqual({ text: `${both}\nsix`, conflicts: 0 });
  });

  it('shows both where they meet, so that the text still reads', () => {
    const { text, conflicts } = mergeTexts(base, base.replace('three', 'mine'), base.replace('three', 'theirs'));
    expect(conflicts).toBe(1);
    expect(text).toBe('one\ntwo\n// yours:\nmine\n// on disk:\n// theirs\n// end of what both changed\nfour\nfive');
  });

  it('keeps what one side put in and the other put in elsewhere', () => {
    expect(mergeTexts('a\nb', 'new\na\nb', 'a\nb\nend').text).toBe('new\na\nb\nend');
  });

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  it('changes make the one text of the other (random texts)', () => {
    fc.assert(fc.property(lines, lines, (a, b) => {
      const out: string[] = [];
      let at = 0;
      for (const change of changesOf(a, b)) { out.push(...a.slice(at, change.from), ...change.lines); at = change.to; }
      expect([...out, ...a.slice(at)]).toEqual(b);
    }), { seed: 1 });
  });

  it('a merge with an unchanged side is the other side, and both sides agreeing is that (random texts)', () => {
    fc.assert(fc.property(lines, lines, (a, b) => {
      const [x, y] = [a.join('\n'), b.join('\n')];
      expect(mergeTexts(x, y, x).text).toBe(y);
      expect(mergeTexts(x, x, y).text).toBe(y);
      expect(mergeTexts(x, y, y)).toEqual({ text: y, conflicts: 0 });
    }), { seed: 2 });
  });

  it('loses no line that either side put in (random texts)', () => {
    fc.assert(fc.property(lines, fc.nat(12), fc.nat(12), (a, i, j) => {
      const put = (at: number, line: string): string => [...a.slice(0, at), line, ...a.slice(at)].join('\n');
      const { text } = mergeTexts(a.join('\n'), put(i, 'MINE'), put(j, 'THEIRS'));
      expect(text).toContain('MINE');
      expect(text).toContain('THEIRS');
    }), { seed: 3 });
  });
});

describe('the redline', () => {
  it('is empty between a text and itself', () => {
    expect(redlineOf(base, base)).toEqual([]);
  });

  it('marks the words that differ, and leaves out what is far from them', () => {
    const long = `${Array.from({ length: 10 }, (_, i) => `line ${i}`).join('\n')}\nJapan shall assist USA.`;
    expect(redlineOf(long, long.replace('shall assist', 'may assist'))).toEqual([
      { kind: 'gap', lines: 7 },
      { kind: 'lines', pieces: [
        { kind: 'same', text: 'line 7\nline 8\nline 9\n' }, { kind: 'same', text: 'Japan ' }, { kind: 'out', text: 'shall ' }, { kind: 'in', text: 'may ' }, { kind: 'same', text: 'assist USA.' },
      ] },
    ]);
  });

  it('without what was put in it is the first text, without what was taken out the second (random texts)', () => {
    const words = fc.array(fc.constantFrom('a ', 'b\n', 'c d\n', '\n'), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(fc.property(words, words, (a, b) => {
      const passages = redlineOf(a, b);
      if (passages.length === 0) { expect(a).toBe(b); return; }
      const side = (not: 'in' | 'out'): string => passages.flatMap((p) => (p.kind === 'lines' ? p.pieces.filter((x) => x.kind !== not).map((x) => x.text) : [])).join('');
      const loose = (text: string): string => text.replace(/\s+/g, '');
      if (!passages.some((p) => p.kind === 'gap')) { expect(loose(side('in'))).toBe(loose(a)); expect(loose(side('out'))).toBe(loose(b)); }
    }), { seed: 4 });
  });
});
