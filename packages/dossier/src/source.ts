/** What a dossier can be opened from (a text, several texts by file name, a host) becomes a host that the loader reads through. */
import type { SourceHost } from '@servanda/model';
import type { OpenOptions } from './dossier.ts';

/** The text of one file, texts by file name, or a host; one that knows where to begin says so in `entry`. */
export type DossierSource = string | Readonly<Record<string, string>> | (SourceHost & { readonly entry?: string });

export interface OpenedSource {
  readonly host: SourceHost;
  readonly entry: string;
}

/** The file that a bare text is. */
const ONLY_FILE = 'dossier.treaty';

export function openSource(source: DossierSource, options: OpenOptions): OpenedSource {
  const library = { ...(options.library && { library: options.library }), ...(options.libraryNames && { libraryNames: options.libraryNames }) };
  if (typeof source === 'string') {
    const file = options.entry ?? ONLY_FILE;
    return { host: { ...hostOfTexts({ [file]: source }), ...library }, entry: file };
  }
  if (isHost(source)) return { host: { ...source, ...library }, entry: options.entry ?? source.entry ?? '.' };
  return { host: { ...hostOfTexts(source), ...library }, entry: options.entry ?? '.' };
}

function isHost(source: Exclude<DossierSource, string>): source is SourceHost & { readonly entry?: string } {
  return typeof source['read'] === 'function';
}

function hostOfTexts(texts: Readonly<Record<string, string>>): SourceHost {
  const names = Object.keys(texts);
  return {
    read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined),
    list: (folder) => {
      const prefix = folder === '.' || folder === '' ? '' : `${folder}/`;
      return names.flatMap((name) => (name.startsWith(prefix) && !name.slice(prefix.length).includes('/') ? [name.slice(prefix.length)] : []));
    },
  };
}

/** Hosts made by `withFile`, with what they were made from: an editor replaces a file at each keystroke, and must not build a tower. */
const replaced = new WeakMap<SourceHost, { readonly base: SourceHost; readonly texts: ReadonlyMap<string, string | undefined> }>();

/** The host with some files replaced (`undefined`: gone), as an editor's buffers replace what is on the disk. */
export function withFile(host: SourceHost, path: string, text: string | undefined): SourceHost {
  const { base, texts } = replaced.get(host) ?? { base: host, texts: new Map<string, string | undefined>() };
  const now = new Map(texts).set(path, text);
  const changed: SourceHost = { ...base, read: (asked) => (now.has(asked) ? now.get(asked) : base.read(asked)) };
  replaced.set(changed, { base, texts: now });
  return changed;
}

/** Keeps what was read, so that places can be shown. Tables and library files among it. */
export function remembering(host: SourceHost): { readonly host: SourceHost; readonly texts: ReadonlyMap<string, string> } {
  const texts = new Map<string, string>();
  const keep = (path: string, text: string | undefined): string | undefined => {
    if (text !== undefined) texts.set(path, text);
    return text;
  };
  return {
    texts,
    host: {
      ...host, read: (path) => keep(path, host.read(path)),
      ...(host.library && { library: (path: string) => keep(`library:${path}`, host.library?.(path)) }),
    },
  };
}
