/** The language server as a program of its own: what an editor's extension starts. `servanda lsp` starts the same. */
import { isMainThread } from 'node:worker_threads';
import { serve } from './serve.ts';

// Bundled into one file, the worker that answers questions is this file too.
if (isMainThread) serve();
