/** Every question about the future in `examples/`, with the answers that it expects. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerOf, ask, contextOf, isExplorerAsk } from '../src/index.ts';
import { exampleModel } from './dossiers.ts';

const root = fileURLToPath(new URL('../../../examples/', import.meta.url));
const folders = (path: string): readonly string[] => readdirSync(path, { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
const names = folders(root).flatMap((name) => (name === 'literature' ? folders(`${root}literature`).map((n) => `literature/${n}`) : [name]));

describe.each(names)('%s', (name) => {
  const model = exampleModel(name);
  const context = contextOf(model, { clock: () => performance.now(), budget: { millis: 20_000 } });
  for (const question of model.questions) {
    if (!isExplorerAsk(question.ask)) continue;
    for (const { answer, readings, after } of question.expectations) {
      it(`${question.id}${readings.length > 0 ? ` under ${readings.join(' and ')}` : ''}`, () => {
        const outcome = ask(context, question, { readings, after });
        if (outcome.kind === 'paths') {
          if (answer.kind === 'names') expect(outcome.paths.actors).toEqual([...answer.names].sort());
        } else expect(answerOf(outcome.verdict)).toEqual(answer);
      });
    }
  }
  it('was read', () => { expect(model.files.length).toBeGreaterThan(0); });
});
