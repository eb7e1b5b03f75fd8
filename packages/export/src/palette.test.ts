/** Contrast as WCAG 2.2 wants it, in both schemes. */
import { expect, test } from 'vitest';
import { DARK, LIGHT, type Scheme } from './palette.ts';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: readonly (keyof Scheme)[] = ['ink', 'muted', 'accent', 'good', 'wait', 'bad'];

test.each([['light', LIGHT], ['dark', DARK]] as const)('%s: text at 4.5, lines that mean something at 3', (_, scheme) => {
  for (const name of TEXT) for (const ground of ['paper', 'panel'] as const) expect(contrast(scheme[name], scheme[ground]), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  expect(contrast(scheme.onAccent, scheme.accent)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(scheme.line, scheme.paper)).toBeGreaterThanOrEqual(3);
});
