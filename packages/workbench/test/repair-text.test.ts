// A repair that an answer offers becomes sentences of the dossier that read without a mistake.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';
import { withSentences } from '../src/editor/insertion-point.ts';
import { repairText } from '../src/engine/repair-text.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'examples', 'kurils');
const files = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.treaty')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const dossier = openDossier(files);

describe('the text of a repair', () => {
  it.each([
    ['an exception in `PeaceTreaty.security`: it does not forbid what `SecurityTreaty.5` requires', 'PeaceTreaty article security does not forbid assisting any State against any State.'],
    ['a clause by which `SecurityTreaty.5` prevails over `PeaceTreaty.security`', 'SecurityTreaty article 5 prevails over PeaceTreaty article security.'],
    ['a notice in `SecurityTreaty.10` that takes effect after 90 days', 'From 1970-06-23, either party may denounce this instrument, with effect 90 days after notice.'],
    ['a deadline in `SecurityTreaty.5` of 1 year, as long as the notice of leaving', 'SecurityTreaty article 5 is due within 1 year.'],
    ['`SecurityTreaty.6` left out', '// USA may deploy forces on any Territory that Japan administers.'],
  ])('%s', (line, sentence) => {
    const text = repairText(dossier, line)!;
    expect(text.sentences).toEqual([sentence]);
    const repaired = Object.entries(text.files).reduce((d, [path, changed]) => d.update(path, changed), dossier);
    expect(repaired.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  });

  it('is none where no sentence makes it', () => {
    expect(repairText(dossier, 'something else')).toBeUndefined();
  });
});

describe('where a sentence goes', () => {
  it('is the end of the dossier’s own section', () => {
    expect(withSentences('dossier "A".\nState: B.\n\n// About it.\ninstrument C between B and B.\n', ['X.'])).toBe('dossier "A".\nState: B.\n\nX.\n\n// About it.\ninstrument C between B and B.\n');
    expect(withSentences('State: B.\nquestion q.\n', ['X.'])).toBe('State: B.\n\nX.\nquestion q.\n');
    expect(withSentences('instrument C between B and B.\n', ['X.'])).toBe('X.\n\ninstrument C between B and B.\n');
  });
});
