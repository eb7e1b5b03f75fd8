// What a check is and what it says. Every check lives in a file of its own under checks/ and is listed in checks.ts.

import type { Repository } from './repository.ts';

/** One thing to mend, at a line (from 1) of a file (path from the root of the repository). */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** One rule of the house, decided over the whole repository. */
export interface Check {
  readonly name: string;
  /** The rule in one sentence, as STYLE.md and ARCHITECTURE.md state it. */
  readonly rule: string;
  readonly run: (repository: Repository) => Finding[];
}
