/** Every form a sentence can have, in order of preference. Declarations are read before (`collect.ts`). */
import { clauseForm } from './clause-forms.ts';
import { interpretClause } from './interpret-clause.ts';
import { interpretGerunds, interpretLaw } from './interpret-law.ts';
import { interpretMeta } from './interpret-meta.ts';
import type { Item } from './items.ts';
import { lawForm } from './law-forms.ts';
import { FACTUAL_FORMS, QUESTION_FORMS } from './log-sentences.ts';
import { sentenceForm, type SentenceForm } from './sentence-form.ts';

const clause = sentenceForm({
  name: 'final clause',
  where: ({ instrument, section }) => instrument !== undefined && section !== 'question',
  rule: clauseForm,
  interpret: (sense, surface) => interpretClause(sense, surface).map((part): Item => ({ kind: 'clause', part })),
});

const law = sentenceForm({
  name: 'sentence of law',
  where: ({ section }) => section !== 'question' && section !== 'report',
  rule: lawForm,
  interpret: (sense, surface) => {
    switch (surface.kind) {
      case 'law': return interpretLaw(sense, surface).map((each): Item => ({ kind: 'law', law: each }));
      case 'gerunds': return interpretGerunds(sense, surface).map((each): Item => ({ kind: 'law', law: each }));
      default: return interpretMeta(sense, surface).map((each): Item => ({ kind: 'law', law: each }));
    }
  },
});

/** The first form that fits a whole sentence is the one it has. */
export const FORMS: readonly SentenceForm[] = [...FACTUAL_FORMS, clause, law, ...QUESTION_FORMS];
