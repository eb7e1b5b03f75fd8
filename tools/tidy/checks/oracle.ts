// The oracle is a second opinion: it reads the model and shares no code with the engine it is compared with.

import type { Check } from '../finding.ts';

const engine = /^@servanda\/(semantics|timeline|explorer|diff|dossier)$/;

/** tests/oracle shares no code with the engine; the comparison beside it (`difference.ts` and the tests) sees both. */
export const oracle: Check = {
  name: 'oracle',
  rule: 'the oracle shares no code with the engine',
  run: (repository) =>
    repository
      .modules()
      .filter(({ file }) => file.startsWith('tests/oracle/') && !file.endsWith('.test.ts') && !file.endsWith('/difference.ts'))
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ specifier, isTypeOnly }) => engine.test(specifier) && !isTypeOnly)
          .map(({ specifier, line }) => ({ file, line, message: `\`${specifier}\` is what the oracle checks; it may not use it` })),
      ),
};
