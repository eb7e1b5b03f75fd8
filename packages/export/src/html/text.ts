/** The dossier's text with its line numbers, each sentence that the report cites a target of its own. */
import { attribute, html, trusted, type Markup } from '../markup.ts';
import { escapeMarkup } from '../escape.ts';
import type { ReportInput, TextFile, TextPiece } from '../report-input.ts';
import { sectionMarkup } from './words.ts';

/** The section `Text`. */
export function textSection(report: ReportInput): Markup | undefined {
  if (report.text.length === 0) return undefined;
  return sectionMarkup('text', 'The text of the dossier', report.text.map(fileArticle));
}

function fileArticle(file: TextFile): Markup {
  const content = file.leftOut === undefined ? html`<div class="text" dir="auto">${trusted(numbered(file.pieces))}</div>` : html`<p class="aside">${file.leftOut}.</p>`;
  return html`<article class="file"><h3><bdi>${file.file}</bdi></h3>${content}</article>`;
}

/** Line numbers are drawn by the style sheet from an empty element, so that copied text is without them. */
function numbered(pieces: readonly TextPiece[]): string {
  let line = 1;
  const mark = (): string => `<i class="n" data-n="${line}"></i>`;
  let isAtStart = true;
  const lines = (text: string, isRest: boolean): string => {
    // A piece may end between the two characters of one line end.
    const parts = text.replace(/\r(?=\n|$)/g, '').replace(/\r/g, '\n').split('\n');
    return parts.map((part, i) => {
      if (i > 0) { line += 1; isAtStart = true; }
      const start = isAtStart && (part !== '' || i < parts.length - 1) ? mark() : '';
      if (start !== '') isAtStart = false;
      const words = isRest && part.trimStart().startsWith('//') ? `<span class="note">${escapeMarkup(part)}</span>` : escapeMarkup(part);
      return `${i > 0 ? '\n' : ''}${start}${words}`;
    }).join('');
  };
  return pieces.map((piece) => {
    if (piece.anchor === undefined) return lines(piece.text, true);
    const id = attribute(piece.anchor).markup;
    if (piece.text === '') return `<span id="${id}"></span>`;
    return `<span id="${id}" class="${piece.isHeading === true ? 'head' : 'law'}">${lines(piece.text, false)}</span>`;
  }).join('');
}
