/** What the engine knows, in the editor: proposals while typing, explanations under the pointer, the way to a name's declaration. */
import { autocompletion, snippet, type Completion as Proposal, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, type Tooltip } from '@codemirror/view';
import type { Span } from '@servanda/base';
import { engine } from '../engine/engine-client.ts';
import { markdownNodes } from './markdown-nodes.ts';

/** What the editor does when asked to go somewhere or to rename. */
export interface HelpActions {
  readonly goTo: (span: Span) => void;
  readonly rename: (offset: number) => void;
  /** Lists where the name at the offset is used. */
  readonly uses: (offset: number) => void;
}

/** Extensions for one file. */
export function engineHelp(path: string, actions: HelpActions): Extension {
  const goToDeclaration = (view: EditorView, offset = view.state.selection.main.head): boolean => {
    engine('declaration', { path, text: view.state.doc.toString(), offset }, 'declaration')
      .then(([span]) => { if (span) actions.goTo(span); }).catch(() => undefined);
    return true;
  };
  return [
    autocompletion({ override: [(context) => proposals(path, context)], activateOnTypingDelay: 120, icons: false }),
    hoverTooltip((view, offset) => explanation(path, view, offset), { hoverTime: 450 }),
    keymap.of([
      { key: 'F12', run: (view) => goToDeclaration(view) },
      { key: 'Shift-F12', run: (view) => { actions.uses(view.state.selection.main.head); return true; } },
      { key: 'F2', run: (view) => { actions.rename(view.state.selection.main.head); return true; } },
    ]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return offset !== null && goToDeclaration(view, offset);
      },
    }),
  ];
}

const KINDS: Readonly<Record<string, string>> = { phrase: 'function', party: 'class', thing: 'class', instrument: 'interface', article: 'property', keyword: 'keyword', source: 'text', variable: 'variable', snippet: 'function', file: 'text' };

async function proposals(path: string, context: CompletionContext): Promise<CompletionResult | null> {
  if (!context.explicit && !/[\p{L}\d_"/-]$/u.test(context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos))) return null;
  try {
    const found = await engine('complete', { path, text: context.state.doc.toString(), offset: context.pos }, 'complete');
    const [first] = found;
    if (!first || context.aborted) return null;
    // A word that is written already needs no proposal.
    if (!context.explicit && found.length === 1 && context.state.sliceDoc(first.from, context.pos) === first.label) return null;
    return {
      from: first.from, filter: false,
      options: found.filter((c) => c.from === first.from).slice(0, 60).map((c): Proposal => ({
        label: c.label, ...(c.detail !== undefined && { detail: c.detail }), type: KINDS[c.kind] ?? 'text', apply: c.insert.includes('${') ? snippet(c.insert.replace(/\$\{\d+:/g, '${')) : c.insert,
      })),
    };
  } catch {
    return null;
  }
}

async function explanation(path: string, view: EditorView, offset: number): Promise<Tooltip | null> {
  try {
    const told = await engine('hover', { path, text: view.state.doc.toString(), offset }, 'hover');
    if (!told) return null;
    const { length } = view.state.doc;
    return { pos: Math.min(told.span.from, length), end: Math.min(told.span.to, length), above: true, create: () => ({ dom: markdownNodes(told.text) }) };
  } catch {
    return null;
  }
}
