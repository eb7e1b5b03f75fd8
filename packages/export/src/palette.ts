/**
 * The colours of pictures and pages, light and dark. Every text colour stands at 4.5 : 1 or more against its ground, and every
 * line that carries meaning at 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11; checked in palette.test.ts). One accent, the red of the
 * workbench; a state is never told by colour alone.
 */

/** Colours by use. */
export interface Scheme {
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly line: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly good: string;
  readonly wait: string;
  readonly bad: string;
}

export const LIGHT: Scheme = {
  paper: '#fdfcf8', panel: '#f6f2e9', ink: '#1c1916', muted: '#5b5850', rule: '#ddd6c8', line: '#857f70', accent: '#9c2a16', onAccent: '#fffdfa',
  good: '#1d6339', wait: '#7a5200', bad: '#a11d2b',
};

export const DARK: Scheme = {
  paper: '#171512', panel: '#211e1a', ink: '#ece6db', muted: '#b0aa9e', rule: '#3b3831', line: '#8d8778', accent: '#f19a84', onAccent: '#1c100c',
  good: '#85cf9f', wait: '#e3b567', bad: '#f2949c',
};

/** Declarations of the colours as custom properties. */
export function schemeDeclarations(scheme: Scheme): string {
  return Object.entries(scheme).map(([name, value]) => `--${name === 'onAccent' ? 'on-accent' : name}:${value}`).join(';');
}

/**
 * The style of a picture that stands alone. Colours are also written as attributes, in light, for readers that know no style
 * sheets; the classes bring the dark ones. Nothing here reaches beyond `.servanda` elements, so a picture may stand in a page.
 */
export const PICTURE_STYLE = `.servanda text{font-family:"Source Sans 3","Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif}`
  + `@media screen and (prefers-color-scheme:dark){${(Object.entries(DARK) as [keyof Scheme, string][])
    .map(([name, colour]) => `.servanda .f-${name}{fill:${colour}}.servanda .s-${name}{stroke:${colour}}`).join('')}}@media print{.servanda .f-paper{fill:#fff}}`;

/** Attributes that fill with a colour of the scheme. */
export function fill(name: keyof Scheme): string {
  return `class="f-${name}" fill="${LIGHT[name]}"`;
}

/** Attributes that stroke with a colour of the scheme. */
export function stroke(name: keyof Scheme): string {
  return `class="s-${name}" stroke="${LIGHT[name]}"`;
}

/** Attributes for both. */
export function paint(filled: keyof Scheme, stroked: keyof Scheme): string {
  return `class="f-${filled} s-${stroked}" fill="${LIGHT[filled]}" stroke="${LIGHT[stroked]}"`;
}
