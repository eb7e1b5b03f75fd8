/**
 * Where the reader is, as the hash of the page's address and back: `#/duties?on=2019-01-22&party=Japan&readings=force,prompt`.
 * Everything a colleague has to see the same of is in it; nothing of what is typed.
 */

/** The views, in the order of the navigation. */
export const VIEWS = ['text', 'timeline', 'duties', 'questions', 'network', 'map', 'play', 'sources', 'compare'] as const;
export type View = (typeof VIEWS)[number];

/** One dossier seen from somewhere. */
export interface Place {
  readonly view: View;
  /** `example:kurils`, `server`, `file:…`; absent on the front page. */
  readonly dossier?: string;
  /** ISO day; absent: the dossier's own. */
  readonly on?: string;
  readonly party?: string;
  readonly readings: readonly string[];
  /** Only what was known by this ISO day. */
  readonly known?: string;
  /** What is open in the view: a question, a duty, a source, an instrument. */
  readonly open?: string;
  /** The file shown by the text view, and the offset in it. */
  readonly file?: string;
  readonly at?: number;
}

export const FRONT_PAGE: Place = { view: 'timeline', readings: [] };

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** The place that a hash names. What can't be read is left out, so that an old link still opens. */
export function placeFromHash(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const params = new URLSearchParams(search);
  const text = (name: string): string | undefined => params.get(name) || undefined;
  const day = (name: string): string | undefined => { const value = text(name); return value !== undefined && ISO.test(value) ? value : undefined; };
  const at = Number(params.get('at') ?? NaN);
  return {
    view: VIEWS.find((v) => v === path) ?? FRONT_PAGE.view,
    dossier: text('dossier'), on: day('on'), party: text('party'), known: day('known'), open: text('open'), file: text('file'),
    readings: (params.get('readings') ?? '').split(',').filter((r) => r !== ''),
    ...(Number.isInteger(at) && at >= 0 && { at }),
  };
}

/** The hash of a place. Names stay legible: only what an address can't hold is escaped. */
export function hashOfPlace(place: Place): string {
  const entries: [string, string | undefined][] = [
    ['dossier', place.dossier], ['on', place.on], ['party', place.party], ['readings', place.readings.join(',') || undefined],
    ['known', place.known], ['open', place.open], ['file', place.file], ['at', place.at === undefined ? undefined : String(place.at)],
  ];
  const search = entries.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${legible(value)}`])).join('&');
  return `#/${place.view}${search === '' ? '' : `?${search}`}`;
}

function legible(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
}
