import { expect, it, jest } from '@jest/globals';
import type { KeyboardEvent } from 'react';

import { onTreeKey } from './tree-keys';

it.each(['altKey', 'ctrlKey', 'metaKey'])(
  'with %s held down an arrow is the browser’s, as the one that goes back',
  (held) => {
    const preventDefault = jest.fn();
    const row = { dataset: { unit: 'a', above: 'b' } };
    const target = { closest: () => ({ querySelector: () => row }) };
    const press = (keys: object) =>
      onTreeKey({
        ...{ key: 'ArrowLeft', target, currentTarget: { querySelectorAll: () => [row] }, preventDefault },
        ...keys,
      } as unknown as KeyboardEvent<HTMLElement>);
    press({ [held]: true });
    expect(preventDefault).not.toHaveBeenCalled();
    press({});
    expect(preventDefault).toHaveBeenCalled();
  },
);
