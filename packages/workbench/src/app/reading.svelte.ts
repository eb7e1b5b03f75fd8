/** The chronicle of the open workspace from the reader's viewpoint: asked of the engine when text, readings or known day change. */
import { untrack } from 'svelte';
import { parseIsoDay } from '@servanda/base';
import type { Chronicle } from '../engine/chronicle.ts';
import { engine, Superseded } from '../engine/engine-client.ts';
import type { EngineView } from '../engine/protocol.ts';
import type { Files } from '../workspace/files.ts';
import { makeReadable } from './names.ts';
import { here } from './navigation.svelte.ts';

let chronicle = $state.raw<Chronicle | undefined>();
let failure = $state<string | undefined>();
let told = $state.raw<Files | undefined>();
/** Counts answers, so that what was asked about an older text can be asked again. */
let edition = $state(0);

export const reading = {
  get chronicle(): Chronicle | undefined { return chronicle; },
  /** Why there is none: the engine failed, in words. */
  get failure(): string | undefined { return failure; },
  /** The texts that the chronicle, and every answer of the engine by now, is about. */
  get about(): Files | undefined { return told; },
  get edition(): number { return edition; },
  /** The selected day: the address's, else the dossier's own. */
  get day(): number {
    const { on } = here.place;
    return (on === undefined ? undefined : parseIsoDay(on)) ?? chronicle?.today ?? 0;
  },
  get view(): EngineView { return viewOf(here.place.readings, here.place.known); },
};

const readableText = $derived(makeReadable(namesOf(chronicle)));

/** A sentence or name of the dossier as a reader meets it: names with their words apart. */
export function readable(text: string): string {
  return readableText(text);
}

function namesOf(from: Chronicle | undefined): readonly { readonly id: string; readonly title?: string }[] {
  return from === undefined ? [] : [...from.names, ...from.instruments, ...from.readings, ...from.sources, ...from.claims];
}

/** What the engine is told of the reader's viewpoint. */
function viewOf(readings: readonly string[], known: string | undefined): EngineView {
  return { readings: [...readings], ...(known !== undefined && { knownOn: known }) };
}

/** Asks for the chronicle of these files from this viewpoint. */
export async function follow(files: Files, view: EngineView): Promise<void> {
  try {
    const isNew = untrack(() => told) !== files;
    const answer = isNew ? await engine('open', { files, view }, 'chronicle') : await engine('chronicle', { view }, 'chronicle');
    told = files;
    chronicle = answer;
    failure = undefined;
    edition += 1;
  } catch (error) {
    if (!(error instanceof Superseded)) failure = error instanceof Error ? error.message : String(error);
  }
}

/** Nothing is open. */
export function stopFollowing(): void {
  chronicle = undefined;
  told = undefined;
  failure = undefined;
}
