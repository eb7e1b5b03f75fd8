/**
 * Writes `library/states/states.csv` from `library/states/source/` and the code package.
 * Run: `node tools/library/make-states.ts`. The test beside this file fails when the committed table is out of date.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStateSources } from './state-sources.ts';
import { stateRows, stateTable } from './state-table.ts';

const folder = join(import.meta.dirname, '../../library/states');
writeFileSync(join(folder, 'states.csv'), stateTable(stateRows(readStateSources(join(folder, 'source')))));
