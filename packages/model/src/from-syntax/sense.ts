/**
 * The state of interpretation of one sentence: which variables it has bound so far, what `it` and `the other party` would
 * mean, which names it has used and what was wrong. The surface tells what was written; `interpret-*.ts` turn it into IR
 * with the help of this.
 */
import type { Diagnostic, Span } from '@servanda/base';
import type { SyntaxSentence } from '@servanda/syntax';
import type { Formula } from '../ir/formula.ts';
import type { Quantified, Term } from '../ir/terms.ts';
import { placeSpan, type Input, type Place } from './matching.ts';
import type { NameKind } from './scope.ts';

/** Where a sentence stands: the section above it decides what `this instrument` and `each party` are. */
export interface SentenceContext {
  readonly section: 'preamble' | 'dossier' | 'instrument' | 'article' | 'reading' | 'report' | 'question';
  /** The instrument, draft or custom whose text this is. */
  readonly instrument?: string;
  /** Id of the provision: article, instrument, `dossier`, or `reading:NAME`. */
  readonly provision: string;
  readonly reading?: string;
  readonly report?: string;
  readonly question?: string;
}

/** A use or a declaration of a name, for go-to-definition and rename. `id` of an article is its provision id. */
export interface Occurrence {
  readonly id: string;
  readonly of: NameKind;
  readonly span: Span;
  readonly isDefinition: boolean;
}

/** A variable, and how its quantifier binds in a condition. */
export interface Binding {
  readonly quantified: Quantified;
  readonly how: 'exists' | 'every' | 'no' | 'at-least' | 'fewer-than';
  readonly n?: number;
  /** From its relative clauses. */
  readonly condition?: Formula;
  /** `party`: may be meant by `the other party`. */
  readonly isParty: boolean;
  /** Bound by `the other party`. */
  readonly isOther?: boolean;
  /** Kind it ranges over, for `that Territory`. */
  readonly kind?: string;
}

export interface Sense {
  readonly input: Pick<Input, 'sentence' | 'tokens' | 'scope' | 'variables'>;
  readonly context: SentenceContext;
  readonly diagnostics: Diagnostic[];
  readonly occurrences: Occurrence[];
  /** Innermost list last; `bindings.at(-1)` takes new variables. */
  bindings: Binding[];
  /** All variables bound anywhere in the sentence, for unique names and for back references. */
  readonly bound: Binding[];
  /** What the sentence has spoken of so far, in order: candidates for `it`. */
  readonly mentioned: Term[];
  /** Subject of the latest clause: `it`, `itself`. */
  subject?: Term;
  /** Who bears the duty of the sentence: `it` in `after this instrument enters into force for it`. */
  bearer?: Term;
  /** Objects are being read: `it` is not the subject. */
  isObject?: boolean;
  /** All subjects of the present clause, where they act on `each other`. */
  group: readonly Term[];
  /** What is said comes about or is on record, so that nobody may be left open. */
  isStated?: boolean;
  /** `the parties` do it, together. */
  isTogether?: boolean;
  /** The party that a trigger bound (`attacks either party`). */
  affected?: Binding;
  /** Names of an act's roles, in its own declaration. */
  readonly roles?: ReadonlyMap<string, Term>;
  /** What fills the gap of the relative clause being interpreted. */
  gap?: Term;
  /** The instrument that `each party` and `article 5` refer to, where a modifier names another than its own. */
  instrument?: string;
}

export function makeSense(input: Pick<Input, 'sentence' | 'tokens' | 'scope' | 'variables'>, context: SentenceContext, roles?: ReadonlyMap<string, Term>): Sense {
  return { roles, input, context, diagnostics: [], occurrences: [], bindings: [], bound: [], mentioned: [], group: [], instrument: context.instrument };
}

export function spanAt(sense: { readonly input: { readonly sentence: SyntaxSentence } }, place: Place): Span {
  return placeSpan(sense.input.sentence, place);
}

/** Notes a use of a name. */
export function uses(sense: Sense, id: string, of: NameKind, place: Place): void {
  sense.occurrences.push({ id, of, span: spanAt(sense, place), isDefinition: false });
}

/** A variable name that the sentence doesn't have yet: `$party`, `$party2`. */
export function freshName(sense: Sense, stem: string): string {
  const taken = (name: string): boolean => sense.bound.some((binding) => binding.quantified.name === name);
  const base = `$${stem}`;
  if (!taken(base)) return base;
  for (let n = 2; ; n += 1) if (!taken(`${base}${n}`)) return `${base}${n}`;
}

/** Binds a variable in the present list. */
export function bind(sense: Sense, binding: Binding): Term {
  sense.bindings.push(binding);
  sense.bound.push(binding);
  return { kind: 'var', name: binding.quantified.name };
}

/** Runs `work` with a list of its own, and gives the variables that it bound. */
export function separately<T>(sense: Sense, work: () => T): { readonly value: T; readonly bindings: readonly Binding[] } {
  const outer = sense.bindings;
  sense.bindings = [];
  const value = work();
  const { bindings } = sense;
  sense.bindings = outer;
  return { value, bindings };
}

