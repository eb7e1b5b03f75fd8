import { engine } from '../engine/engine-client.ts';
import type { EngineView } from '../engine/protocol.ts';
export async function sharedFile(_kind: 'html' | 'ics', _view: EngineView, _day: number): Promise<{ text: string; type: string }> { void engine; throw new Error('x'); }
