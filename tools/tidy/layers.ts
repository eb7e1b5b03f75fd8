// The layer of each package. Imports go from a higher number to a lower one, never sideways; ARCHITECTURE.md draws the map.

/** Layer numbers by the folder name under packages/. */
export const layers: Readonly<Record<string, number>> = {
  base: 0,
  syntax: 1,
  model: 2,
  semantics: 3,
  timeline: 4,
  explorer: 5,
  encoder: 5,
  diff: 6,
  export: 7,
  dossier: 7,
  ide: 8,
  cli: 10,
  'language-server': 9,
  vscode: 9,
  workbench: 9,
};

/** Packages above this layer are applications; at and below it code runs in a browser and is a function of its arguments. */
export const lastPureLayer = 8;
