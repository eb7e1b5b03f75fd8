#!/usr/bin/env node
/** The program `servanda`. Read next: run.ts, program.ts. */
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await run(process.argv.slice(2), processTerminal());
