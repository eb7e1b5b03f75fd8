/** What can happen at a moment of a day. */
import type { PartialDate, Period } from '@servanda/base';
import type { Ground } from './effects.ts';

/** `entry` names the log entry, assumption or move it comes from. */
export type Happening = { readonly entry?: string } & (
  | { readonly kind: 'act'; readonly act: Ground; readonly effectiveOn?: PartialDate }
  | { readonly kind: 'fact'; readonly fact: Ground; readonly value: boolean }
  | { readonly kind: 'official'; readonly status: 'enters-into-force' | 'ceases'; readonly instrument: string; readonly party?: string; readonly isBinding?: boolean }
  /** The term is extended: through a day, by a period, or without limit. */
  | { readonly kind: 'extended'; readonly instrument: string; readonly through?: PartialDate; readonly by?: Period }
  /** Nothing but time. */
  | { readonly kind: 'pass' }
);
