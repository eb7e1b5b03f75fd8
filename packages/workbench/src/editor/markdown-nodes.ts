/** The little Markdown that the engine writes (paragraphs, bold, code, escapes) → nodes of the page. Text stays text: nothing becomes markup. */

/** One element a paragraph. */
export function markdownNodes(text: string): HTMLElement {
  const box = document.createElement('div');
  box.className = 'told';
  for (const part of text.split(/\n{2,}/)) {
    const p = document.createElement('p');
    p.dir = 'auto';
    part.split('\n').forEach((line, i) => {
      if (i > 0) p.append(document.createElement('br'));
      appendInline(p, line);
    });
    box.append(p);
  }
  return box;
}

const INLINE = /\*\*(.+?)\*\*|(`+) ?(.+?) ?\2|\\([\\`*_{}[\]<>#|!~&])/g;

function appendInline(to: HTMLElement, line: string): void {
  let at = 0;
  for (const match of line.matchAll(INLINE)) {
    to.append(line.slice(at, match.index));
    const [whole, bold, , code, escaped] = match;
    if (escaped !== undefined) to.append(escaped);
    else {
      const element = document.createElement(bold === undefined ? 'code' : 'b');
      if (bold === undefined) element.textContent = code ?? ''; else appendInline(element, bold);
      to.append(element);
    }
    at = match.index + whole.length;
  }
  to.append(line.slice(at));
}
