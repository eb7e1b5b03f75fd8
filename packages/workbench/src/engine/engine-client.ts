/**
 * Requests from the page to the engine's workers. Of several requests in one slot only the newest counts: older ones that
 * still wait are never sent, older answers are dropped. Questions can take long; they have a worker of their own, which is
 * ended and begun again when its question is no longer wanted, so that nothing else ever waits for it.
 */
import type { Envelope, Reply, RequestName, Requests } from './protocol.ts';

/** A newer request took the place of this one. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** The reader did not want to wait for this one. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

interface Waiting {
  readonly envelope: Envelope;
  readonly slot: string;
  readonly resolve: (output: never) => void;
  readonly reject: (reason: Error) => void;
}

interface Lane {
  worker: Worker | undefined;
  running: Waiting | undefined;
  queue: Waiting[];
}

const lanes: Record<'quick' | 'long', Lane> = {
  quick: { worker: undefined, running: undefined, queue: [] },
  long: { worker: undefined, running: undefined, queue: [] },
};
const longRequests: readonly RequestName[] = ['ask', 'check', 'repair', 'survey', 'compare', 'share'];
let opened: Requests['open']['input'] | undefined;
let nextId = 1;

/** Asks the engine. Rejects with `Superseded` when the slot is asked again before the answer is there. */
export function engine<N extends RequestName>(name: N, input: Requests[N]['input'], slot: string = name): Promise<Requests[N]['output']> {
  if (name === 'open') opened = input as Requests['open']['input'];
  const lane = longRequests.includes(name) ? lanes.long : lanes.quick;
  supersede(lane, slot);
  if (name === 'open') forgetLongWork();
  return new Promise((resolve, reject) => {
    lane.queue.push({ envelope: { id: nextId++, name, input }, slot, resolve, reject });
    pump(lane);
  });
}

/** Gives up what is asked in a slot, at once: its worker is ended, whatever it is doing. */
export function stopAsking(slot: string): void {
  supersede(lanes.long, slot, new Stopped());
}

function supersede(lane: Lane, slot: string, reason: Error = new Superseded()): void {
  for (const waiting of lane.queue.filter((w) => w.slot === slot)) waiting.reject(reason);
  lane.queue = lane.queue.filter((w) => w.slot !== slot);
  if (lane.running?.slot !== slot) return;
  lane.running.reject(reason);
  if (lane === lanes.long) endLane(lane);
}

/** The text has changed: what questions are being worked on is about the old one. */
function forgetLongWork(): void {
  const lane = lanes.long;
  for (const waiting of [...lane.queue, ...(lane.running ? [lane.running] : [])]) waiting.reject(new Superseded());
  lane.queue = [];
  endLane(lane);
}

function endLane(lane: Lane): void {
  lane.worker?.terminate();
  lane.worker = undefined;
  lane.running = undefined;
  pump(lane);
}

function workerOf(lane: Lane): Worker {
  if (lane.worker) return lane.worker;
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: lane === lanes.long ? 'questions' : 'engine' });
  worker.onmessage = (event: MessageEvent<Reply>) => receive(lane, event.data);
  worker.onerror = (event) => {
    const { running } = lane;
    endLane(lane);
    running?.reject(new Error(event.message || 'the engine could not be started'));
  };
  lane.worker = worker;
  // A new worker knows no dossier; the long lane is told the one that is open before its first question.
  if (lane === lanes.long && opened) worker.postMessage({ id: 0, name: 'open', input: { ...opened, isQuiet: true } });
  return worker;
}

function pump(lane: Lane): void {
  const next = lane.running ? undefined : lane.queue.shift();
  if (!next) return;
  lane.running = next;
  workerOf(lane).postMessage(next.envelope);
}

function receive(lane: Lane, reply: Reply): void {
  const { running } = lane;
  if (running?.envelope.id !== reply.id) return;
  lane.running = undefined;
  if (reply.kind === 'answer') running.resolve(reply.output as never);
  else running.reject(new Error(reply.message));
  pump(lane);
}
