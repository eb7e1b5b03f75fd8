/**
 * `node tests/games/run.ts games COUNT [FIRST-SEED]`: so many random dossiers, answered by the solver and by force; `reach` for what can come
 * about. Says which differ as they come, and the counts so far after every 500.
 */
import { compareGame } from './compare.ts';
import { generateGame } from './generate.ts';
import { compareReach, FAR } from './reach-compare.ts';

const [what = 'games', count = '500', first = '1'] = process.argv.slice(2);
const told: Record<string, number> = {};

type Said = ReturnType<typeof compareGame> | ReturnType<typeof compareReach>;

function comparisonOf(seed: number): Said {
  try { return what === 'reach' ? compareReach(seed, FAR) : compareGame(generateGame(seed), { most: 60_000 }); } catch (error) { return { kind: 'differs', text: String(error) }; }
}

for (let n = 1; n <= Number(count); n++) {
  const seed = Number(first) + n - 1;
  const said = comparisonOf(seed);
  const kind = said.kind === 'not-told' ? `not-told (${said.why})` : said.kind;
  told[kind] = (told[kind] ?? 0) + 1;
  if (said.kind === 'differs') console.log(`seed ${seed}: ${said.text}`);
  if (n % 500 === 0 || n === Number(count)) console.log(`${n} from seed ${first}, ${Math.round(process.cpuUsage().user / 1e6)} s: ${JSON.stringify(told)}`);
}
