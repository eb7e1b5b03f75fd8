/** Every diagnostic code of the packages below, for `servanda explain` and the reference. */
import { explainEntry, findEntry, mergeCatalogues, type DiagnosticEntry } from '@servanda/base';
import { modelCatalogue } from '@servanda/model';
import { syntaxCatalogue } from '@servanda/syntax';
import { findingCatalogue } from './finding-catalogue.ts';

/** All codes, in order. */
export const allCodes: readonly DiagnosticEntry[] = mergeCatalogues(syntaxCatalogue, modelCatalogue, findingCatalogue);

/** The page about a code in Markdown; nothing for a code that does not exist. */
export function codePage(code: string): string | undefined {
  const entry = findEntry(allCodes, code);
  return entry && explainEntry(entry);
}
