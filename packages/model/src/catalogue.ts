/** The catalogue of all diagnostics of this package: what `servanda explain` and the reference page are made from. */
import { catalogue, mergeCatalogues, type DiagnosticEntry } from '@servanda/base';
import * as law from './diagnostics-law.ts';
import * as names from './diagnostics-names.ts';
import * as phrases from './diagnostics-phrases.ts';
import { logCatalogue } from './from-syntax/log-diagnostics.ts';
import { questionsCatalogue } from './from-syntax/questions-diagnostics.ts';
import { tablesCatalogue } from './from-syntax/tables-diagnostics.ts';
import { jsonCatalogue } from './json/json-diagnostics.ts';
import { loadCatalogue } from './from-syntax/load-diagnostics.ts';

/** Names, phrases and law: codes E02xx, E03xx, E04xx, W05xx. */
export const sentenceCatalogue: readonly DiagnosticEntry[] = catalogue(...Object.values(names), ...Object.values(phrases), ...Object.values(law));

/** The whole package's. */
export const modelCatalogue: readonly DiagnosticEntry[] = mergeCatalogues(sentenceCatalogue, logCatalogue, questionsCatalogue, tablesCatalogue, loadCatalogue, jsonCatalogue);
