// Pictures as data: ticks, windows, layouts, lanes.

import { dayFromIso } from '@servanda/base';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/chart/layout.ts';
import { landAround } from '../src/chart/land.ts';
import { dayAt, ticksOf, xOf, zoomed } from '../src/chart/time-scale.ts';
import { at } from '../src/engine/chronicle.ts';

const years = (from: string, to: string): { from: number; to: number } => ({ from: dayFromIso(from), to: dayFromIso(to) });

describe('ticks', () => {
  const labels = (from: string, to: string, width: number): string[] => ticksOf(years(from, to), width).map((t) => t.label);

  it('are as fine as there is room for', () => {
    expect(labels('1900-01-01', '2000-01-01', 800)).toEqual(['1900', '1910', '1920', '1930', '1940', '1950', '1960', '1970', '1980', '1990']);
    expect(labels('1950-01-01', '1960-01-01', 800)).toEqual(['1950', '1951', '1952', '1953', '1954', '1955', '1956', '1957', '1958', '1959']);
    expect(labels('1956-10-01', '1957-02-01', 800)).toEqual(['Oct', 'Nov', 'Dec', 'Jan 1957']);
    expect(labels('1956-12-10', '1956-12-16', 500)).toEqual(['10 Dec', '11 Dec', '12 Dec', '13 Dec', '14 Dec', '15 Dec']);
  });

  it('stand on the first of the month or year', () => {
    for (const tick of ticksOf(years('1941-04-13', '2019-01-22'), 900)) expect(new Date(tick.day * 86_400_000).toISOString()).toMatch(/-01-01T/);
  });
});

describe('the window', () => {
  it('turns days into pixels and back', () => {
    const window = { from: 0, to: 100 };
    for (const day of [0, 1, 50, 99]) expect(dayAt(window, 500, xOf(window, 500, day) + 0.5)).toBe(day);
  });

  it('keeps the day it is zoomed about where it is', () => {
    const window = { from: 0, to: 1000 };
    expect(xOf(zoomed(window, 250, 0.5), 800, 250)).toBeCloseTo(xOf(window, 800, 250));
  });

  it('stops at two weeks', () => {
    const near = zoomed({ from: 0, to: 20 }, 10, 0.01);
    expect(near.to - near.from).toBe(1);
  });
});

describe('the layout of a graph', () => {
  const nodes = ['Japan', 'Russia', 'USA', 'Treaty', 'Pact'].map((id) => ({ id, halfWidth: 50 }));
  const edges = [['Japan', 'Treaty'], ['USA', 'Treaty'], ['Japan', 'Pact'], ['Russia', 'Pact']] as const;

  it('is the same for the same graph', () => {
    expect(layOut(nodes, edges, 800, 500)).toEqual(layOut(nodes, edges, 800, 500));
  });

  it('lays no label on another, and none outside', () => {
    const spots = [...layOut(nodes, edges, 800, 500).values()];
    for (const [i, a] of spots.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(50);
      expect(a.x).toBeLessThanOrEqual(750);
      for (const b of spots.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 100 || Math.abs(a.y - b.y) >= 26).toBe(true);
    }
  });
});

describe('what is so on a day', () => {
  const lives = [{ from: 10, to: 19, value: 'a' }, { from: 20, value: 'b' }];
  it.each([[9, undefined], [10, 'a'], [19, 'a'], [20, 'b'], [9999, 'b']])('on day %i: %s', (day, value) => {
    expect(at(lives, day)?.value).toBe(value);
  });
});

describe('land', () => {
  const square = (x: number, y: number, size: number) => ({ polygon: { type: 'Polygon' as const, coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] }, box: [x, y, x + size, y + size] as const });

  it('is the smallest piece around the point, none at sea', () => {
    const all = [square(0, 0, 10), square(2, 2, 1)];
    expect(landAround(all, [2.5, 2.5])).toBe(all[1]);
    expect(landAround(all, [5, 5])).toBe(all[0]);
    expect(landAround(all, [50, 5])).toBeUndefined();
  });
});
