/** Layer 8: what an editor asks of a dossier, as plain data. Offsets are UTF-16, as in JavaScript and LSP. */
export { canRename, definitionAt, nameAt, referencesAt, rename, type RenameEdit, type RenameResult } from './names.ts';
export { escape as escapeMarkdown, hoverAt, type Hover } from './hover.ts';
export { foldsOf, outlineOf, type OutlineItem } from './outline.ts';
export { COLOURS, coloursOf, type Colour, type ColouredSpan } from './colours.ts';
export { completionsAt, type Completion } from './completion.ts';
export { inlaysOf, lensesOf, type Inlay, type Lens, type LensOptions } from './marks.ts';
export { fixesAt, formatted, type QuickFix } from './fixes.ts';
