/**
 * A play as a picture of turns: the days run down the middle, each turn a box of its actor (square for the party asked about,
 * round for the others, a bar for the calendar); beside the party's turns what else it could do and what that would cost.
 */
import { escapeSvgText } from './escape.ts';
import { fill, paint, PICTURE_STYLE, stroke, type Scheme } from './palette.ts';
import type { Choice, Play, StrategyRow, Turn } from './play.ts';
import { lineHeight, linesOf, textLines } from './svg-text.ts';
import type { PictureOptions } from './timeline-svg.ts';

const WIDTH = 900;
const SPINE = 150;
const BOX = 180;
const BOX_WIDTH = 330;
const SIDE = 550;
const SIDE_WIDTH = 340;
const GAP = 18;

/** A block of the picture with its height. */
interface Block {
  readonly markup: string;
  readonly height: number;
}

/** The picture as one SVG element. */
export function playToSvg(play: Play, { id = 'play' }: PictureOptions = {}): string {
  let y = 16;
  const blocks = play.turns.map((turn) => { const block = turnBlock(turn, y); y += block.height + GAP; return block; });
  const end = outcomeBlock(play, y);
  const spine = `<line x1="${SPINE}" y1="16" x2="${SPINE}" y2="${y + 14}" stroke-width="1.5" ${stroke('line')}/>`;
  const described = [...play.turns.map((turn) => `${turn.day}: ${turn.words}.`), `${play.outcome}.`].join(' ');
  return picture(id, play.title, described, WIDTH, y + end.height + 12, spine + blocks.map((block) => block.markup).join('') + end.markup);
}

function picture(id: string, title: string, description: string, width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" class="servanda" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`
    + `<title id="${id}-title">${escapeSvgText(title)}</title><desc id="${id}-desc">${escapeSvgText(description)}</desc><style>${PICTURE_STYLE}</style>`
    + `<rect width="${width}" height="${height}" ${fill('paper')}/><g aria-hidden="true">${content}</g></svg>`;
}

function turnBlock(turn: Turn, y: number): Block {
  const main = turn.side === 'time' ? timeBlock(turn, y) : actBlock(turn, y);
  const options = optionsBlock(turn.options, y);
  const day = textLines(linesOf(turn.day, SPINE - 30, 12), 4, y + 16, 12, fill('muted'));
  return { markup: day + signOf(turn.side, y + 12) + main.markup + options.markup, height: Math.max(main.height, options.height) };
}

/** Shapes differ by side. */
function signOf(side: Turn['side'], y: number): string {
  switch (side) {
    case 'own': return `<rect x="${SPINE - 8}" y="${y - 8}" width="16" height="16" stroke-width="2" ${paint('accent', 'accent')}/>`;
    case 'others': return `<circle cx="${SPINE}" cy="${y}" r="8" stroke-width="2" ${paint('paper', 'accent')}/>`;
    case 'time': return `<line x1="${SPINE - 9}" y1="${y}" x2="${SPINE + 9}" y2="${y}" stroke-width="3" ${stroke('line')}/>`;
  }
}

function timeBlock(turn: Turn, y: number): Block {
  return box([['muted', turn.words], ...turn.consequences.map((each) => ['ink', each] as const)], BOX, BOX_WIDTH, y, '', 'none');
}

function actBlock(turn: Turn, y: number): Block {
  return box([['ink', turn.words], ...turn.consequences.map((each) => ['muted', `→ ${each}`] as const)], BOX, BOX_WIDTH, y, turn.actor ?? '', turn.side === 'own' ? 'accent' : 'line');
}

function optionsBlock(options: readonly Choice[], top: number): Block {
  let y = top;
  const drawn = options.map(({ words, costs }, i) => {
    const lines: (readonly [keyof Scheme, string])[] = [['ink', words], ...(costs.length === 0 ? [['good', '● at no cost'] as const] : costs.map((cost) => ['bad', `▲ ${cost}`] as const))];
    const block = box(lines, SIDE, SIDE_WIDTH, y, i === 0 ? 'Or:' : '', 'rule');
    const link = `<path d="M${BOX + BOX_WIDTH} ${top + 14}H${SIDE - 16}V${y + 14}H${SIDE}" fill="none" stroke-dasharray="3 3" ${stroke('line')}/>`;
    y += block.height + 8;
    return link + block.markup;
  });
  return { markup: drawn.join(''), height: options.length === 0 ? 0 : y - top - 8 };
}

/** A box of texts in their colours, under a heading if there is one. */
function box(texts: readonly (readonly [keyof Scheme, string])[], x: number, width: number, y: number, heading: string, border: keyof Scheme | 'none'): Block {
  const size = 13;
  const step = lineHeight(size);
  let at = y + 17;
  const parts: string[] = [];
  const put = (lines: readonly string[], attributes: string): void => { parts.push(textLines(lines, x + 10, at, size, attributes)); at += lines.length * step; };
  if (heading !== '') put(linesOf(heading, width - 20, size), `font-weight="600" ${fill('ink')}`);
  for (const [colour, text] of texts) put(linesOf(text, width - 20, size), fill(colour));
  const height = at - y - 7;
  const frame = border === 'none' ? '' : `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" ${paint('panel', border)}/>`;
  return { markup: frame + parts.join(''), height };
}

function outcomeBlock(play: Play, y: number): Block {
  const colour = play.isLost ? 'bad' : 'good';
  const block = box([[colour, `${play.isLost ? '▲' : '●'} ${play.outcome}`]], BOX, WIDTH - BOX - 10, y, '', colour);
  return { markup: `<circle cx="${SPINE}" cy="${y + 14}" r="5" ${paint(colour, colour)}/>${block.markup}`, height: block.height };
}

/** A strategy as a picture: situations on the left, what to do in each on the right. */
export function strategyToSvg(rows: readonly StrategyRow[], title: string, { id = 'strategy' }: PictureOptions = {}): string {
  let y = 16;
  const drawn = rows.map((row) => {
    const left = box([['muted', row.day], ...(row.situation.length === 0 ? [['ink', 'nothing is due'] as const] : row.situation.map((each) => ['ink', each] as const))], 10, 400, y, '', 'line');
    const right = box(row.acts.length === 0 ? [['ink', 'wait']] : row.acts.map((act) => ['ink', act] as const), 480, 400, y, '', 'accent');
    const link = `<path d="M410 ${y + 16}H472M466 ${y + 11}L473 ${y + 16}L466 ${y + 21}" fill="none" stroke-width="1.5" ${stroke('line')}/>`;
    y += Math.max(left.height, right.height) + GAP;
    return left.markup + link + right.markup;
  });
  const described = rows.map((row) => `${row.situation.length === 0 ? 'When nothing is due' : `When ${row.situation.join(' and ')}`}: ${row.acts.length === 0 ? 'wait' : row.acts.join(', then ')}.`).join(' ');
  return picture(id, title, described, WIDTH, y, drawn.join(''));
}
