/** Every kind of diagnostic about names, phrases and law, by area; the catalogue of the package. */
export * from './diagnostics-names.ts';
export * from './diagnostics-phrases.ts';
export * from './diagnostics-law.ts';
