/** What the program's exit code says; documented in docs/cli.md. */
export const EXIT = {
  /** All is well. */
  ok: 0,
  /** The dossier has errors, a question's answer is not the expected one, or (`check --strict`) there are findings. */
  failed: 1,
  /** The command line cannot be understood: unknown command, option, name or date. */
  usage: 2,
  /** There is no such dossier, or it cannot be read. */
  noInput: 3,
  /** Ctrl-C. */
  interrupted: 130,
  /** A mistake of ours. */
  internal: 70,
} as const;
