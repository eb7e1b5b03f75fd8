/** Short messages about what was done, with a way back where there is one. Read aloud by screen readers as they come. */

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
  /** Stays until dismissed: the reader has to choose. */
  readonly isLasting: boolean;
}

let notices = $state.raw<readonly Notice[]>([]);
let nextId = 1;

export const shown = {
  get notices(): readonly Notice[] { return notices; },
};

/** Says something; returns its number for `dismiss`. Passing messages go after 12 seconds, time enough to press undo. */
export function notify(text: string, actions: Notice['actions'] = [], isLasting = false): number {
  const id = nextId++;
  notices = [...notices.filter((n) => n.text !== text), { id, text, actions, isLasting }];
  if (!isLasting) setTimeout(() => { dismiss(id); }, 12_000);
  return id;
}

/** Takes a message away. */
export function dismiss(id: number): void {
  notices = notices.filter((n) => n.id !== id);
}

/** Something failed that should not: told in words, never only in the console. */
export function complain(error: unknown, doing: string): void {
  notify(`${doing}: ${error instanceof Error ? error.message : String(error)}`);
}
