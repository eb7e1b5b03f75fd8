/** Answers as a caller hands them in: one expected, one not, with a play, a core, a strategy. */
import type { QuestionReport } from '../src/from-worlds.ts';
import type { Play } from '../src/play.ts';

/** A lost play of three turns. */
export const play: Play = {
  title: 'How Southland is forced into breach', isLost: true, outcome: 'Southland is in breach of Peace article security, toward Northland',
  turns: [
    { day: '23 January 2019', side: 'others', actor: 'Northland', words: 'Northland attacks Westland', consequences: ['Southland shall assist Westland by 23 April 2019'], options: [] },
    {
      day: '23 April 2019', side: 'own', actor: 'Southland', words: 'Southland assists Westland against Northland', consequences: ['this counts as: Southland takes hostile action against Northland'],
      options: [{ words: 'do nothing', costs: ['breach of Alliance article 5, toward Westland'] }, { words: 'Southland waits', costs: [] }],
    },
    { day: '24 April 2019', side: 'time', words: 'time passes to 24 April 2019', consequences: [], options: [] },
  ],
};

/** Two questions. */
export const answered: readonly QuestionReport[] = [
  {
    id: 'promises', title: 'Can Southland keep every commitment?', assumptions: ['Peace is in force'],
    rows: [
      { readings: [], got: 'yes', expected: 'yes', pass: true, scope: 'no horizon', explanation: [], strategy: [{ day: '23 January 2019', situation: ['Southland shall assist Westland'], acts: ['Southland assists Westland'] }, { day: '1 February 2019', situation: [], acts: [] }] },
      { readings: ['strict'], got: 'no', expected: 'yes', pass: false, explanation: ['No rule picks a winner.'], core: ['Declaration.3', 'Declaration.9'], play, repairs: ['an exception'] },
    ],
  },
  { id: 'second', asks: 'Is Declaration in force?', rows: [{ readings: [], got: 'yes', reasons: [{ text: 'Declaration enters into force', law: ['clause:Declaration:entry'], entry: 'log#4', children: [] }] }] },
];
