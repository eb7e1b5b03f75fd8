/** What holds for every text: it parses, nothing of it is lost, and parsing again after edits gives what parsing at once gives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, span, type ParsedFile, type SyntaxFile, type SyntaxSentence } from '../src/index.ts';
import { anyText, applyEdit, edit, longText, treatyText } from './texts.ts';

const RUNS = { numRuns: Number(process.env['SERVANDA_FUZZ_RUNS'] ?? 400) };

function sentencesOf(file: SyntaxFile): readonly SyntaxSentence[] {
  return file.sections.flatMap((section) => (section.heading === null ? section.sentences : [section.heading, ...section.sentences]));
}

/** All of a parse as plain data. */
function plain(parsed: ParsedFile): unknown {
  return JSON.parse(JSON.stringify({ sections: parsed.syntax.sections, diagnostics: parsed.syntax.diagnostics, text: parsed.syntax.text }));
}

function treeText(parsed: ParsedFile): string {
  return parsed.tree.toString();
}

const KIND_OF_NODE: Readonly<Record<string, string>> = {
  HeadingKeyword: 'word', Word: 'word', ModalWord: 'word', StructureWord: 'word', DeclarationWord: 'word', Number: 'number', Ordinal: 'ordinal', Percent: 'percent',
  Date: 'date', String: 'string', Punctuation: 'punctuation', MalformedDate: 'invalid', UnclosedString: 'invalid', BrokenString: 'invalid', Invalid: 'invalid',
};

/** What the tree says: each sentence, heading and stray mark with its tokens and end mark. */
function outlineOfTree({ tree }: ParsedFile): readonly string[] {
  const found: string[][] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (['Sentence', 'Heading', 'StrayMark'].includes(name)) found.push([name]);
      else if (KIND_OF_NODE[name] !== undefined) found.at(-1)!.push(`${KIND_OF_NODE[name]} ${from}-${to}`);
      else if (['StopMark', 'QuestionMark'].includes(name)) found.at(-1)!.push(`end ${to}`);
    },
  });
  return found.map((parts) => parts.join(', '));
}

/** The same of the pieces. */
function outlineOfPieces({ pieces }: ParsedFile): readonly string[] {
  return pieces.map((piece) => [
    piece.tokens.length === 0 ? 'StrayMark' : piece.keyword === null ? 'Sentence' : 'Heading',
    ...piece.tokens.map((token) => `${token.kind} ${span(piece, token).from}-${span(piece, token).to}`), ...(piece.end === null ? [] : [`end ${span(piece).to}`]),
  ].join(', '));
}

const GAP = /^(?:[\s\u180e\u200b\u200e\u200f\u0085\ufeff]|\/\/[^\r\n]*)*$/;

describe('any text', () => {
  test('parses without an error node, and tokens and gaps cover it', () => {
    fc.assert(fc.property(anyText, (text) => {
      const parsed = parse('a.treaty', text);
      if (text.includes('\0')) {
        expect(parsed.syntax.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['E0109']);
        return;
      }
      expect(treeText(parsed)).not.toContain('⚠');
      let at = 0;
      for (const piece of parsed.pieces) {
        const whole = span(piece);
        expect(text.slice(at, whole.from)).toMatch(GAP);
        at = whole.from;
        for (const token of piece.tokens) {
          const { from, to } = span(piece, token);
          expect(text.slice(at, from)).toMatch(GAP);
          expect(text.slice(from, to)).toBe(token.text);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(text.slice(at, whole.to)).toMatch(piece.end === null ? /^$/ : piece.tokens.length === 0 ? /^[.?]$/ : /[.?]$/);
        at = whole.to;
      }
      expect(text.slice(at)).toMatch(GAP);
    }), RUNS);
  });

  test('reads as the grammar has it', () => {
    fc.assert(fc.property(fc.oneof(anyText, longText), (text) => {
      fc.pre(!text.includes('\0'));
      const parsed = parse('a.treaty', text);
      expect(outlineOfPieces(parsed)).toEqual(outlineOfTree(parsed));
    }), RUNS);
  });

  test('has a diagnostic for each sentence without an end and each invalid token’s sentence, and none otherwise', () => {
    fc.assert(fc.property(treatyText, (text) => {
      for (const piece of parse('a.treaty', text).pieces) {
        const isWrong = piece.end === null || piece.tokens.length === 0 || piece.tokens.some((token) => token.kind === 'invalid');
        const isGlued = piece.diagnostics.some((diagnostic) => diagnostic.code === 'E0104');
        expect(piece.diagnostics.length > 0).toBe(isWrong || isGlued);
      }
    }), RUNS);
  });
});

describe('parsing again after edits', () => {
  test('gives what parsing at once gives', () => {
    fc.assert(fc.property(longText, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      let text = start;
      let parsed = parse('a.treaty', text);
      for (const one of edits) {
        text = applyEdit(text, one);
        parsed = parse('a.treaty', text, parsed);
        const whole = parse('a.treaty', text);
        expect(plain(parsed)).toEqual(plain(whole));
        expect(treeText(parsed)).toBe(treeText(whole));
      }
    }), RUNS);
  });

  test('keeps the sentences outside the edited paragraph, and those with the same text', () => {
    fc.assert(fc.property(treatyText, treatyText, treatyText, (before, middle, after) => {
      fc.pre(![before, middle, after].some((text) => text.includes('\0')));
      const first = parse('a.treaty', `${before}\n\n${middle}\n\n${after}`);
      const known = new Set(sentencesOf(first.syntax));
      const edited = parse('a.treaty', `${before}\n\nA new sentence.\n\n${after}`, first);
      const outside = sentencesOf(edited.syntax).filter((sentence) => sentence.tokens.map((token) => token.text).join(' ') !== 'A new sentence');
      for (const sentence of outside) expect(known.has(sentence)).toBe(true);
    }), RUNS);
  });
});
