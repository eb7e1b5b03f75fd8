/** Claims and reports that are not in their form: which of their parts is missing or wrong. What is claimed is the concern of `failure.ts`. */
import type { Diagnostic } from '@servanda/base';
import type { SyntaxSentence, Token } from '@servanda/syntax';
import { malformedClaim, malformedReport } from './log-diagnostics.ts';
import { complete, makeInput, placeSpan, type Vocabulary } from './matching.ts';
import { claimHead, reportForm, sayingHead } from './sources-forms.ts';

/** What is wrong with the frame of a claim or a report; undefined where the frame is right. */
export function claimTrouble(sentence: SyntaxSentence, scope: Vocabulary): Diagnostic | undefined {
  const first = sentence.tokens[0]?.value;
  if (first === 'claim') return ofClaim(sentence, scope);
  return first === 'report' || first === 'notice' ? ofReport(sentence, scope) : undefined;
}

function ofClaim(sentence: SyntaxSentence, scope: Vocabulary): Diagnostic | undefined {
  const { tokens } = sentence;
  const colon = tokens.findIndex(({ value, kind }) => value === ':' && kind === 'punctuation');
  const at = (from: number, to = from + 1): ReturnType<typeof placeSpan> => placeSpan(sentence, { at: Math.min(from, tokens.length - 1), end: Math.min(to, tokens.length) });
  if (colon < 0) return malformedClaim(at(0, 2), { part: 'colon', found: '' });
  if (complete(claimHead, makeInput({ ...sentence, tokens: tokens.slice(0, colon) }, scope)).length === 0) {
    return colon < 2 || tokens[1]?.value === 'in' ? malformedClaim(at(0, colon + 1), { part: 'name', found: '' }) : malformedClaim(at(2, Math.max(3, colon)), { part: 'report', found: words(tokens.slice(2, colon)) });
  }
  const rest = tokens.slice(colon + 1);
  const [who] = rest;
  if (who === undefined) return malformedClaim(at(colon), { part: 'nothing', found: '' });
  const input = makeInput(sentence, scope);
  if (who.kind === 'string' || sayingHead(input, colon + 1).length > 0 || !/^\p{Lu}/u.test(who.text)) return undefined;
  // A claim may state what is so without saying who says it; where a verb of speech is meant, it stands right behind the name.
  const verb = rest[1];
  return verb === undefined || scope.things.has(who.text) ? undefined : malformedClaim(at(colon + 2), { part: 'verb', found: verb.text });
}

function ofReport(sentence: SyntaxSentence, scope: Vocabulary): Diagnostic | undefined {
  const { tokens } = sentence;
  const [best] = [...reportForm(makeInput(sentence, scope), 0)].sort((a, b) => b.end - a.end);
  const end = best?.end ?? 1;
  const wrong = tokens[end];
  return wrong === undefined ? undefined : malformedReport(placeSpan(sentence, { at: end, end: end + 1 }), { found: wrong.text, isDate: wrong.value === 'at' && tokens[end + 1]?.kind === 'date' });
}

function words(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}
