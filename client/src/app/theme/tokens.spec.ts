import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, it } from '@jest/globals';

const src = join(import.meta.dirname, '../..');
const tokens = readFileSync(join(src, 'app/theme/tokens.css'), 'utf8');
const known = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));

/** The behaviour library tells a list how wide its field is. */
const given = new Set(['--trigger-width']);

const styles = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css') && !/theme\/(tokens|fonts)\.css$/.test(file))
  .map((file) => ({ file, css: readFileSync(join(src, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|@media[^{]*/g, '') }));

/** Values that belong into a token: colours, lengths and durations. Pictures may write coordinates of their drawing. */
function strayValues({ file, css }: { file: string; css: string }): string[] {
  const colours = css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\([^)]*\)/gi) ?? [];
  const lengths = css.match(/(?<![\w-])-?\d*\.?\d+(?:px|rem|pt)\b/g) ?? [];
  const durations = css.match(/(?<![\w-])\d*\.?\d+m?s\b/g) ?? [];
  return [...colours, ...(/ui\/pictures\//.test(file) ? [] : lengths), ...durations];
}

describe('styles', () => {
  it('take every colour, size and duration from the tokens', () => {
    const stray = styles.flatMap((style) =>
      strayValues(style).map((value) => `${relative('.', style.file)}: ${value}`),
    );
    expect(stray).toEqual([]);
  });

  it('leave to a token what goes on, so that nothing flickers for who wants no movement', () => {
    expect(styles.filter(({ css }) => /\binfinite\b/.test(css)).map(({ file }) => file)).toEqual([]);
    expect(tokens.match(/--pulses: [^;]+/g)).toEqual(['--pulses: infinite', '--pulses: 1', '--pulses: 1']);
  });

  it('name only tokens that exist', () => {
    const unknown = styles.flatMap(({ file, css }) => {
      // A style may name one token differently for each of several cases.
      const own = new Set([...css.matchAll(/(--[\w-]+): var\(--[\w-]+\);/g)].map(([, name]) => name));
      return [...css.matchAll(/var\((--[\w-]+)/g)].flatMap(([, name]) =>
        name && !known.has(name) && !given.has(name) && !own.has(name) ? [`${file}: ${name}`] : [],
      );
    });
    expect(unknown).toEqual([]);
  });
});

describe('the tokens', () => {
  it.each([
    ['--ink', '--paper', 7],
    ['--ink', '--surface', 7],
    ['--ink-soft', '--paper', 4.5],
    ['--ink-soft', '--sunken', 4.5],
    ['--accent', '--surface', 4.5],
    ['--accent', '--accent-wash', 4.5],
    ['--accent-ink', '--accent', 4.5],
    ['--brass-ink', '--brass-wash', 4.5],
    ['--berry', '--surface', 4.5],
    ['--berry', '--berry-wash', 4.5],
    ['--moss-ink', '--moss-wash', 4.5],
    ['--line-strong', '--surface', 3],
  ])('keep %s readable on %s at %f in light and dark', (ink, ground, least) => {
    for (const theme of [0, 1] as const) {
      expect(contrast(colourOf(ink, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(least);
    }
  });
});

function colourOf(token: string, theme: 0 | 1): string {
  const pair = new RegExp(`${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens);
  return pair?.[theme + 1] ?? '';
}

/** The contrast ratio of WCAG 2.2 (relative luminance of sRGB). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
