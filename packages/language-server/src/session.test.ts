/** What a handler that goes wrong does to the editor: nothing. */
import { expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, type Connection } from 'vscode-languageserver/node';
import { guarded, quietly, refusal } from './session.ts';

const logged: string[] = [];
const session = { connection: { console: { error: (text: string) => { logged.push(text); } } } as unknown as Connection };
const source = (): CancellationTokenSource => new CancellationTokenSource();

it('a mistake of ours is logged, and the answer is the empty one', async () => {
  const handler = guarded<null, readonly number[]>(session, 'trial', [], () => { throw new Error('broken'); });
  expect(await handler(null, source().token)).toEqual([]);
  quietly<null>(session, 'other', () => { throw new TypeError('torn'); })(null);
  expect(logged.map((text) => text.split('\n')[0])).toEqual(['trial: Error: broken', 'other: TypeError: torn']);
});

it('a refusal is an answer', async () => {
  await expect(guarded<null, null>(session, 'trial', null, () => { throw refusal('no'); })(null, source().token)).rejects.toMatchObject({ code: LSPErrorCodes.RequestFailed, message: 'no' });
});

it('a request called off is answered as such, before its work is done', async () => {
  const calling = source();
  const answer = guarded<null, number>(session, 'trial', 0, () => new Promise(() => undefined))(null, calling.token);
  calling.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  await expect(guarded<null, number>(session, 'trial', 0, () => 1)(null, calling.token)).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});
