import { expect, it } from '@jest/globals';

import { isOldVersion } from './old-version';

/** As browsers, and Vite for a style, tell it. */
it.each([
  new TypeError('Failed to fetch dynamically imported module: https://guildhall.example/assets/CardPage-x1.js'),
  new TypeError('error loading dynamically imported module: https://guildhall.example/assets/CardPage-x1.js'),
  new TypeError('Importing a module script failed.'),
  new Error('Unable to preload CSS for /assets/CardPage-x1.css'),
])('[app/renewed] a part that is gone leads to a page that offers to load again: %s', (error) => {
  expect(isOldVersion(error)).toBe(true);
});

it('[app/renewed] any other trouble does not', () => {
  expect(isOldVersion(new TypeError('x is not a function'))).toBe(false);
});
