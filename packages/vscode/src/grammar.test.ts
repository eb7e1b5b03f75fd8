/** The grammar's rules on lines of a dossier: the first rule that matches at the leftmost place wins, as in editors. */
import { describe, expect, it } from 'vitest';
import { treatyGrammar } from './grammar.ts';

const rules = treatyGrammar().patterns;

/** What gets which colour in a line. */
function coloured(line: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < line.length;) {
    const hits = rules.flatMap((rule) => {
      const pattern = new RegExp(rule.match ?? `${rule.begin}[^]*?(?:${rule.end})`, 'dgu');
      pattern.lastIndex = at;
      const hit = pattern.exec(line);
      return hit && hit[0] !== '' ? [{ rule, hit }] : [];
    });
    const first = hits.sort((a, b) => a.hit.index - b.hit.index)[0];
    if (!first) break;
    const { rule, hit } = first;
    if (rule.name !== undefined) found.push(`${hit[0]}=${rule.name.split('.')[0]}.${rule.name.split('.')[1]}`);
    for (const [group, { name }] of Object.entries(rule.captures ?? {})) if (hit[Number(group)] !== undefined) found.push(`${hit[Number(group)]}=${name.split('.')[0]}.${name.split('.')[1]}`);
    at = hit.index + hit[0].length;
  }
  return found;
}

describe('the grammar', () => {
  it.each([
    ['instrument Pact "Pact of 1941" between Japan and USSR.', ['instrument=keyword.other', 'Pact=entity.name', '"Pact of 1941"=string.quoted', 'and=keyword.control', '.=punctuation.terminator']],
    ['USSR shall transfer Shikotan. // 1956', ['shall=keyword.operator', '.=punctuation.terminator', '// 1956=comment.line']],
    ['On 1956-12-12 the 35th party, with 55 % of 0.5.', ['1956-12-12=constant.other', '35th=constant.numeric', '55 %=constant.numeric', '0.5=constant.numeric', '.=punctuation.terminator']],
    ['State: Japan, USA.', ['State=entity.name', '.=punctuation.terminator']],
    ['act State attacks State.', ['act=storage.type', '.=punctuation.terminator']],
    ['non-party MayDay notable', []],
    ['Is this “quoted. Or” so?', ['“quoted. Or”=string.quoted', '?=punctuation.terminator']],
  ])('%s', (line, expected) => {
    expect(coloured(line)).toEqual(expected);
  });
});
