import { card, type DemoCard } from './card.js';

/** What a neighbouring council shares with it. */
export const partnerCards: readonly DemoCard[] = [
  card(
    'Customer Services',
    'One letter instead of four about a house move',
    [
      'A resident who moved house told council tax, waste, parking and the library, each on a form of its own.',
      ['We listed every form a move needs.', 'One page asks once.', 'Each team gets its part the same day.'],
      '4 forms, 11 days',
      '1 form, 2 days',
      '60 moves in spring',
      'We followed sixty moves from call to last letter.',
      'Asking for everything on one screen. People left half-way; five short steps worked.',
    ],
    { tags: ['plain words', 'residents'], minutes: 90 },
  ),
  card(
    'Customer Services',
    'A quiet hour at the counter',
    [
      'People who find noise hard stayed away from the town hall.',
      [
        'The first hour on Wednesday is quiet.',
        'No calls out loud, lights down, numbers shown.',
        'We told the local groups first.',
      ],
      '3 visits a month by people we had asked',
      '14',
      'One term',
      'We asked the groups, and counted on Wednesdays.',
      'A poster at the door. Nobody who stays away reads it.',
    ],
    { tags: ['residents', 'inclusion'], minutes: 45 },
  ),
  card(
    'Customer Services',
    'Tide tables beside the parking signs',
    [
      'Cars were caught by spring tides on the quay.',
      ['Tide times on the ticket.', 'A text at high water to those who asked.', 'The harbour office keeps the list.'],
      '9 cars a year',
      '2',
      'Two years',
      'The harbour log.',
      'Barriers. They rusted in one winter.',
    ],
    { tags: ['floods', 'parking'], minutes: 120 },
  ),
];
