/**
 * A sentence's tokens and end mark to its diagnostics. One mistake gives one: of several runs of meaningless characters
 * only the first is shown, and a sentence that already begins or ends in nonsense isn't blamed for its full stop too.
 */
import { isValidYmd, type Diagnostic, type Fix } from '@servanda/base';
import { AnchoredSpan } from './anchored-span.ts';
import { gluedStop, innerStop, invalidCharacters, malformedDate, missingStop, unclosedString } from './diagnostics.ts';
import type { Anchor, Token } from './syntax-tree.ts';

/** A sentence as far as its diagnostics need it. */
export interface Shape {
  readonly anchor: Anchor;
  readonly tokens: readonly Token[];
  readonly end: '.' | '?' | null;
  readonly isHeading: boolean;
  /** Where its end mark ends, counted from the anchor. */
  readonly length: number;
  /** Whether a full stop ends it that has no space behind it. */
  readonly isGlued: boolean;
}

const NONE: readonly Diagnostic[] = [];
/** Words that begin questions and no other sentence. */
const ASKING = new Set(['is', 'are', 'was', 'were', 'does', 'do', 'did', 'has', 'have', 'can', 'could', 'must', 'may', 'shall', 'who', 'what', 'which', 'why', 'how']);

/** The diagnostics of a sentence, in reading order. */
export function diagnose(shape: Shape, hasInvalid: boolean): readonly Diagnostic[] {
  if (!hasInvalid && shape.end !== null && !shape.isGlued) return NONE;
  const found = hasInvalid ? invalidTokens(shape) : [];
  const last = shape.tokens.at(-1);
  if (shape.end === null && last !== undefined && last.kind !== 'invalid' && shape.tokens[0]?.kind !== 'invalid') {
    found.push(missingStop(new AnchoredSpan(shape.anchor, last.from, last.to), { what: shape.isHeading ? 'heading' : ASKING.has(shape.tokens[0]?.value ?? '') ? 'question' : 'sentence' }));
  }
  if (shape.isGlued) found.push(gluedStop(new AnchoredSpan(shape.anchor, shape.length - 1, shape.length), {}));
  return found;
}

/** A sentence with more mistakes than this is not a sentence; showing them all would help nobody. */
const MOST_SHOWN = 10;

function invalidTokens(shape: Shape): Diagnostic[] {
  const found: Diagnostic[] = [];
  const nonsense = shape.tokens.filter((token) => token.kind === 'invalid' && roleOf(token) === 'characters');
  const stops = shape.tokens.filter((token) => token.kind === 'invalid' && roleOf(token) === 'stop');
  for (const token of shape.tokens) {
    if (token.kind !== 'invalid') continue;
    if (found.length === MOST_SHOWN) break;
    const where = new AnchoredSpan(shape.anchor, token.from, token.to);
    const role = roleOf(token);
    if (role === 'string') {
      const isLast = shape.end === null && token === shape.tokens.at(-1);
      found.push(unclosedString(where, { close: CLOSING.get(token.text[0]!) ?? '"', isLast }));
    } else if (role === 'date') found.push(malformedDate(where, { text: token.text, iso: isoReadings(token.text) }));
    else if (role === 'stop') {
      if (token === stops[0]) found.push(innerStop(where, {}, { fixes: [removal(shape.anchor, stops)] }));
    } else if (token === nonsense[0]) found.push(invalidCharacters(where, { text: token.text, more: nonsense.length - 1 }));
  }
  return found;
}

function removal(anchor: Anchor, tokens: readonly Token[]): Fix {
  const edits = tokens.map((token) => ({ span: new AnchoredSpan(anchor, token.from, token.to), text: '' }));
  return { title: tokens.length === 1 ? 'remove it' : `remove all ${tokens.length} of this sentence`, edits };
}

const CLOSING = new Map([['"', '"'], ['“', '”'], ['„', '“'], ['«', '»']]);

function roleOf(token: Token): 'string' | 'date' | 'stop' | 'characters' {
  const first = token.text[0]!;
  if (CLOSING.has(first)) return 'string';
  if (first >= '0' && first <= '9') return 'date';
  return first === '.' ? 'stop' : 'characters';
}

/** The days that a date in another order may mean, in ISO form; day before month first, as most of the world has it. */
function isoReadings(text: string): readonly string[] {
  const [a = '', b = '', c = ''] = text.split(/\D/);
  const readings = a.length === 4 ? [[a, b, c]] : [[c, b, a], [c, a, b]];
  const dates = readings.flatMap(([year, month, day]) => isoOf(Number(year), Number(month), Number(day)));
  return [...new Set(dates)];
}

function isoOf(year: number, month: number, day: number): readonly string[] {
  if (!isValidYmd(year, month, day)) return [];
  return [`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`];
}
