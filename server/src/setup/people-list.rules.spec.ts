import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readCsv, writeCsv } from './csv.rules.js';
import { peopleIn } from './people-list.rules.js';

describe('[csv] comma-separated texts', () => {
  test('cells may be quoted, with commas, line ends and doubled quotation marks within; empty rows are left out', () => {
    const text = 'a, b ,c\r\n"x, y","say ""yes""",\n\n,,\n"two\nlines",z';
    expect(readCsv(text)).toEqual([
      { line: 1, cells: ['a', 'b', 'c'] },
      { line: 2, cells: ['x, y', 'say "yes"', ''] },
      { line: 5, cells: ['two\nlines', 'z'] },
    ]);
  });

  test('a quotation mark that nothing closes or opens is told with its line', () => {
    for (const text of ['a\n"b', 'a\nb"c"', 'a\n"b"c'])
      expect(() => readCsv(text)).toThrow(/^Line 2: a quotation mark/);
  });

  test('what is written is read again', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '\r', 'ŵ') });
    const rows = fc.array(fc.tuple(fc.constant('kept'), cell, cell));
    fc.assert(
      fc.property(rows, (cells) => expect(readCsv(writeCsv(cells)).map((row) => row.cells)).toEqual(cells)),
      { seed: 62, numRuns: 300 },
    );
  });
});

describe('[people-list] what a list says', () => {
  test('columns stand in any order; a role and a unit may be missing', () => {
    const text =
      'Email,Name,Role,Unit\nAda@B.example,"Lowe, Ada",Lead,Place / Highways / Depot North\nbo@b.example,Bo,,\n';
    expect(peopleIn(text)).toMatchObject([
      { line: 2, name: 'Lowe, Ada', email: 'ada@b.example', unit: ['Place', 'Highways', 'Depot North'], role: 'lead' },
      { line: 3, name: 'Bo', email: 'bo@b.example', unit: [], role: 'member' },
    ]);
    expect(peopleIn('name,email,unit\nBo,bo@b.example,Place')).toMatchObject([{ unit: ['Place'], role: 'member' }]);
  });

  test.each(['', 'name;email;unit', 'name,email', 'name,email,unit,shoe size'])(
    'the columns of “%s” are refused',
    (text) => {
      expect(() => peopleIn(text)).toThrow(/^Line 1: name the columns name,email,unit/);
    },
  );

  test('every faulty line is told with its mend, in their order', () => {
    const text = [
      'name,email,unit,role',
      'Ada,ada@b.example,Place,admin',
      ',ada,a / b / c / d,boss',
      'Bo,bo@b.example,,manager',
      'Ada,ADA@b.example,Place,',
      'Cy,cy@b.example,Place, Highways,lead',
    ].join('\n');
    const told = (() => {
      try {
        return peopleIn(text);
      } catch (error) {
        return (error as Error).message.split('\n').map((line) => line.slice(0, 30));
      }
    })();
    expect(told).toEqual([
      'Line 3: the name is missing; g',
      'Line 3: “ada” is no e-mail add',
      'Line 3: give three units at mo',
      'Line 3: “boss” is no role; giv',
      'Line 4: give the unit they are',
      'Line 5: ada@b.example stands i',
      'Line 6: there are more cells t',
      'Line 6: “highways” is no role;',
      'Nothing was changed.',
    ]);
  });
});
