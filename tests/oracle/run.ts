/** `node tests/oracle/run.ts COUNT [FIRST-SEED]`: compares so many generated dossiers; shows the first few that differ, shrunk. */
import { differenceOf, dump, shrink } from './difference.ts';
import { generate } from './generate.ts';

const count = Number(process.argv[2] ?? 1000);
const first = Number(process.argv[3] ?? 1);
const shown = Number(process.argv[4] ?? 3);
let different = 0;
for (let seed = first; seed < first + count; seed++) {
  if (process.env['VERBOSE'] !== undefined) console.log(seed);
  const difference = differenceOf(generate(seed));
  if (!difference) continue;
  different++;
  if (different > shown) continue;
  const small = shrink(generate(seed), (d) => differenceOf(d) !== undefined);
  console.log(`---- seed ${seed}\n${dump(small, differenceOf(small))}\n`);
}
console.log(`${different} of ${count} dossiers differ`);
