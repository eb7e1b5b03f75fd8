// A dossier against what it was in a git revision, and what is said where there is no such thing.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printed } from './printed.ts';

let place = '';
const file = (name: string): string => join(place, name);

function git(...args: readonly string[]): void {
  execFileSync('git', ['-C', file('repository'), '-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], { stdio: 'ignore' });
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'since-'));
  mkdirSync(file('repository/talks'), { recursive: true });
  const before = readFileSync('tests/corpus/good/skerry/dossier.treaty', 'utf8');
  writeFileSync(file('repository/talks/dossier.treaty'), before);
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  writeFileSync(file('repository/talks/dossier.treaty'), before.replace('within 6 months', 'within 3 months'));
  writeFileSync(file('repository/new.treaty'), 'State: Alba.\n');
  writeFileSync(file('outside.treaty'), 'State: Alba.\n');
});

afterAll(() => { rmSync(place, { recursive: true }); });

describe('diff --since', () => {
  it('reads the earlier version from the history', async () => {
    const { out, exit } = await printed(['diff', '--since', 'HEAD', file('repository/talks')]);
    expect(exit).toBe(0);
    expect(out).toContain('first as of HEAD, second as it is now');
    expect(out).toContain('- Alba shall transfer Isle to Borea within 6 months');
    expect(out).toContain('+ Alba shall transfer Isle to Borea within 3 months');
  });

  it.each([
    ['an unknown revision', 'v9', 'repository/talks', 'git knows no revision `v9`', 2],
    ['what looks like an option', '--output=x', 'repository/talks', 'git knows no revision `--output=x`', 2],
    ['a file that is younger', 'HEAD', 'repository/new.treaty', 'there was no dossier', 3],
    ['a file outside of any repository', 'HEAD', 'outside.treaty', 'is not in a git repository', 2],
  ])('says so for %s', async (_, revision, path, message, code) => {
    const { err, exit } = await printed(['diff', `--since=${revision}`, file(path)]);
    expect(err).toContain(message);
    expect(exit).toBe(code);
  });
});
