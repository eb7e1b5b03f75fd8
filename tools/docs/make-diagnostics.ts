/** Writes docs/language/diagnostics.md, the page of all messages: `node tools/docs/make-diagnostics.ts`. */
import { writeFileSync } from 'node:fs';
import { allEntries, diagnosticsPage } from './diagnostics-page.ts';

writeFileSync(new URL('../../docs/language/diagnostics.md', import.meta.url), diagnosticsPage(await allEntries()));
