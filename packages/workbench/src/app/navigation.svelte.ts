/** Where the reader is, kept in the page's address. Moving the date replaces the address, opening something adds to the history. */
import { hashOfPlace, placeFromHash, type Place } from './place.ts';

let place = $state.raw<Place>(placeFromHash(location.hash));
let isWriting = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The place shown; read it in a component and the component follows it. */
export const here = {
  get place(): Place { return place; },
};

/** Goes somewhere. What is not named stays. `replace` leaves no trace in the history; scrubbing would fill it. */
export function go(change: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  place = { ...place, ...change };
  if (how === 'push') { flush(); history.pushState(null, '', hashOfPlace(place)); return; }
  // Browsers count how often an address is replaced; a dragged date would soon be refused.
  timer ??= setTimeout(flush, 200);
}

/** Writes the address now. */
function flush(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!isWriting) history.replaceState(null, '', hashOfPlace(place));
}

function follow(): void {
  isWriting = true;
  place = placeFromHash(location.hash);
  isWriting = false;
}

/** A link to a place, from here. */
export function linkTo(change: Partial<Place>): string {
  return hashOfPlace({ ...place, ...change });
}

addEventListener('popstate', follow);
addEventListener('hashchange', follow);
addEventListener('pagehide', flush);
