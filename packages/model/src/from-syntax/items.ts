/** What a sentence yields: pieces of the model, still without the ids that their place in the dossier gives them. */
import type { Formula } from '../ir/formula.ts';
import type { AcceptedFinding, Belief, Claim, LogEntry, Report } from '../ir/log.ts';
import type { FactEffect, Law } from '../ir/norm.ts';
import type { Ask, Assumption, Expectation } from '../ir/question.ts';
import type { ClausePart } from './interpret-clause.ts';
import type { LawDraft } from './interpret-law.ts';
import type { MetaDraft } from './interpret-meta.ts';

export type Item =
  /** `made`: the law with its id, kept for the next compilation. */
  | { readonly kind: 'law'; readonly law: LawDraft | MetaDraft; made?: Law }
  | { readonly kind: 'clause'; readonly part: ClausePart }
  /** What an act declaration says after its phrase. */
  | { readonly kind: 'act-body'; readonly pattern: string; readonly possible?: Formula; readonly effects: readonly FactEffect[] }
  | { readonly kind: 'log'; readonly entry: Omit<LogEntry, 'id' | 'origin' | 'reading'> }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'belief'; readonly belief: Belief }
  | { readonly kind: 'accepted'; readonly accepted: AcceptedFinding }
  | { readonly kind: 'question-title'; readonly id: string; readonly title?: string }
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'assumption'; readonly assumption: Assumption }
  | { readonly kind: 'expectation'; readonly expectation: Expectation }
  /** Sentences that are dealt with elsewhere: includes, tables. */
  | { readonly kind: 'none' };

