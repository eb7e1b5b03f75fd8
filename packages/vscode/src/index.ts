/** Layer 9: the extension for Visual Studio Code. Read extension.ts; grammar.ts is used when it is built. */
export { activate, deactivate } from './extension.ts';
export { treatyGrammar } from './grammar.ts';
