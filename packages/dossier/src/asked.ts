/** What is put to a dossier: a question with its assumptions, a statement with its day. */
import type { PartialDate } from '@servanda/base';
import type { Ask, Assumption, Formula } from '@servanda/model';

/** What is asked: a question of the dossier, or one from outside, which has neither id nor title. */
export interface Asked {
  readonly id?: string;
  readonly title?: string;
  readonly ask: Ask;
  readonly assumptions: readonly Assumption[];
  /** A sentence of it was not understood. */
  readonly isIncomplete?: true;
}

/** A statement, perhaps with the day it is about: `Japan and USSR are at war on 1950-01-01`. */
export interface Statement {
  readonly formula: Formula;
  readonly on?: PartialDate;
}
