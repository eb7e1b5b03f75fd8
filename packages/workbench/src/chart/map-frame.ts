/** Territories with their pieces of land → where they are on a picture of so many pixels: the frame, paths, and places for labels. */
import { geoMercator } from 'd3-geo';
import type { Holding } from '../engine/chronicle.ts';
import { pointsOf, type Point } from './gazetteer.ts';
import { landAround, type Land } from './land.ts';

/** A territory on a day. */
export interface Territory {
  readonly id: string;
  readonly title: string;
  /** Who holds it; several where the dates leave it open. */
  readonly now: Holding['lives'];
  readonly points: readonly Point[];
  readonly pieces: readonly Land[];
}

/** From degrees to pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly pixel: (point: Point) => Point;
  /** West, south, east, north of what is in sight. */
  readonly view: readonly [number, number, number, number];
}

/** The territories of one fact, with their holders on the day and the land they are. */
export function territoriesOn(of: readonly Holding[], day: number, land: readonly Land[], titleOf: (id: string) => string | undefined): Territory[] {
  return of.map(({ thing, lives }) => {
    const points = pointsOf(thing, titleOf(thing));
    return {
      id: thing, title: titleOf(thing) ?? thing, points, now: lives.filter((l) => l.from <= day && (l.to === undefined || l.to >= day)),
      pieces: [...new Set(points.flatMap((p) => landAround(land, p) ?? []))],
    };
  });
}

function isSmall({ pieces }: Territory): boolean {
  return pieces.every((p) => p.box[2] - p.box[0] < 6);
}

/** A frame around the small territories, or around all where there are only large ones; `zoom` 1 just holds them. */
export function frameOf(territories: readonly Territory[], width: number, height: number, zoom: number): Frame {
  const focus = territories.some(isSmall) ? territories.filter(isSmall) : territories;
  const points: Point[] = focus.flatMap((t) => [...t.points, ...t.pieces.flatMap((p): Point[] => [[p.box[0], p.box[1]], [p.box[2], p.box[3]]])]);
  const pad = width * 0.13;
  const coordinates = (points.length > 0 ? points : [[0, 0] as const]).map((p) => [...p]);
  const fitted = geoMercator().fitExtent([[pad, pad * 0.6], [width - pad, height - pad * 0.6]], { type: 'MultiPoint', coordinates });
  const projection = geoMercator().scale(fitted.scale() * zoom).center(fitted.invert?.([width / 2, height / 2]) ?? [0, 0]).translate([width / 2, height / 2]);
  const [west, south] = projection.invert?.([-40, height + 40]) ?? [-180, -90];
  const [east, north] = projection.invert?.([width + 40, -40]) ?? [180, 90];
  return { width, height, pixel: (p) => projection([p[0], p[1]]) ?? [-999, -999], view: [west, south, east, north] };
}

/** Land within the frame as one path. Drawn point by point on the flat map: sphere polygons would need their rings turned the other way. */
export function coastPath(land: readonly Land[], frame: Frame): string {
  const [west, south, east, north] = frame.view;
  return land.filter(({ box }) => box[2] >= west && box[0] <= east && box[3] >= south && box[1] <= north).map((piece) => landPath(piece, frame)).join('');
}

/** One piece of land as a path. */
export function landPath(piece: Land, { pixel }: Frame): string {
  return piece.polygon.coordinates
    .map((ring) => `M${ring.map(([x = 0, y = 0]) => pixel([x, y]).map((n) => n.toFixed(1)).join(' ')).join('L')}Z`).join('');
}

/** A label that does not lie on another one. */
export interface Label { readonly territory: Territory; readonly x: number; readonly y: number }

/** Where the names go: below the middle of each territory in sight, moved down where they would collide. */
export function labelsOf(territories: readonly Territory[], { width, height, pixel }: Frame): Label[] {
  const spots = territories.flatMap((territory): Label[] => {
    const isInSight = ([x, y]: Point): boolean => x > 30 && x < width - 30 && y > 20 && y < height - 40;
    const points = territory.points.map(pixel).filter(isInSight);
    // Of a land whose middle lies outside, the part in sight bears the name.
    const inSight = points.length > 0 ? points : territory.pieces.flatMap((p) => p.polygon.coordinates[0] ?? []).map(([x = 0, y = 0]) => pixel([x, y])).filter(isInSight);
    const mean = (of: (p: Point) => number): number => inSight.reduce((sum, p) => sum + of(p), 0) / inSight.length;
    return inSight.length === 0 ? [] : [{ territory, x: mean(([x]) => x), y: mean(([, y]) => y) }];
  }).sort((a, b) => a.y - b.y);
  const placed: Label[] = [];
  for (const spot of spots) {
    let y = spot.y + 26;
    while (placed.some((p) => Math.abs(p.y - y) < 34 && Math.abs(p.x - spot.x) < 120)) y += 12;
    // Where there is no room left, the table below has the name.
    if (y < height - 18) placed.push({ ...spot, x: Math.min(width - 70, Math.max(70, spot.x)), y });
  }
  return placed;
}
