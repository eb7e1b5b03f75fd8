/** Which dossier a file belongs to, told by files in memory. */
import { describe, expect, it } from 'vitest';
import { homeOf } from './homes.ts';

function home(path: string, files: Readonly<Record<string, string>>, roots: readonly string[] = []) {
  return homeOf(path, {
    read: (asked) => files[asked],
    list: (folder) => Object.keys(files).filter((name) => name.startsWith(`${folder}/`) && !name.slice(folder.length + 1).includes('/')).map((name) => name.slice(folder.length + 1)),
  }, roots);
}

describe('the home of a file', () => {
  const files = {
    '/w/dossier.treaty': 'dossier "D".\ninclude "law/pact.treaty", "log.treaty".',
    '/w/log.treaty': 'include "more/events.treaty".\ndossier "Log".',
    '/w/more/events.treaty': 'On 2000-01-01 A hits B.',
    '/w/law/pact.treaty': 'instrument Pact.',
    '/w/law/stray.treaty': 'instrument Stray.',
    '/v/main.treaty': 'dossier “Other”.\ninclude “part.treaty”.',
    '/v/part.treaty': 'dossier "A part of it".',
  };
  it.each([
    ['/w/dossier.treaty', '/w', 'dossier.treaty'],
    ['/w/log.treaty', '/w', 'dossier.treaty'],
    ['/w/more/events.treaty', '/w', 'dossier.treaty'],
    ['/w/law/pact.treaty', '/w', 'dossier.treaty'],
    ['/w/law/stray.treaty', '/w/law', 'stray.treaty'],
    ['/v/main.treaty', '/v', 'main.treaty'],
    ['/v/part.treaty', '/v', 'main.treaty'],
    ['untitled:Untitled-1', '', 'untitled:Untitled-1'],
  ])('%s', (path, root, entry) => {
    expect(home(path, files)).toEqual({ root, entry });
  });
  it('is not looked for above the folder that the editor has open', () => {
    expect(home('/w/law/pact.treaty', files, ['/w/law'])).toEqual({ root: '/w/law', entry: 'pact.treaty' });
  });
  it('is found where files include each other', () => {
    const circle = { '/c/dossier.treaty': 'include "a.treaty".', '/c/a.treaty': 'include "dossier.treaty", "a.treaty".', '/c/b.treaty': '' };
    expect(home('/c/b.treaty', circle)).toEqual({ root: '/c', entry: 'b.treaty' });
  });
});
