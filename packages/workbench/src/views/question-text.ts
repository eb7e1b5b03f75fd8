/** A line of play → the text of a question of the dossier that asks about its end. */
import type { Move } from '../engine/protocol.ts';

/** The question's id, not yet taken, and its text. Without moves there is nothing to ask. */
export function questionText(moves: readonly Move[], taken: readonly string[], hasBreach: boolean): { readonly id: string; readonly text: string } {
  let n = 1;
  while (taken.includes(`what_if_${n}`)) n += 1;
  const id = `what_if_${n}`;
  const last = moves.at(-1);
  const assumed = moves.slice(0, -1).map((move) => `assuming ${move.sentence} on ${move.on}`);
  const heading = [`question ${id} "What if ${quoted(last?.sentence ?? '')}?"`, ...assumed].join('\n  ');
  const asks = last === undefined ? '' : `Can ${baseForm(last.sentence)} without breach?`;
  return { id, text: `${heading}.\n${asks}\nExpect ${hasBreach ? 'no' : 'yes'}.\n` };
}

function quoted(text: string): string {
  return text.replaceAll('"', '');
}

/** `Russia transfers Shikotan` → `Russia transfer Shikotan`: after `can` the verb stands in its base form. */
function baseForm(sentence: string): string {
  const [actor = '', verb = '', ...rest] = sentence.split(' ');
  const base = /(?:sses|shes|ches|xes|zes)$/.test(verb) ? verb.slice(0, -2) : /ies$/.test(verb) ? `${verb.slice(0, -3)}y` : verb.replace(/s$/, '');
  return [actor, base, ...rest].join(' ');
}
