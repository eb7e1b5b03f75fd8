/**
 * Writes `library/states/states.csv` and the two `.treaty` files beside it from `library/states/source/`, the code package
 * and `continuity.csv`. Run: `node tools/library/make-states.ts`. The test beside this file fails when what is committed is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './csv-table.ts';
import { continuityDossier, statesDossier } from './state-dossiers.ts';
import { readStateSources } from './state-sources.ts';
import { stateRows, stateTable } from './state-table.ts';

const folder = join(import.meta.dirname, '../../library/states');
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

write('states.csv', stateTable(stateRows(readStateSources(join(folder, 'source')))));
write('states.treaty', statesDossier());
write('continuity.treaty', continuityDossier(readTable(readFileSync(join(folder, 'continuity.csv'), 'utf8'), 'continuity.csv')));
