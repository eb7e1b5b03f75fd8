/**
 * Who may ask: requests that name a host of ours (so that a foreign name pointed at this machine gets nothing), that carry the
 * token of this start in their path, and, where they come from a page, come from ours.
 */
import { timingSafeEqual } from 'node:crypto';

/** What of a request decides. */
export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which pages can't set. */
  readonly site: string | undefined;
  readonly token: string;
}

/** Why a request is turned away, with the status to answer; nothing when it may pass. */
export function refusal(asked: Asked, hosts: ReadonlySet<string>, token: string): { readonly status: 403 | 404; readonly why: string } | undefined {
  if (asked.host === undefined || !hosts.has(asked.host.toLowerCase())) return { status: 403, why: 'this address does not belong to the server' };
  if (!isSame(asked.token, token)) return { status: 404, why: 'nothing here' };
  const isFromUs = asked.origin !== undefined && [...hosts].some((host) => asked.origin?.toLowerCase() === `http://${host}`);
  if (asked.origin !== undefined && !isFromUs) return { status: 403, why: 'asked by another page' };
  if (asked.site !== undefined && asked.site !== 'same-origin' && asked.site !== 'none') return { status: 403, why: 'asked by another page' };
  const isReading = asked.method === 'GET' || asked.method === 'HEAD';
  if (!isReading && !isFromUs && asked.site !== 'same-origin') return { status: 403, why: 'a change has to come from the page' };
  return undefined;
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** The names under which a server on this address and port is asked. */
export function hostsOf(address: string, port: number): ReadonlySet<string> {
  const names = address === '127.0.0.1' || address === '::1' || address === 'localhost' ? ['127.0.0.1', 'localhost', '[::1]'] : [address.includes(':') ? `[${address}]` : address.toLowerCase()];
  return new Set(names.map((name) => `${name}:${port}`));
}
