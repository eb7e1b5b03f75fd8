// Files that are opened, and what was typed into files of their name before.

import { describe, expect, it } from 'vitest';
import { foundAgain, type Workspace } from '../src/workspace/workspace.ts';

const stored = (saved: string, now: string): Workspace => ({ id: 'disk:a', origin: { kind: 'disk', name: 'a' }, files: { 'a.treaty': now }, saved: { 'a.treaty': saved }, changedAt: 1 });

describe('files that are opened', () => {
  it('replace a workspace in which nothing waits to be saved', () => {
    expect(foundAgain(stored('x', 'x'), { 'a.treaty': 'quite another' }, false)).toBe('none');
    expect(foundAgain(stored('x', 'typed'), { 'a.treaty': 'typed' }, false)).toBe('none');
  });

  it('are known again by their text, or by the folder that they come from', () => {
    expect(foundAgain(stored('x', 'typed'), { 'a.treaty': 'x' }, false)).toBe('same');
    expect(foundAgain(stored('x', 'typed'), { 'a.treaty': 'changed outside' }, true)).toBe('same');
  });

  it('are another dossier where the text is another', () => {
    expect(foundAgain(stored('x', 'typed'), { 'a.treaty': 'quite another' }, false)).toBe('another');
    expect(foundAgain(stored('x', 'typed'), { 'a.treaty': 'x', 'b.treaty': 'more' }, false)).toBe('another');
  });
});
