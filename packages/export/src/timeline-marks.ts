/** The marks of the timeline: bars by status, events, deadlines, the legend. */
import type { Day } from '@servanda/base';
import { escapeSvgText } from './escape.ts';
import { fill, LIGHT, paint, stroke } from './palette.ts';
import type { DutyRow, LaneStatus, LogRow, Segment } from './report-input.ts';
import type { TimelineRow } from './timeline-rows.ts';
import { round, type TimeScale } from './time-scale.ts';

/** What all marks need. */
export interface Drawing {
  readonly scale: TimeScale;
  readonly prefix: string;
  readonly date: (day: Day) => string;
}

/** How a stretch of time looks. */
type Look = 'solid' | 'hatched' | 'dotted' | 'crossed' | 'hollow' | 'thread' | 'open' | 'none';

const LOOKS: Readonly<Record<LaneStatus | 'unknown', Look>> = {
  'in-force': 'solid', 'party': 'solid', 'provisional': 'dotted', 'contracting': 'hatched', 'signatory': 'hollow', 'negotiating': 'thread',
  'suspended': 'crossed', 'withdrawn': 'none', 'ended': 'none', 'none': 'none', 'not-in-force': 'none', 'unknown': 'open',
};

const DUTY_LOOKS: Readonly<Record<DutyRow['status'], Look>> = {
  active: 'solid', pending: 'hatched', suspended: 'crossed', fulfilled: 'none', breached: 'none', lapsed: 'none', discharged: 'none', unknown: 'open',
};

const WORDS: Readonly<Record<LaneStatus | 'unknown', string>> = {
  'in-force': 'in force', 'party': 'party', 'provisional': 'applied provisionally', 'contracting': 'consented, not yet in force', 'signatory': 'signed', 'negotiating': 'negotiating',
  'suspended': 'suspended', 'withdrawn': 'withdrawn', 'ended': 'ended', 'none': 'no part in it', 'not-in-force': 'not in force', 'unknown': 'not known',
};

/** The patterns that fills refer to. */
export function patterns(prefix: string): string {
  const cell = (name: string, size: number, content: string): string =>
    `<pattern id="${prefix}-${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${name === 'hatched' ? ' patternTransform="rotate(45)"' : ''}><rect width="${size}" height="${size}" ${fill('paper')}/>${content}</pattern>`;
  return `<defs>${cell('hatched', 5, `<rect width="2.2" height="5" ${fill('accent')}/>`)}${cell('dotted', 5, `<circle cx="2.5" cy="2.5" r="1.3" ${fill('accent')}/>`)}${
    cell('crossed', 5, `<path d="M0 0L5 5M5 0L0 5" stroke-width="1" ${stroke('line')}/>`)}</defs>`;
}

/** A stretch of a standing. One shorter than a line is wide is still drawn. */
export function barOf(segment: Segment<LaneStatus>, y: number, height: number, drawing: Drawing): string {
  const words = segment.status === 'unknown' ? `not known: ${segment.possible.map((s) => WORDS[s]).join(' or ')}` : WORDS[segment.status];
  return bar(segment, LOOKS[segment.status], words, y, height, drawing);
}

function bar({ from, to }: Segment, look: Look, words: string, y: number, height: number, { scale, prefix, date }: Drawing): string {
  if (look === 'none' || from > scale.last) return '';
  const x = scale.x(from);
  const end = to === undefined || to > scale.last ? scale.x(scale.last) : scale.x(to);
  const width = Math.max(round(end - x), 1.5);
  const title = `<title>${escapeSvgText(`${words}: from ${date(from)}${to === undefined ? '' : ` until ${date(to)}`}`)}</title>`;
  return shape(look, x, y, width, height, prefix, title);
}

function shape(look: Look, x: number, y: number, width: number, height: number, prefix: string, title: string): string {
  const box = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  switch (look) {
    case 'solid': return `<rect ${box} ${fill('accent')}>${title}</rect>`;
    case 'hatched': case 'dotted': return `<rect ${box} class="s-accent" fill="url(#${prefix}-${look})" stroke="${LIGHT.accent}" stroke-width="1">${title}</rect>`;
    case 'crossed': return `<rect ${box} class="s-line" fill="url(#${prefix}-${look})" stroke="${LIGHT.line}" stroke-width="1">${title}</rect>`;
    case 'hollow': return `<rect ${box} ${paint('paper', 'accent')} stroke-width="1.4">${title}</rect>`;
    case 'thread': return `<line x1="${x}" y1="${y + height / 2}" x2="${round(x + width)}" y2="${y + height / 2}" stroke-width="1.2" stroke-dasharray="2 3" ${stroke('line')}>${title}</line>`;
    case 'open': {
      const mark = width < 12 ? '' : `<text x="${round(x + width / 2)}" y="${y + height - 2}" font-size="${height}" font-weight="600" text-anchor="middle" ${fill('wait')}>?</text>`;
      return `<rect ${box} ${paint('paper', 'wait')} stroke-width="1.2" stroke-dasharray="3 2">${title}</rect>${mark}`;
    }
    default: return '';
  }
}

/** An entry of the log: a dot on its day (a tick where there are very many), or a bracket over the days on which it may have fallen. */
export function entryMark(entry: LogRow, y: number, { scale, date }: Drawing, isDense = false): string {
  if (entry.first === undefined || entry.last === undefined) return '';
  const x = scale.x(entry.first);
  const title = `<title>${escapeSvgText(`${entry.first === entry.last ? date(entry.first) : entry.date}: ${entry.words}`)}</title>`;
  if (entry.first === entry.last && isDense) return `<line x1="${x}" y1="${y - 4}" x2="${x}" y2="${y + 3}" ${stroke('ink')}>${title}</line>`;
  if (entry.first === entry.last) return `<circle cx="${x}" cy="${y}" r="3" ${paint('paper', 'ink')} stroke-width="1.4">${title}</circle>`;
  const end = Math.max(scale.x(entry.last), x + 4);
  return `<path d="M${x} ${y - 3}V${y + 3}M${x} ${y}H${end}M${end} ${y - 3}V${y + 3}" fill="none" stroke-width="1.4" ${stroke('wait')}>${title}</path>`;
}

/** A duty from its beginning to its end, with its last day. */
export function dutyBars(duty: DutyRow, y: number, height: number, drawing: Drawing): string {
  const bars = duty.segments.map((segment) => bar(segment, DUTY_LOOKS[segment.status], segment.status, y, height, drawing));
  const { scale, date } = drawing;
  const isShown = duty.lastDay !== undefined && duty.lastDay >= scale.first && duty.lastDay <= scale.last;
  const breach = duty.segments.find((segment) => segment.status === 'breached');
  return bars.join('') + (breach ? cross(scale.x(breach.from), y + height / 2, `not performed in time: ${date(breach.from)}`) : '')
    + (isShown && duty.lastDay !== undefined && !breach ? diamond(scale.x(duty.lastDay), y + height / 2, `last day ${date(duty.lastDay)}`) : '');
}

function diamond(x: number, y: number, words: string): string {
  return `<path d="M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z" ${paint('paper', 'bad')} stroke-width="1.8"><title>${escapeSvgText(words)}</title></path>`;
}

function cross(x: number, y: number, words: string): string {
  return `<path d="M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}" fill="none" stroke-width="2.4" ${stroke('bad')}><title>${escapeSvgText(words)}</title></path>`;
}

/** How many, as an area of steps. */
export function stepArea(steps: readonly { readonly day: Day; readonly n: number }[], most: number, y: number, height: number, { scale }: Drawing): string {
  const first = steps[0];
  if (!first || most === 0) return '';
  const at = (n: number): number => round(y + height - (n / most) * height);
  const path = steps.filter(({ day }) => day <= scale.last).map(({ day, n }) => `H${scale.x(day)}V${at(n)}`).join('');
  return `<path d="M${scale.x(first.day)} ${at(0)}${path}H${scale.x(scale.last)}V${at(0)}Z" ${fill('accent')}/>`;
}

interface LegendItem {
  readonly words: string;
  readonly draw: (x: number, y: number) => string;
}

/** Only what the picture holds, in rows that fit. */
export function legendOf(rows: readonly TimelineRow[], drawing: Drawing, top: number, left: number, right: number): { markup: string; height: number } {
  const items = legendItems(rows, drawing);
  let x = left;
  let y = top;
  const drawn = items.map(({ words, draw }) => {
    const width = 34 + words.length * 6.6;
    if (x + width > right && x > left) { x = left; y += 20; }
    const markup = `${draw(x, y)}<text x="${round(x + 24)}" y="${y + 10}" font-size="12" ${fill('muted')}>${words}</text>`;
    x = round(x + width + 12);
    return markup;
  });
  return { markup: drawn.join(''), height: items.length === 0 ? 0 : y - top + 24 };
}

/** What one look stands for, in one label; none where it is not used. */
function both(a: string | false, b: string | false): readonly string[] {
  const words = [a, b].filter((each) => each !== false);
  return words.length === 0 ? [] : [words.join('; ')];
}

function legendItems(rows: readonly TimelineRow[], drawing: Drawing): readonly LegendItem[] {
  const statuses = new Set(rows.flatMap((row) => (row.kind === 'instrument' || row.kind === 'party' ? row.segments.map((s) => s.status) : [])));
  const entries = rows.flatMap((row) => (row.kind === 'instrument' || row.kind === 'heading' ? row.entries : [])).filter((entry) => entry.first !== undefined);
  const duties = rows.flatMap((row) => (row.kind === 'duty' ? [row.duty] : []));
  const swatch = (look: Look, words: string): LegendItem => ({ words, draw: (x, y) => shape(look, x, y, 18, 11, drawing.prefix, '') });
  const isIn = (...names: (LaneStatus | 'unknown')[]): boolean => names.some((name) => statuses.has(name));
  const dutyStates = new Set(duties.flatMap((duty) => duty.segments.map((s) => s.status)));
  return [
    ...both(isIn('party', 'in-force') && 'in force', dutyStates.has('active') && 'duty due').map((words) => swatch('solid', words)),
    ...both(isIn('contracting') && 'consented, not yet in force', dutyStates.has('pending') && 'duty not yet due').map((words) => swatch('hatched', words)),
    ...(isIn('provisional') ? [swatch('dotted', 'applied provisionally')] : []), ...(isIn('signatory') ? [swatch('hollow', 'signed')] : []),
    ...(isIn('suspended') || dutyStates.has('suspended') ? [swatch('crossed', 'suspended')] : []), ...(isIn('negotiating') ? [swatch('thread', 'negotiating')] : []),
    ...(isIn('unknown') || dutyStates.has('unknown') ? [swatch('open', 'not known')] : []),
    ...(entries.some((e) => e.first === e.last) ? [{ words: 'event', draw: (x: number, y: number) => `<circle cx="${x + 9}" cy="${y + 6}" r="3" ${paint('paper', 'ink')} stroke-width="1.4"/>` }] : []),
    ...(entries.some((e) => e.first !== e.last) ? [{ words: 'event, day not known', draw: (x: number, y: number) => `<path d="M${x} ${y + 3}v6M${x} ${y + 6}h18M${x + 18} ${y + 3}v6" fill="none" stroke-width="1.4" ${stroke('wait')}/>` }] : []),
    ...(duties.some((d) => d.lastDay !== undefined) ? [{ words: 'last day', draw: (x: number, y: number) => diamond(x + 9, y + 6, 'last day') }] : []),
    ...(dutyStates.has('breached') ? [{ words: 'not performed in time', draw: (x: number, y: number) => cross(x + 9, y + 6, 'not performed in time') }] : []),
  ];
}
