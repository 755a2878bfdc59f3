import type { GuidancePassages } from '@guildhall/shared/work/guidance-text';
import type { Person } from '@guildhall/shared/work/practice-card';

import type { WrittenText } from './texts.js';

type Sections = GuidancePassages['sections'];

/** The words of a text with who put them there, by section, its heading left to its title; neighbours of one writer are one passage. */
export function passagesOf({ sections, blocks }: WrittenText, people: ReadonlyMap<string, Person>): Sections {
  const all: Sections = sections.map(({ key, title }) => ({ key, title, passages: [] }));
  for (const [at, { section, runs }] of blocks.entries()) {
    if (section !== blocks[at - 1]?.section && sections[section]?.title) continue;
    const place = all[Math.min(section, all.length - 1)];
    for (const [nth, { text, by }] of runs.entries()) {
      const words = nth === runs.length - 1 ? `${text}\n` : text;
      const person = by === null ? null : (people.get(by) ?? null);
      const last = place?.passages.at(-1);
      if (last && (last.by?.id ?? null) === (person?.id ?? null)) last.text += words;
      else place?.passages.push({ text: words, by: person });
    }
  }
  return all;
}
