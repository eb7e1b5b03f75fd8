/** How an answer is looked for. */
import type { AskOptions } from './dossier.ts';

/** Bounds of the search, and how much is told. */
export type AnswerOptions = Pick<AskOptions, 'budget' | 'clock' | 'cancellation' | 'progress' | 'isBrief'>;
