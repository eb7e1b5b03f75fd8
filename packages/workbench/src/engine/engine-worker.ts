/** The engine off the page's thread: requests in, answers out, one after another. Which request does what: answers.ts. */
import { answerTo } from './answers.ts';
import type { Envelope, Reply } from './protocol.ts';

declare const self: { onmessage: ((event: MessageEvent<Envelope>) => void) | null; postMessage: (reply: Reply) => void };

async function answer({ id, name, input }: Envelope): Promise<void> {
  try {
    self.postMessage({ id, kind: 'answer', output: await answerTo(name, input as never) });
  } catch (error) {
    self.postMessage({ id, kind: 'failure', message: error instanceof Error ? error.message : String(error) });
  }
}

self.onmessage = ({ data }) => { void answer(data); };
