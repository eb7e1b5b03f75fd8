/** The coasts of the world (Natural Earth at 1:10 million) → the rings of land, and the one around a point. No border of any State is in it. */
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Polygon, Position } from 'geojson';
import url from 'world-atlas/land-10m.json?url';
import type { Point } from './gazetteer.ts';

/** A piece of land with the box it lies in: west, south, east, north. */
export interface Land {
  readonly polygon: Polygon;
  readonly box: readonly [number, number, number, number];
}

let loaded: Promise<readonly Land[]> | undefined;

/** All land; fetched once, from the page's own place. */
export function loadLand(): Promise<readonly Land[]> {
  loaded ??= fetch(url).then(async (answer) => {
    if (!answer.ok) throw new Error('the coasts could not be loaded');
    const topology = await answer.json() as Topology<{ land: GeometryCollection }>;
    const { features } = feature(topology, topology.objects.land);
    return features.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : [])).map(landOf);
  });
  loaded.catch(() => { loaded = undefined; });
  return loaded;
}

function landOf(coordinates: Position[][]): Land {
  let box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [x = 0, y = 0] of coordinates[0] ?? []) box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  return { polygon: { type: 'Polygon', coordinates }, box };
}

/** The smallest piece of land around a point; none at sea. Counted on the flat map, where the atlas's rings are drawn. */
export function landAround(all: readonly Land[], [x, y]: Point): Land | undefined {
  const size = ({ box }: Land): number => (box[2] - box[0]) * (box[3] - box[1]);
  return all.filter((land) => x >= land.box[0] && x <= land.box[2] && y >= land.box[1] && y <= land.box[3] && isInside(land.polygon.coordinates[0] ?? [], x, y)).sort((a, b) => size(a) - size(b))[0];
}

function isInside(ring: readonly Position[], x: number, y: number): boolean {
  let isIn = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i] as Position, ring[j] as Position];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  }
  return isIn;
}
