/** Layer 8: what an editor asks of a dossier, as plain data. Offsets are UTF-16, as in JavaScript and LSP. */
export {
  canRename, definitionAt, highlightsAt, nameAt, referencesAt, rename, whyNotRenamed, type RenameEdit, type RenameResult,
} from './names.ts';
export { escape as escapeMarkdown } from './markdown.ts';
export { hoverAt } from './hover.ts';
export type { Hover } from './hover-sentence.ts';
export { standingOf, type Standing } from './standing.ts';
export { foldsOf, outlineOf, type Fold, type OutlineItem } from './outline.ts';
export { COLOURS, coloursOf, type Colour, type ColouredSpan } from './colours.ts';
export { TOKEN_SORTS, tokensOf, type TokenSort, type TokenSpan } from './tokens.ts';
export { completionsAt, type Completion, type CompletionOptions } from './completion.ts';
export { answerPage, type AnswerPageOptions } from './answer-page.ts';
export { inlaysOf, lensesOf, questionsIn, verdictOf, type Inlay, type Lens, type LensOptions, type QuestionMark } from './marks.ts';
export { fixesAt, fixesOf, formatted, type QuickFix } from './fixes.ts';
export { signaturesAt, type Signature } from './signature.ts';
export { linksOf, type Link } from './links.ts';
export { namesMatching, type NamedPlace } from './symbols.ts';
export { KEYWORDS } from './keywords.ts';
