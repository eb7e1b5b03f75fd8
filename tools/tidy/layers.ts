// The layer of each package. Imports go from a higher number to a lower one, never sideways; ARCHITECTURE.md draws the map.

/** Layer numbers by the folder name under packages/. */
export const layers: Readonly<Record<string, number>> = {
  base: 0,
  syntax: 1,
  model: 2,
  semantics: 3,
  timeline: 4,
  explorer: 4,
  diff: 4,
  export: 5,
  dossier: 5,
  ide: 6,
  cli: 7,
  'language-server': 7,
  vscode: 7,
  workbench: 7,
};

/** Packages above this layer are applications; at and below it code runs in a browser and is a function of its arguments. */
export const lastPureLayer = 6;
