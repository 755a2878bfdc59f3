import type { PracticeText } from '@guildhall/shared/work/practice-card';

/** A practice as its team wrote it; who wrote it and who answers questions comes with the telling of the story. */
export interface DemoCard {
  /** The department it came from. */
  unit: string;
  text: Omit<PracticeText, 'locale' | 'whoToAsk' | 'credits'> & { locale?: 'cy'; from?: string };
}

type Result = NonNullable<PracticeText['result']>;

function card(
  unit: string,
  title: string,
  [problem, steps, before, after, measured, howWeKnow, whatDidNotWork]: [
    problem: string,
    steps: string[],
    before: string,
    after: string,
    measured: string,
    howWeKnow: string,
    whatDidNotWork: string,
  ],
  {
    result = 'worked',
    tags,
    minutes,
    ...more
  }: { result?: Result; tags: string[]; minutes: number; locale?: 'cy'; from?: string },
): DemoCard {
  const whatChanged = { before, after, measured };
  const words = { title, problem, whatWeDid: steps, whatChanged, howWeKnow, whatDidNotWork };
  const none = { template: null, cost: null, practices: [], guidance: [], openQuestions: [] };
  return { unit, text: { ...words, ...none, result, tags, minutes, ...more } };
}

/** Good practice of Brackenshire, in the plain words of the teams. */
export const demoCards: readonly DemoCard[] = [
  card(
    'Waste and Recycling',
    'One shared map for missed bins',
    [
      'Residents rang **three times** about one bin, because each call went to another list.',
      [
        'We put every route on one shared map.',
        'Crews mark a missed bin as they drive, with one tap or by radio.',
        'The contact centre sees the same map.',
      ],
      'Three days and three calls',
      'The same day, one call',
      '214 calls in September, 61 in October',
      'We counted calls about the same address before and after.',
      'Text messages at six in the morning annoyed people. We send them at nine now.',
    ],
    { tags: ['waste', 'maps', 'contact'], minutes: 60 },
  ),
  card(
    'Highway Maintenance',
    'Ten minutes round the tailgate before the shift',
    [
      'What one crew learned on Monday, the next crew learned again on Tuesday.',
      [
        'Ten minutes at the tailgate, standing up.',
        'Each person says one thing that went well and one that did not.',
        'Somebody writes one line on the board, and a photo of the board goes to the shared page.',
      ],
      'Every crew for itself',
      'One board that all four depots read',
      '38 lines in six weeks',
      'Two repeat jobs a week fewer, from the job sheets.',
      'Longer than ten minutes and people drift off. A stand-up in the rain does not work either.',
    ],
    { tags: ['depot', 'shift', 'learning'], minutes: 15 },
  ),
  card(
    'Libraries',
    'Drop-in tables where nobody has to book',
    [
      'People who most wanted help with a form would not book a course.',
      [
        'Two tables by the door, Tuesday and Thursday, ten to twelve.',
        'A sign that says: bring anything.',
        'A colleague from another team sits in each week.',
      ],
      'Four people a month at the course',
      'About thirty a month at the tables',
      'Counted each session from June',
      'A tally by the kettle, and three people who now help others.',
      'A sign-in sheet. The moment there was a sheet, people walked past.',
    ],
    { tags: ['drop-in', 'digital skills', 'residents'], minutes: 45 },
  ),
  card(
    'Libraries',
    'Cardiau sgwrs i staff sy’n dysgu Cymraeg',
    [
      'Roedd staff am ddefnyddio eu Cymraeg wrth y ddesg ond yn ofni gwneud camgymeriad.',
      ['Gwneud ugain o gardiau â brawddegau bach.', 'Bathodyn sy’n dweud “dysgwr”.', 'Deg munud o ymarfer cyn agor.'],
      'Dau yn mentro',
      'Naw yn dechrau pob sgwrs yn Gymraeg',
      'Hydref',
      'Gofynnwyd i’r tîm bob wythnos.',
      'Roedd y cardiau cyntaf yn rhy hir i’w darllen mewn pryd.',
    ],
    { tags: ['cymraeg', 'desg'], minutes: 30, locale: 'cy' },
  ),
  card(
    'Finance',
    'Budget letters people can read',
    [
      'Managers rang us to ask what the monthly letter meant.',
      [
        'We read ten letters aloud with two managers.',
        'We cut every word we had to explain.',
        'The figure they can change comes first.',
      ],
      'Nine calls after each letter',
      'Two calls',
      'Three months each',
      'We tallied calls for three months before and after.',
      'A glossary at the end. Nobody turned the page.',
    ],
    { tags: ['plain words', 'budgets'], minutes: 90 },
  ),
  card(
    'Digital and Data',
    'Show the thing, not the slides',
    [
      'People left our demonstrations knowing what we had planned and not what they could do.',
      ['No slides at all.', 'The person who uses it shows it.', 'Half of the time is for questions.'],
      'Eight in a room, two questions',
      'Twenty in a room, fifteen questions',
      'Six sessions',
      'Three teams started the week after.',
      'Recording it. Nobody watched the recordings, and people spoke less.',
    ],
    { tags: ['show and tell', 'sessions'], minutes: 20 },
  ),
  card(
    'Democratic Services',
    'One page before each committee',
    [
      'Councillors told us the pack was too long to read on a phone.',
      [
        'One page with: what is asked, what it costs, who is touched, what could go wrong.',
        'Links into the pack by page.',
        'Out by Thursday noon.',
      ],
      'Questions by e-mail until midnight',
      'Most questions asked by Friday',
      'Four committees',
      'We asked all councillors on those committees; 19 answered.',
      'Summaries written by the report’s author were twice as long. Somebody else writes them now.',
    ],
    { tags: ['councillors', 'plain words', 'reports'], minutes: 60 },
  ),
  card(
    'Customer Contact',
    'Ring back within the hour, or say when',
    [
      '“Someone will call you” was our most frequent sentence and our most frequent complaint.',
      [
        'We give a time, never “soon”.',
        'If nothing is known by then, we ring and say so.',
        'A shared list of promises on the wall screen.',
      ],
      '41 complaints a quarter',
      '12 complaints a quarter',
      'April to September',
      'Complaints coded by reason.',
      'Promising a time for other teams without asking them first.',
    ],
    { tags: ['contact', 'promises'], minutes: 40 },
  ),
  card(
    'Assessment and Care Management',
    'Joint visits booked on one calendar',
    [
      'Families met three of us on three days and told the story three times.',
      [
        'One calendar for three teams, on the shared tablet.',
        'A joint first visit when two of us would go anyway.',
        'One note, agreed in the car.',
      ],
      'Three visits',
      'One or two',
      '64 families since May',
      'We asked 20 families; 17 liked it better.',
      'Two diaries kept side by side “just in case”. We had to drop the old one.',
    ],
    { tags: ['visits', 'calendar', 'families'], minutes: 120 },
  ),
  card(
    'Reablement',
    'A photo of the whiteboard for the night shift',
    [
      'The night shift rang the day shift at home.',
      [
        'At six we photograph the board, without names.',
        'It goes to the shift’s own page.',
        'Questions go under the photo.',
      ],
      'Five calls a week',
      'One call in two weeks',
      'Four weeks',
      'The shift book.',
      'Initials of residents were on the first photo. Now the board has numbers only, and somebody checks before it goes up.',
    ],
    { tags: ['shift', 'handover'], minutes: 20 },
  ),
  card(
    'Family Help',
    'Ask a parent to check the letter',
    [
      'Our invitation letter sounded like a summons.',
      [
        'Two parents read it with us, paid for their time.',
        'We changed the first sentence and the sender.',
        'We put a name and a direct number on it.',
      ],
      'One in three came',
      'Two in three came',
      '48 letters',
      'Attendance before and after, same month.',
      'We sent a text in place of the letter; people thought it was a trick.',
    ],
    { tags: ['letters', 'families', 'plain words'], minutes: 60 },
  ),
  card(
    'Youth Service',
    'Young people run the question time',
    [
      'At our open evenings adults asked and adults answered.',
      [
        'Two young people chair.',
        'Questions are written on cards beforehand.',
        'Anything we cannot answer goes on a list with a date.',
      ],
      'Six questions, all from adults',
      '22 questions, 17 from young people',
      'Two evenings',
      'We counted, and asked them after.',
      'A microphone. Cards work better for shy people.',
    ],
    { tags: ['sessions', 'young people'], minutes: 30 },
  ),
  card(
    'Parks and Countryside',
    'Volunteers’ days planned by weather, not by date',
    [
      'Half of our volunteer days were rained off.',
      ['We name a week, not a day.', 'The day is chosen on Monday by the forecast.', 'One message, one place to look.'],
      'Six of twelve days',
      'Ten of twelve days',
      'March to October',
      'Our own diary.',
      'People with fixed shifts could not come at short notice; we keep two fixed Saturdays for them.',
    ],
    { result: 'in-part', tags: ['volunteers', 'planning'], minutes: 30 },
  ),
  card(
    'Trading Standards',
    'A scam of the week on the staff page',
    [
      'Our own colleagues were caught by the same false invoice twice.',
      ['One picture, three sentences, each Monday.', 'What to do, in bold.', 'A thank-you for whoever sent it in.'],
      'Two caught in a month',
      'None since July',
      'July to October',
      'Reports to the service desk.',
      'More than one a week: people stopped reading.',
    ],
    { tags: ['safety', 'staff page'], minutes: 15 },
  ),
  card(
    'Procurement',
    'A template that asks fewer questions',
    [
      'Small local firms did not bid. The form had 94 questions.',
      ['We struck out every question we had never used.', '31 were left.', 'One page says how we choose.'],
      'Three bids',
      'Seven bids',
      'Two tenders each',
      'We rang four firms that had not bid before.',
      'We tried a video guide to the old form. The form was the problem.',
    ],
    { tags: ['suppliers', 'forms'], minutes: 120 },
  ),
  card(
    'People and Pay',
    'A buddy for the first fortnight',
    [
      'New starters asked their manager things a colleague would have told them.',
      [
        'A buddy from another team, named before day one.',
        'Coffee on days one, three and ten.',
        'A list of twenty things nobody tells you.',
      ],
      '61 in 100 felt settled after a month',
      '84 in 100',
      'Surveys of 40 starters each',
      'The same three questions before and after.',
      'Buddies from the same team: people asked fewer questions.',
    ],
    { tags: ['new starters', 'buddies'], minutes: 45 },
  ),
  card(
    'Strategy',
    'Decisions on one shared page',
    [
      'We met again to find out what we had decided.',
      [
        'One page, newest first.',
        'Decision, reason, who, when to look again.',
        'Written in the meeting, read out at the end.',
      ],
      'One meeting in five was about an older one',
      'None in October',
      'Our calendar',
      'We went through six months of minutes.',
      'A spreadsheet with a column for everything. Nobody filled it in.',
    ],
    { tags: ['decisions', 'meetings'], minutes: 20 },
  ),
  card(
    'Early Years',
    'Shared toy boxes between nurseries',
    [
      'Each nursery bought the same expensive things and used them for a month.',
      ['Eight boxes, one list.', 'Swap on the first Friday.', 'Whoever swaps checks the box.'],
      '£4,100 a year',
      '£1,600 a year',
      'One school year',
      'Invoices.',
      'Boxes without a lid. We lost a farm.',
    ],
    { tags: ['sharing', 'savings'], minutes: 60, from: 'Glynafon County Council' },
  ),
  card(
    'Transport Planning',
    'Walking the route with the people who use it',
    [
      'Drawings went out for comment and came back without any.',
      [
        'We walk the route with six residents.',
        'We photograph every place somebody stops.',
        'The photos go on the drawing.',
      ],
      'Four comments',
      '57 comments, nine changes',
      'Two schemes',
      'Counted in the report to committee.',
      'A Saturday walk. Shopkeepers could not come.',
    ],
    { tags: ['residents', 'consultation'], minutes: 180 },
  ),
  card(
    'Communications',
    'Publish first in the place people already look',
    [
      'We wrote news that staff without a computer never saw.',
      [
        'Posters by the clock at depots, with three lines and a short address.',
        'The same words on the staff page.',
        'A named person at each depot takes old ones down.',
      ],
      'One in five had seen it',
      'Three in five had seen it',
      '50 asked at four depots',
      'We asked at the gate.',
      'QR codes alone. Half of the phones were in lockers.',
    ],
    { tags: ['news', 'depot', 'posters'], minutes: 30 },
  ),
  card(
    'Property',
    'Report it with a photo of the label',
    [
      '“The light by the stairs” meant a second visit to find it.',
      [
        'A label with a number on every door and fitting.',
        'People send a photo of the label.',
        'The right part is in the van on the first visit.',
      ],
      '1.8 visits a repair',
      '1.2 visits',
      '300 repairs',
      'The repairs system.',
      'Labels at eye height were painted over. They are on the frame now.',
    ],
    { tags: ['repairs', 'buildings'], minutes: 240 },
  ),
  card(
    'Flood and Drainage',
    'Neighbours who look at the gully',
    [
      'We heard of a blocked gully when the road was under water.',
      [
        'Each gully on the flood map has a neighbour who looks after heavy rain.',
        'They send a thumbs up or a photo.',
        'We thank them by name each spring.',
      ],
      '14 flooded roads',
      '9 flooded roads',
      'Two winters, not alike',
      'Our call-out list. The winters were different, so we are careful.',
      'An app of its own. People wanted to use what they had.',
    ],
    { result: 'in-part', tags: ['residents', 'floods', 'maps'], minutes: 90 },
  ),
  card(
    'Legal Services',
    'Advice in five lines',
    [
      'Our advice was right and nobody could act on it.',
      [
        'Five lines first: can we, what is the risk, what would you do, by when, who to ask.',
        'The long note below.',
        'A colleague outside Legal reads the five lines.',
      ],
      'Three follow-up questions each',
      'One',
      '40 pieces of advice',
      'We counted e-mails per file.',
      'Traffic-light colours. They made amber of everything.',
    ],
    { tags: ['plain words', 'advice'], minutes: 30 },
  ),
  card(
    'Day Services',
    'Menus in pictures',
    [
      'People who do not read chose what the person before them chose.',
      [
        'Photographs of our own plates.',
        'Big, laminated, on a ring.',
        'Chosen the day before, changed at the table if wished.',
      ],
      '4 of 20 chose something different',
      '13 of 20',
      'One month',
      'Kitchen tally.',
      'Stock pictures. “That is not our soup.”',
    ],
    { tags: ['choice', 'pictures'], minutes: 60 },
  ),
];

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
