/** A drawn SVG of the page → the text of a file that looks the same without the page: computed styles are written into it. */

const PROPERTIES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style',
  'paint-order', 'text-anchor', 'dominant-baseline', 'visibility',
];

/** The file's text. */
export function pictureOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [drawn, copied] = [[svg, ...svg.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  drawn.forEach((element, i) => {
    const target = copied[i];
    if (!target) return;
    const style = getComputedStyle(element);
    for (const name of PROPERTIES) {
      const value = style.getPropertyValue(name).replace(/url\("[^"#]*#([^"]+)"\)/, 'url(#$1)');
      if (value !== '') target.setAttribute(name, value);
    }
    target.removeAttribute('class');
  });
  const box = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** A picture's file, drawn at twice its size, so that it is sharp on paper too. Rejects when the browser can't draw it. */
export async function pixelsOf(picture: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => { canvas.toBlob((blob) => { if (blob) done(blob); else fail(new Error('this browser drew nothing')); }, 'image/png'); });
  } finally {
    URL.revokeObjectURL(url);
  }
}
