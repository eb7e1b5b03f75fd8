/**
 * A sentence as treaties print it becomes the one that the forms know: words that say nothing here are left out (`in exercising its
 * national sovereignty`, `with the Secretary-General of the United Nations`), stock phrases give way to plain ones (`upon the coming
 * into force of` to `upon the entry into force of`). Asked only for a sentence that fits no form as it stands, so that an author's own
 * words always come first. Every word keeps the place of what it stands for, and so do the messages.
 */
import type { SyntaxSentence, Token } from '@servanda/syntax';
import { count } from './lexemes.ts';
import { choice, later, makeInput, one, type Input, type Rule, type Vocabulary } from './matching.ts';
import { maybe, template, type Holes } from './template.ts';

/** The words that stand instead; none where it is left out. */
type Plain = Rule<string>;
const instead = (text: string, words: string, holes: Holes = {}): Plain => template(text, holes, () => words);
const leftOut = (text: string, holes: Holes = {}): Plain => instead(text, '', holes);

/** `the Italian Republic`, `the United States of America`: words with capitals, and what joins them. */
const capitals: Rule<null> = ({ tokens }, at) => {
  const isCapital = (i: number): boolean => tokens[i]?.kind === 'word' && /^\p{Lu}/u.test(tokens[i].text);
  let end = at;
  for (let i = at; i < tokens.length; i += 1) {
    if (isCapital(i)) end = i + 1;
    else if (!/^(?:the|of|and)$/.test(tokens[i]?.value ?? '')) break;
  }
  return end === at ? [] : one(null, end);
};
/** Any words, at least one. */
const anyWords: Rule<null> = ({ tokens }, at) => tokens.slice(at + 1).map((_, i) => ({ value: null, end: at + 1 + i }));

/** Who keeps the instruments and receives the notices. */
const keeper = template(
  '(the | either | each) ((Depositary | Depositaries | Depositary Government | Depositary Governments | depositary State | Pan American Union | Swiss Federal Council) | (Secretary-General | Secretary General | General Secretary | Director-General | Director General | Executive Director | Government | Governments) [of {whom}])',
  { whom: maybe(capitals) }, () => null);
const letters = '(notification | instrument | notice)';

const WORDINGS: readonly Plain[] = [
  // What changes nothing.
  leftOut('[,] in [the] (exercising | exercise of) its [national] sovereignty [,]'),
  leftOut('[,] (in accordance with | according to) (its | their) [respective] constitutional (requirements | processes | procedures | provisions) [,]'),
  leftOut('(with | addressed to | in writing addressed to | made to | in writing to) {keeper}', { keeper }),
  leftOut('to {keeper} and (to {keeper} | to all other (States Parties | parties))', { keeper }),
  leftOut('to all other [States] (parties | States Parties) [to (the | this) (treaty | convention | agreement | protocol)] [and to (the United Nations Security Council | {keeper})]', { keeper: maybe(keeper) }),
  leftOut(`[,] unless the ${letters} [of [the] (withdrawal | denunciation)] specifies a later date`),
  leftOut(`[,] or (on | at) such later date as (may be | is) specified in the ${letters} [of [the] (withdrawal | denunciation)]`),
  leftOut(`[,] or on any later date specified in the ${letters}`),
  leftOut('[,] subject to paragraph {n}', { n: count }),
  leftOut('[,] as soon as possible [,] (but | and) [in any (case | event)] [,]'),
  leftOut('[,] unless [it is] superseded [earlier] by a subsequent agreement'),
  leftOut('[,] (if | when) it (decides | considers) that extraordinary events {words} interests [of its country]', { words: later(() => anyWords) }),
  leftOut('upon [the] entry into force of this (treaty | convention | agreement | protocol) and thereafter ,'),
  instead('given to {keeper}', 'given', { keeper }),
  instead('for a [(State | Contracting)] party , that [(State | Contracting)] party', 'for it , any party'),
  leftOut('[,] inter alia [,]'), leftOut('thereafter ,'), leftOut(', formal confirmation'), leftOut('or formally confirms'),
  leftOut('an estimated'), leftOut('unless expressly permitted by other articles of this convention'),
  ({ tokens }, at) => (tokens[at]?.value === '(' && tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.value === ')' ? one('', at + 3) : []),
  // The same in other words.
  instead('coming into (force | effect)', 'entry into force'),
  instead('comes into (force | operation)', 'enters into force'),
  instead('shall take place (upon | on | at)', 'shall take effect upon'),
  instead('subsequent to', 'after'), instead('the latter date', 'that date'), instead('thereto', 'to this instrument'), instead('therefrom', 'from this instrument'),
  instead('in any circumstances', 'under any circumstances'), instead('in no case earlier than', 'not before'),
  instead('(by | of) [the] (signatory States | States signatories | signatories)', 'by the signatories'),
  instead('by States that are parties to the convention', 'by the signatories'),
  instead('on the part of', 'by'), instead('as regards', 'for'),
  instead('(High | High Contracting | Contracting) Parties', 'parties'), instead('(High | High Contracting | Contracting) Party', 'party'),
  instead('(each | any | all) of the High Contracting Parties', 'each of the parties'),
  instead('(the | each of the) two Governments', 'the parties'),
  instead('the provisions of this (treaty | convention | protocol | agreement)', 'this instrument'),
];
const wording = choice(...WORDINGS);

/** Where a comma opens what says when: `shall submit, not later than 30 days after E, a declaration`. */
const SAYS_WHEN = new Set(['not', 'no', 'within', 'by', 'before', 'after', 'from', 'when', 'upon', 'on', 'if', 'until', 'for', 'during', 'while']);

/** The ways to say it plainly, the nearest to the text first; none where nothing in it has a plainer wording. */
export function plainWordings(sentence: SyntaxSentence, scope: Vocabulary): readonly SyntaxSentence[] {
  const plain = plainTokens(makeInput(sentence, scope));
  const isPlainer = plain.length !== sentence.tokens.length || plain.some((token, i) => token !== sentence.tokens[i]);
  return [...(isPlainer ? [plain] : []), ...movedBehind(plain)].map((tokens) => ({ ...sentence, tokens }));
}

function plainTokens(input: Input): readonly Token[] {
  const { tokens } = input;
  const out: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const [first, ...others] = wording(input, at);
    const longest = others.reduce((best, each) => (best && each.end > best.end ? each : best), first);
    if (longest && longest.end > at) out.push(...standIns(longest.value, tokens[at], tokens[longest.end - 1]));
    else out.push(tokens[at] as Token);
    at = longest && longest.end > at ? longest.end : at + 1;
  }
  return out;
}

/** The words as tokens in the place of those from `first` to `last`. */
function standIns(words: string, first: Token | undefined, last: Token | undefined): readonly Token[] {
  if (words === '' || !first || !last) return [];
  return words.split(' ').map((text): Token => ({ ...first, kind: 'word', text, value: text.toLowerCase(), to: last.to }));
}

/** What stands between commas in the middle of an act, moved to the end. */
function movedBehind(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const isComma = (token: Token | undefined): boolean => token?.value === ',' && token.kind === 'punctuation';
  return tokens.flatMap((token, from) => {
    if (!isComma(token) || from < 2 || !SAYS_WHEN.has(tokens[from + 1]?.value ?? '')) return [];
    return tokens.flatMap((other, to) => (to > from + 2 && to < tokens.length - 1 && isComma(other)
      ? [[...tokens.slice(0, from), ...tokens.slice(to + 1), ...tokens.slice(from + 1, to)]] : []));
  }).slice(0, 4);
}
