import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { partsOf } from './file-parts';

const library = (titles: readonly string[]) => ({
  name: 'practices.json',
  content: JSON.stringify({ format: 'guildhall-practices', version: 1, practices: titles.map((title) => ({ title })) }),
});
const titlesIn = ({ content }: { content: string }) =>
  (JSON.parse(content) as { practices: { title: string }[] }).practices.map(({ title }) => title);

describe('[files/parts] what is brought in', () => {
  it('goes in parts that the server takes, each practice once and in its order, whatever there is', () => {
    const titles = fc.array(fc.string({ maxLength: 30 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        titles,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 300, max: 2000 }),
        (all, practices, bytes) => {
          const parts = partsOf([library(all)], { practices, bytes });
          for (const files of parts) {
            const held = files.flatMap(titlesIn);
            expect(held.length).toBeLessThanOrEqual(practices);
            if (held.length > 1)
              expect(new TextEncoder().encode(JSON.stringify(files)).length).toBeLessThanOrEqual(bytes);
            for (const { content } of files)
              expect(JSON.parse(content)).toMatchObject({ format: 'guildhall-practices' });
          }
          expect(parts.flat().flatMap(titlesIn)).toEqual(all);
        },
      ),
      { seed: 62 },
    );
  });

  it('keeps Markdown files whole, and leaves what cannot be read for the server to explain', () => {
    const files = ['a.md', 'b.md', 'c.md', 'broken.json'].map((name) => ({ name, content: '{' }));
    expect(partsOf(files, { practices: 2, bytes: 1000 })).toEqual([files.slice(0, 2), files.slice(2)]);
    expect(partsOf(files)).toEqual([files]);
  });
});
