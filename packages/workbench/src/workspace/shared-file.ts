/** A file to hand on, made by the engine. */
import { isoFromDay, type Day } from '@servanda/base';
import { engine } from '../engine/engine-client.ts';
import type { EngineView } from '../engine/protocol.ts';

/** The text of the file and its media type. */
export async function sharedFile(kind: 'html' | 'ics', view: EngineView, day: number): Promise<{ text: string; type: string }> {
  const text = await engine('share', { kind, view, on: isoFromDay(day as Day), stamp: new Date().toISOString() });
  return { text, type: kind === 'html' ? 'text/html' : 'text/calendar' };
}
