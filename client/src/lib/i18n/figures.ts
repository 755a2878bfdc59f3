import type { FormatterModule } from 'i18next';

import { number } from '../text/number';

/** Has the figures in a sentence written as those that stand alone; i18next asks it for each thing that is filled in (`alwaysFormat`). */
export const figures: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) => (Number.isInteger(value) ? number(value as number) : (value as string)),
};
