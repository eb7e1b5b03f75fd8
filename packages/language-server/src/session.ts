/** What every request needs: the buffers, the dossiers, the editor at the other end. And how a request that goes wrong is kept from it. */
import type { Dossier } from '@servanda/dossier';
import {
  LSPErrorCodes, ResponseError, type CancellationToken, type ClientCapabilities, type Connection, type Position,
} from 'vscode-languageserver/node';
import { pathOfUri } from './addresses.ts';
import type { Documents } from './documents.ts';
import { offsetOf } from './positions.ts';
import type { Project } from './project.ts';
import type { QuestionDesk } from './question-desk.ts';
import type { Publisher } from './publisher.ts';
import type { Workspace } from './workspace.ts';

/** What a user may set, below `servanda` in the editor's settings. */
export interface Settings {
  /** How long a question may take beside which a verdict is shown, in seconds; 0 shows none. */
  readonly verdictSeconds: number;
  /** Whether findings are shown among the diagnostics. */
  readonly showsFindings: boolean;
}

/** Without any settings. */
export const DEFAULT_SETTINGS: Settings = { verdictSeconds: 3, showsFindings: true };

/** One editor, from `initialize` to `exit`. */
export interface Session {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly desk: QuestionDesk;
  readonly publisher: Publisher;
  readonly client: () => ClientCapabilities;
  readonly settings: () => Settings;
}

/** A document as a request means it: its dossier, compiled to the latest text, and its name there. */
export interface Place {
  readonly project: Project;
  readonly dossier: Dossier;
  readonly file: string;
}

/** The place of a document. */
export function placeOf({ workspace }: Session, uri: string): Place {
  const path = pathOfUri(uri);
  const project = workspace.projectOf(path);
  return { project, dossier: project.current(), file: project.fileOf(path) };
}

/** The offset of a position in a document. */
export function offsetIn({ project, file }: Place, position: Position): number {
  return offsetOf(project.linesOf(file), position);
}

/** What a handler gets and gives. */
type Handler<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;

/**
 * A handler that never throws at the editor: what went wrong is logged, and the answer is `otherwise`. A request called off
 * is answered as such at once. Refusals (`ResponseError`) go through: they are answers.
 */
export function guarded<P, R>({ connection }: Pick<Session, 'connection'>, what: string, otherwise: R, handler: Handler<P, R>): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    if (token.isCancellationRequested) throw calledOff();
    try {
      const result = await untilCancelled(handler(params, token), token);
      return result;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(`${what}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      return otherwise;
    }
  };
}

/** A notification that never throws. */
export function quietly<P>({ connection }: Pick<Session, 'connection'>, what: string, handler: (params: P) => void): (params: P) => void {
  return (params) => {
    try {
      handler(params);
    } catch (error) {
      connection.console.error(`${what}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
  };
}

function untilCancelled<R>(answer: R | Promise<R>, token: CancellationToken): R | Promise<R> {
  if (!(answer instanceof Promise)) return answer;
  return new Promise((resolve, reject) => {
    const listening = token.onCancellationRequested(() => reject(calledOff()));
    answer.then(resolve, reject).finally(() => listening.dispose());
  });
}

function calledOff(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was called off');
}

/** An answer that says no, with the reason shown to the user. */
export function refusal(because: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, because);
}
