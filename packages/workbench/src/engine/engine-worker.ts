/** The engine off the page's thread: requests in, answers out, one after another. Which request does what: answers.ts. */
import { answerTo } from './answers.ts';
import type { Envelope, Reply } from './protocol.ts';

declare const self: { onmessage: ((event: MessageEvent<Envelope>) => void) | null; postMessage: (reply: Reply) => void };

self.onmessage = ({ data }) => {
  try {
    self.postMessage({ id: data.id, kind: 'answer', output: answerTo(data.name, data.input as never) });
  } catch (error) {
    self.postMessage({ id: data.id, kind: 'failure', message: error instanceof Error ? error.message : String(error) });
  }
};
