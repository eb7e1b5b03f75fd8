/**
 * Where territories lie: a point inside each of their islands, or in the middle of a land area. Only the coast is taken from the
 * atlas; whose land it is, the dossier says. Longitude and latitude in degrees, from public gazetteers.
 */

export type Point = readonly [longitude: number, latitude: number];

/** By name in small letters, letters and digits only. */
const PLACES: Readonly<Record<string, readonly Point[]>> = {
  shikotan: [[146.75, 43.8]],
  habomai: [[146.135, 43.49], [146.07, 43.42], [145.92, 43.435], [146.31, 43.635]],
  iturup: [[147.9, 45.0]],
  kunashir: [[145.85, 44.1]],
  homeislands: [[142.8, 43.3], [138.5, 36.5], [131.0, 32.8], [133.5, 33.8]],
  hokkaido: [[142.8, 43.3]],
  sakhalin: [[142.8, 50.5]],
  falklands: [[-58.7, -51.75], [-60.2, -51.8]],
  cyprus: [[33.2, 35.0]],
  taiwan: [[121.0, 23.7]],
  crimea: [[34.3, 45.3]],
  golan: [[35.75, 33.0]],
  westbank: [[35.25, 32.0]],
  gaza: [[34.4, 31.45]],
  sinai: [[33.8, 29.5]],
  jerusalem: [[35.22, 31.78]],
  gibraltar: [[-5.35, 36.14]],
  hongkong: [[114.15, 22.37]],
  macau: [[113.55, 22.17]],
  kosovo: [[20.9, 42.6]],
  abkhazia: [[41.0, 43.1]],
  southossetia: [[44.0, 42.35]],
  transnistria: [[29.4, 47.2]],
  westernsahara: [[-13.5, 24.5]],
  saarland: [[6.95, 49.4]],
  aland: [[20.0, 60.25]],
  svalbard: [[16.0, 78.8], [22.0, 79.8]],
  northernireland: [[-6.7, 54.65]],
  easttimor: [[125.9, -8.8]],
  alaska: [[-152.0, 64.5]],
};

/** The points of a territory, by its name or its title; none when it is not in the table. */
export function pointsOf(id: string, title: string | undefined): readonly Point[] {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return PLACES[plain(id)] ?? PLACES[plain(title ?? '')] ?? PLACES[plain((title ?? '').replace(/\(.*\)/, '').split(' ')[0] ?? '')] ?? [];
}
