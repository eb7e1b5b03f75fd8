/** The disk: read once, read again when changed, and never out of the folder. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDisk } from './disk.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'servanda-disk-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

it('reads a file again when it is told, or when some time has passed', () => {
  let now = 0;
  const disk = makeDisk(() => now);
  const path = join(folder, 'a.treaty');
  expect(disk.read(path, folder)).toBeUndefined();
  writeFileSync(path, 'one');
  disk.forget(path);
  expect(disk.read(path, folder)).toBe('one');
  writeFileSync(path, 'two and more');
  expect(disk.read(path, folder)).toBe('one');
  now += 5_000;
  expect(disk.read(path, folder)).toBe('two and more');
});

it('does not follow a link out of the folder', () => {
  const inner = join(folder, 'inner');
  mkdirSync(inner);
  writeFileSync(join(folder, 'secret.treaty'), 'secret');
  writeFileSync(join(inner, 'own.treaty'), 'own');
  symlinkSync(join(folder, 'secret.treaty'), join(inner, 'out.treaty'));
  symlinkSync(join(inner, 'own.treaty'), join(inner, 'in.treaty'));
  const disk = makeDisk();
  expect([disk.read(join(inner, 'out.treaty'), inner), disk.read(join(inner, 'in.treaty'), inner), disk.read(inner, folder)]).toEqual([undefined, 'own', undefined]);
});
