// What a scenario saves as a question is read by the dossier and answered there as it was in the scenario.

import { readFileSync } from 'node:fs';
import { openDossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';
import { reply, startPlay, type PlayReply, type PlaySession } from '../src/play/session.ts';

const TEXT = readFileSync('tests/corpus/good/skerry/dossier.treaty', 'utf8');

function play(lines: readonly string[], start: PlaySession = startPlay(openDossier(TEXT))): PlayReply {
  let last: PlayReply = { session: start, text: '' };
  for (const line of lines) last = reply(last.session, line, 100);
  return last;
}

describe('a saved question', () => {
  it.each<[string, readonly string[]]>([
    ['about the day the dossier speaks from', ['ask Is SkerryTreaty in force?']],
    ['about a later day', ['to 2025-03-01', 'ask Is SkerryTreaty article 1 breached by Alba?']],
    ['about what happened', ['On 2024-07-01 Alba transfers Isle to Borea', 'ask What does Alba owe Borea?']],
    ['about what can happen from a later day on', ['to 2025-03-01', 'ask Can Alba keep every commitment?']],
    ['about what never comes', ['ask When does SkerryTreaty cease to be in force?']],
    ['with what had happened when it was asked', ['ask Can Alba keep every commitment?', 'On 2024-07-01 Alba stations troops on Isle']],
  ])('%s', (_, lines) => {
    const { save, isWrong } = play([...lines, 'save kept']);
    expect(isWrong).toBeUndefined();
    const dossier = openDossier(`${TEXT}${save ?? ''}`);
    expect(dossier.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    const kept = dossier.check().questions.find((q) => q.id === 'kept');
    expect(kept?.expectations.map((e) => e.isMet)).toEqual([true]);
  });

  it('needs a name of its own, and something asked', () => {
    expect(play(['save kept']).isWrong).toBe(true);
    expect(play(['ask Is SkerryTreaty in force?', 'save transfer']).text).toContain('There is a question `transfer` already');
    expect(play(['ask Is SkerryTreaty in force?', 'save kept', 'save kept']).text).toContain('There is a question `kept` already');
  });
});

describe('a question at the prompt', () => {
  it('needs no word before it', () => {
    expect(play(['Is SkerryTreaty in force?']).text).toBe(play(['ask Is SkerryTreaty in force?']).text);
    expect(play(['Is SkerryTreaty in force?']).isWrong).toBeUndefined();
  });
});
