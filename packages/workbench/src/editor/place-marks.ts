/** What the engine knows of places of a text, drawn in the editor: dates that clauses lead to, and the provisions that an answer turns on. */
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** A date beside a clause. */
export interface ComputedDate {
  readonly at: number;
  readonly text: string;
}

/** A stretch of the text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Replaces the dates shown in the text. */
export const showDates = StateEffect.define<readonly ComputedDate[]>();
/** Replaces the stretches that are marked as what an answer turns on. */
export const showCore = StateEffect.define<readonly Stretch[]>();

class DateWidget extends WidgetType {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: DateWidget): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const span = document.createElement('span');
    span.className = 'computed-date';
    span.textContent = this.text;
    return span;
  }
}

/** A field that keeps decorations where they are while the text moves, and takes new ones from an effect. */
function marksFrom<T>(effectOf: ReturnType<typeof StateEffect.define<readonly T[]>>, drawn: (items: readonly T[], length: number) => DecorationSet): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, transaction) {
      const effect = transaction.effects.find((e) => e.is(effectOf));
      return effect ? drawn(effect.value as readonly T[], transaction.state.doc.length) : shown.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

const dates = marksFrom(showDates, (items, length) => Decoration.set(
  items.filter((d) => d.at <= length).map((d) => Decoration.widget({ widget: new DateWidget(d.text), side: 1 }).range(d.at)), true,
));

const core = marksFrom(showCore, (items, length) => Decoration.set(
  items.filter((s) => s.from < s.to && s.to <= length).map((s) => Decoration.mark({ class: 'answer-core' }).range(s.from, s.to)), true,
));

/** The extension that draws them. */
export const placeMarks: Extension = [dates, core];
