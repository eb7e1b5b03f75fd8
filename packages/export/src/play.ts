/**
 * A play of the game as turns: who acts on which day, what the party asked about could do instead, and what each choice would
 * cost it. The form in which witnesses come to be drawn and told; made from the explorer's witness by `from-witness.ts`.
 */

/** A run with real dates, told in words. */
export interface Play {
  readonly title: string;
  readonly turns: readonly Turn[];
  /** How it ends: `Japan is in breach of PeaceTreaty article security, toward Russia`. */
  readonly outcome: string;
  /** Whether the outcome is what the party asked about wanted to avoid. */
  readonly isLost: boolean;
}

/** Something that happens in a play. */
export interface Turn {
  /** `2019-01-23`, or words (`day 1`). */
  readonly day: string;
  /** Who chooses: the party asked about, the others, or nobody (the calendar). */
  readonly side: 'own' | 'others' | 'time';
  readonly actor?: string;
  readonly words: string;
  /** Who owes what then, or what changed. */
  readonly consequences: readonly string[];
  /** What else the party asked about could do at its turn. */
  readonly options: readonly Choice[];
}

/** Another move, and what it would lead to. */
export interface Choice {
  readonly words: string;
  /** `breach of SecurityTreaty article 5, toward USA`; empty: it costs nothing. */
  readonly costs: readonly string[];
}

/** What to do in a situation, as a line of a strategy. */
export interface StrategyRow {
  readonly day: string;
  readonly situation: readonly string[];
  /** In order; empty: wait. */
  readonly acts: readonly string[];
}
