// The documentation shows what the program prints: every `console` block of docs/cli.md and README.md, every `ts` block of docs/api.md
// with the `text` block after it. UPDATE=1 writes what came out; read the diff.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printed, words } from './printed.ts';

const isUpdate = process.env['UPDATE'] === '1';

/** The page with each match of the pattern replaced by what `fill` makes of it. */
async function filled(page: string, pattern: RegExp, fill: (match: RegExpMatchArray) => Promise<string> | string): Promise<string> {
  let text = '';
  let at = 0;
  for (const match of page.matchAll(pattern)) {
    text += page.slice(at, match.index) + await fill(match);
    at = match.index + match[0].length;
  }
  return text + page.slice(at);
}

function hold(file: string, page: string, made: string): void {
  if (isUpdate) writeFileSync(file, made);
  else expect(made).toBe(page);
}

describe.each(['README.md', 'docs/cli.md'])('%s', (file) => {
  it('shows what the commands print', async () => {
    const page = readFileSync(file, 'utf8');
    hold(file, page, await filled(page, /```console\n\$ servanda (.*)\n[^]*?```/g, async ([, command = '']) => {
      const { out, err } = await printed(words(command));
      // Tables end their lines as RFC 4180 has it; a page does not.
      return `\`\`\`console\n$ servanda ${command}\n${`${out}${err}`.replaceAll('\r\n', '\n')}\`\`\``;
    }));
  });
});

describe('docs/api.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'servanda-docs-'));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it('shows what the examples print', async () => {
    const page = readFileSync('docs/api.md', 'utf8');
    let n = 0;
    hold('docs/api.md', page, await filled(page, /```ts\n([^]*?)```\n\n```text\n[^]*?```/g, ([, code = '']) => {
      const script = join(folder, `example-${n += 1}.ts`);
      const source = (name: string): string => JSON.stringify(resolve('packages/cli/src', name));
      writeFileSync(script, code.replace(/'servanda'/g, source('api.ts')).replace(/'servanda\/node'/g, source('node.ts')));
      const run = spawnSync(process.execPath, ['--no-warnings', script], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
      expect(run.stderr).toBe('');
      return `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`text\n${run.stdout}\`\`\``;
    }));
  }, 90_000);
});
