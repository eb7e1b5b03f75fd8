/** The page parses, is safe whatever the names, links what it cites, and says what the dossier says. */
import { type DefaultTreeAdapterTypes, parse, type ParserError } from 'parse5';
import { describe, expect, test } from 'vitest';
import { dossier, hostileNames, plainNames, worldsOf, type Names } from '../test/dossier.ts';
import { answered } from '../test/answered.ts';
import { reportInput } from './from-worlds.ts';
import { toHtml } from './to-html.ts';

type Element = DefaultTreeAdapterTypes.Element;

function pageOf(names: Names, hasText = true): string {
  const { worlds, sources } = worldsOf(names);
  return toHtml(reportInput(worlds, { sources: hasText ? sources : [], questions: answered }));
}

function parsed(page: string): { elements: readonly Element[]; errors: readonly ParserError[] } {
  const errors: ParserError[] = [];
  const document = parse(page, { onParseError: (error) => errors.push(error) });
  const elements: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(document);
  return { elements, errors };
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const CASES = [['plain', plainNames, true], ['plain without text', plainNames, false], ['hostile', hostileNames, true], ['hostile without text', hostileNames, false]] as const;

describe.each(CASES)('%s names', (_, names, hasText) => {
  const page = pageOf(names, hasText);
  const { elements, errors } = parsed(page);

  test('is well-formed', () => { expect(errors).toEqual([]); });

  test('runs nothing and fetches nothing', () => {
    expect(elements.filter(({ tagName }) => ['script', 'iframe', 'object', 'embed', 'link', 'img', 'base', 'form'].includes(tagName))).toEqual([]);
    for (const element of elements) {
      for (const { name, value } of element.attrs) {
        expect(name.startsWith('on'), `${element.tagName} ${name}`).toBe(false);
        if (name === 'href') expect(value).toMatch(/^(#|https?:\/\/)/);
        expect(['src', 'srcset', 'style', 'action'], element.tagName).not.toContain(name);
      }
    }
    const styles = elements.filter(({ tagName }) => tagName === 'style').map(textOf).join('');
    expect(styles).not.toMatch(/url\(|@import/);
    expect(elements.some((e) => attributeOf(e, 'http-equiv') === 'Content-Security-Policy')).toBe(true);
  });

  test('has ids that are its own, and links that lead somewhere', () => {
    const ids = elements.flatMap((e) => attributeOf(e, 'id') ?? []);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const targets = elements.flatMap((e) => (attributeOf(e, 'href')?.startsWith('#') ? attributeOf(e, 'href')!.slice(1) : []));
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(targets.length).toBeGreaterThan(10);
  });

  test('can be read by ear: one h1, no level left out, landmarks, captions, names of pictures and boxes', () => {
    const levels = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => { expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1); });
    for (const tag of ['header', 'nav', 'main', 'footer']) expect(elements.filter(({ tagName }) => tagName === tag), tag).toHaveLength(1);
    const tables = elements.filter(({ tagName }) => tagName === 'table');
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(table.childNodes.some((n) => 'tagName' in n && n.tagName === 'caption')).toBe(true);
    for (const box of elements.filter((e) => attributeOf(e, 'role') === 'region')) expect(attributeOf(box, 'aria-label')).toBeTruthy();
    for (const svg of elements.filter(({ tagName }) => tagName === 'svg')) expect(attributeOf(svg, 'aria-labelledby')).toBeTruthy();
  });

  test('is the same twice', () => { expect(pageOf(names, hasText)).toBe(page); });
});

test('says who is bound to what', () => {
  const { elements } = parsed(pageOf(plainNames));
  const text = textOf(elements[0]!).replace(/\s+/g, ' ');
  for (const said of [
    'On 22 January 2019, 2 of 3 instruments are in force', 'Northland shall, but not yet, transfer Islet to Southland.', 'last day 30 June 2019', 'until 1 September 2019',
    'Northland is in breach of Declaration article 9, toward Southland', 'ratifications have not been exchanged (Northland and Southland)', 'as expected', 'expected yes',
    'Each party shall not attack the other party.', 'Wire reports › that Agency, citing diplomatic sources, says (reportedly)', 'not counted',
  ]) expect(text).toContain(said);
});

test('shows the text whole, with its lines', () => {
  const { sources } = dossier(plainNames);
  const { elements } = parsed(pageOf(plainNames));
  const shown = elements.filter((e) => attributeOf(e, 'class') === 'text');
  expect(shown.map(textOf)).toEqual(sources.map(({ text }) => text));
  const numbers = elements.flatMap((e) => attributeOf(e, 'data-n') ?? []).map(Number);
  expect(numbers).toEqual(Array.from({ length: sources[0]!.text.split('\n').length - 1 }, (_, i) => i + 1));
});

test('a why ends at the clause and its words', () => {
  const { elements } = parsed(pageOf(plainNames));
  const cites = elements.filter((e) => attributeOf(e, 'class') === 'cite');
  const clause = cites.find((e) => textOf(e).includes('article 9'));
  const target = attributeOf((clause!.childNodes.find((n) => 'tagName' in n && n.tagName === 'a')) as Element, 'href')!.slice(1);
  const piece = elements.find((e) => attributeOf(e, 'id') === target);
  expect(textOf(piece!)).toMatch(/^Northland shall report|^Southland shall report|^Northland shall transfer/);
  expect(textOf(clause!)).toContain('dossier.treaty, line');
});
