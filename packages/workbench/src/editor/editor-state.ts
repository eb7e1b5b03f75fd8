/** One editor state a file, kept while other views are shown, so that undo reaches back across them. */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, StateEffect, StateField, Transaction, type Extension } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, WidgetType, type DecorationSet } from '@codemirror/view';
import { changesOf } from '../workspace/merge-text.ts';
import { placeMarks } from './place-marks.ts';
import { treatyLanguage } from './treaty-language.ts';

/** Marks changes that came from elsewhere: they are not told to the workspace again. */
export const foreign = Annotation.define<boolean>();

const states = new Map<string, EditorState>();

/** The state of a file as it was left, with the text as it is now. */
export function stateOf(key: string, path: string, text: string, extra: Extension): EditorState {
  const kept = states.get(key);
  if (!kept) return EditorState.create({ doc: text, extensions: [setup(path), extras.of(extra)] });
  const current = kept.update({ effects: extras.reconfigure(extra) }).state;
  return kept.doc.toString() === text ? current : current.update(replacing(current, text)).state;
}

/** Leaves a file. */
export function keepState(key: string, state: EditorState): void {
  states.set(key, state);
}

/** The smallest change that makes the text of it, so that the cursor and the undo history stay where they are. */
export function replacing(state: EditorState, text: string): { changes: { from: number; to: number; insert: string }[]; annotations: Annotation<unknown>[] } {
  const before = state.doc.toString();
  const lines = before.split('\n');
  const starts: number[] = [0];
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length + 1);
  const changes = changesOf(lines, text.split('\n')).map((change) => {
    const isAtEnd = change.to >= lines.length;
    const from = starts[change.from] as number;
    const body = change.lines.join('\n');
    if (!isAtEnd) return { from, to: starts[change.to] as number, insert: change.lines.length === 0 ? '' : `${body}\n` };
    // The last line has no line end of its own: the one before it goes or comes with it.
    if (change.lines.length === 0) return { from: Math.max(0, from - 1), to: before.length, insert: '' };
    return change.from >= lines.length ? { from: before.length, to: before.length, insert: `\n${body}` } : { from, to: before.length, insert: body };
  });
  return { changes, annotations: [foreign.of(true), Transaction.userEvent.of('input.program')] };
}

const extras = new Compartment();

function setup(path: string): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content;
  return [
    lineNumbers(), foldGutter(), history(), drawSelection(), indentOnInput(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), lintGutter(),
    EditorView.lineWrapping, EditorView.perLineTextDirection.of(true), EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ 'aria-label': `Text of ${path}`, spellcheck: 'false' }),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
    path.endsWith('.treaty') ? treatyLanguage() : [],
    verdictField, placeMarks,
    nonce ? EditorView.cspNonce.of(nonce) : [],
  ];
}

/** A verdict to be shown at the end of a question's heading. */
export interface Verdict {
  readonly at: number;
  readonly isMet: boolean;
  readonly text: string;
}

/** Replaces the verdicts shown in the text. */
export const showVerdicts = StateEffect.define<readonly Verdict[]>();

class VerdictWidget extends WidgetType {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super();
    this.verdict = verdict;
  }

  override eq(other: VerdictWidget): boolean {
    return other.verdict.text === this.verdict.text && other.verdict.isMet === this.verdict.isMet;
  }

  override toDOM(): HTMLElement {
    const span = document.createElement('span');
    span.className = this.verdict.isMet ? 'verdict met' : 'verdict failed';
    span.textContent = `${this.verdict.isMet ? '✓' : '✕'} ${this.verdict.text}`;
    return span;
  }
}

const verdictField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    const moved = shown.map(transaction.changes);
    const effect = transaction.effects.find((e) => e.is(showVerdicts));
    if (!effect) return moved;
    const { doc } = transaction.state;
    const ranges = (effect.value as readonly Verdict[]).filter((v) => v.at <= doc.length)
      .map((v) => Decoration.widget({ widget: new VerdictWidget(v), side: 1 }).range(doc.lineAt(v.at).to));
    return Decoration.set(ranges, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});
