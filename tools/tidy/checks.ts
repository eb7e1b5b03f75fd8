// Every rule of the house that a program can hold, in the order in which they are reported.

import { architecture } from './checks/architecture.ts';
import { docstrings, headers } from './checks/comments.ts';
import { cycles } from './checks/cycles.ts';
import { decisions } from './checks/decisions.ts';
import { dependencies } from './checks/dependencies.ts';
import { exportsByName } from './checks/exports.ts';
import { layering } from './checks/layering.ts';
import { links } from './checks/links.ts';
import { lockFile } from './checks/lock-file.ts';
import { names } from './checks/names.ts';
import { oracle } from './checks/oracle.ts';
import { purity } from './checks/purity.ts';
import { size } from './checks/size.ts';
import { skippedTests } from './checks/skipped-tests.ts';
import { visibility } from './checks/visibility.ts';
import { machinePaths, unfinishedMarks } from './checks/wording.ts';
import type { Check } from './finding.ts';

/** The checks that `npm run tidy` runs. */
export const checks: readonly Check[] = [
  layering,
  cycles,
  visibility,
  purity,
  size,
  oracle,
  dependencies,
  exportsByName,
  headers,
  docstrings,
  names,
  skippedTests,
  unfinishedMarks,
  machinePaths,
  architecture,
  decisions,
  links,
  lockFile,
];
