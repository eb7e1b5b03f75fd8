/** What holds for every text that is formatted: formatting again changes nothing, and no token, comment or diagnostic is lost or made. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, parse } from '../src/index.ts';
import { anyText, treatyText } from './texts.ts';

const RUNS = { numRuns: Number(process.env['SERVANDA_FUZZ_RUNS'] ?? 400) };

/** Sentences as lists of tokens; the keyword of a heading in small letters. */
function tokensOf(text: string): unknown {
  return parse('a.treaty', text).pieces.map((piece) => ({
    keyword: piece.keyword,
    end: piece.end,
    tokens: piece.tokens.map((token, i) => `${token.kind} ${i === 0 && piece.keyword !== null ? token.value : token.text}`),
  }));
}

function codesOf(text: string): readonly string[] {
  return parse('a.treaty', text).syntax.diagnostics.map((diagnostic) => diagnostic.code);
}

function commentsOf(text: string): readonly string[] {
  const found: string[] = [];
  parse('a.treaty', text).tree.iterate({
    enter: (node) => {
      if (node.name === 'LineComment') found.push(text.slice(node.from, node.to).trimEnd());
    },
  });
  return found;
}

describe('format', () => {
  test('keeps every token, sentence and diagnostic', () => {
    fc.assert(fc.property(anyText, (text) => {
      const formatted = format(text);
      expect(tokensOf(formatted)).toEqual(tokensOf(text));
      expect(codesOf(formatted)).toEqual(codesOf(text));
    }), RUNS);
  });

  test('keeps every comment', () => {
    fc.assert(fc.property(treatyText, (text) => {
      expect(commentsOf(format(text))).toEqual(commentsOf(text));
    }), RUNS);
  });

  test('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, fc.constantFrom(30, 60, 100), (text, width) => {
      const once = format(text, { width });
      expect(format(once, { width })).toBe(once);
    }), RUNS);
  });

  test('leaves sentences with an error as they are', () => {
    fc.assert(fc.property(treatyText, (text) => {
      const formatted = format(text);
      const after = parse('a.treaty', formatted).pieces;
      for (const [i, piece] of parse('a.treaty', text).pieces.entries()) {
        if (piece.diagnostics.length === 0) continue;
        const there = after[i]!;
        expect(formatted.slice(there.anchor.from, there.anchor.from + there.length)).toBe(text.slice(piece.anchor.from, piece.anchor.from + piece.length));
      }
    }), RUNS);
  });
});
