import { expect, it } from '@jest/globals';

import { openingOf } from './opening';

it.each([
  ['<p>Could the <strong>depot</strong>, too?<br>Or<em>ders</em></p>', 'Could the depot, too? Orders'],
  ['<p>Ask &amp; answer</p><p>&lt;twice&gt; &amp;lt;</p>', 'Ask & answer <twice> &lt;'],
  [`<p>${'two words '.repeat(9)}</p>`, 'two words two words two words two words two words two words…'],
  [`<p>${'a'.repeat(90)}</p>`, `${'a'.repeat(60)}…`],
  ['', ''],
])('the opening of %s is %s', (html, words) => {
  expect(openingOf(html)).toBe(words);
});
