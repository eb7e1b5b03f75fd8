// Every file in tests/corpus/commands: commands with their exact output and exit code. UPDATE=1 writes what came out; read the diff.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printed, words } from './printed.ts';

const folder = join('tests', 'corpus', 'commands');
const isUpdate = process.env['UPDATE'] === '1';

async function output(args: readonly string[]): Promise<string> {
  const { out, err, exit } = await printed(args);
  return `${out}${err === '' ? '' : `--- stderr\n${err}`}--- exit ${exit}\n`;
}

describe.each(readdirSync(folder).sort())('%s', (name) => {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const blocks = text.split(/^(?=\$ servanda)/m).filter((block) => block.startsWith('$'));

  it('prints what it did', async () => {
    expect(blocks.length).toBeGreaterThan(0);
    const got: string[] = [];
    for (const block of blocks) {
      const [command = ''] = block.split('\n');
      got.push(`${command}\n${await output(words(command.slice('$ servanda'.length)))}`);
    }
    const all = `${text.slice(0, Math.max(0, text.indexOf('$ servanda')))}${got.join('\n')}`;
    if (isUpdate) writeFileSync(path, all);
    else expect(all).toBe(text);
  });
});
