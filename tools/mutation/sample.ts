/**
 * `node tools/mutation/sample.ts N [SEED]`: N random lines of the two packages' code, as `--mutate` ranges for Stryker. A run over every
 * mutant takes a day; a sample drawn before looking says about the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { random } from '../../tests/oracle/random.ts';

const count = Number(process.argv[2] ?? 100);
const r = random(Number(process.argv[3] ?? 1));
const folders = ['packages/semantics/src', 'packages/timeline/src'];

/** Lines that may hold something to mutate: no comments, imports, declarations of types or lone brackets. */
function linesOf(path: string): readonly string[] {
  let isType = false;
  return readFileSync(path, 'utf8').split('\n').flatMap((line, i) => {
    if (/^(?:export )?(?:interface|type) /.test(line)) isType = true;
    const isCode = !isType && !/^\s*(?:\/\/|\/?\*|import |export \{|[\]})]*;?$|type |from )/.test(line) && /[(=?<&|]/.test(line);
    if (isType && /^\}|;$/.test(line) && !/^\s/.test(line)) isType = false;
    return isCode ? [`${path}:${i + 1}-${i + 1}`] : [];
  });
}

const files = folders.flatMap((folder) => readdirSync(folder).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts') && f !== 'index.ts').map((f) => `${folder}/${f}`));
process.stdout.write(`${r.some(files.flatMap(linesOf), count).sort().join(',')}\n`);
