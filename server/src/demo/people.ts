import type { NewMember } from '../people/organisation/add-members.command.js';
import type { Role } from '../platform/actor.js';
import type { Random } from './random.js';

const givenNames =
  `Aisha Alan Alice Amina Andrew Aneurin Angharad Anita Anna Anwen Arjun Bethan Bilal Bronwen Caleb Callum
  Carol Carys Catrin Ceri Chloe Clare Colin Dafydd Daniel David Deborah Delyth Derek Dilys Dylan Ebony Eirlys Elena Elin
  Ellis Emlyn Emma Emyr Esther Farah Fatima Fiona Frank Gareth Gemma George Geraint Gethin Gillian Glenys Gwen Hafsa Hannah
  Harpreet Helen Huw Ibrahim Ifan Imran Ines Iolo Isaac Ivy Jack Jaspal Jean Joan John Joyce Julia Karen Kasia Keith Kofi
  Leah Leon Linda Lleucu Llinos Lowri Luca Mabli Mair Malik Manon Marek Margaret Marged Maria Mark Martin Megan Meinir
  Mohammed Morgan Myfanwy Nadia Nasreen Natalia Nerys Nia Nigel Olive Olwen Osian Owain Patricia Paul Peter Philip Rajesh
  Rebecca Rhian Rhodri Rhys Richard Robert Rosa Roy Ruth Saira Sally Samina Sandra Sarah Sara Siân Simon Siwan Sofia Stella
  Stephen Steffan Sunita Susan Suzanne Tegid Teresa Thandi Timothy Tomos Trevor Usha Valerie Vera Victor Wendy Wiktor Yusuf
  Zainab Zoë`
    .split(/\s+/)
    .filter(Boolean);

const familyNames =
  `Abbott Adeyemi Ahmed Akhtar Ali Allen Andrews Bailey Baker Banerjee Barnes Begum Bennett Bevan Bowen
  Brooks Bryant Butler Campbell Carter Chapman Chen Clarke Cole Collins Cooper Cox Davies Dawson Desai Edwards Ellis Evans
  Farrell Fisher Fletcher Foster Fox Francis Gibson Goodwin Graham Gray Green Griffiths Gupta Hall Hamid Harding Harper
  Harris Hill Holmes Howells Hughes Hussain Iqbal Jackson James Jenkins Jones Joshi Kaur Kelly Khan Kowalski Lewis Lloyd
  Marsh Mason Matthews Mensah Mills Mitchell Moore Morgan Morris Murphy Nowak Nwosu Okafor Okoro Owen Palmer Parker Parry
  Patel Pearce Perera Powell Price Pritchard Pryce Pugh Rahman Reed Richards Roberts Robinson Rogers Rowlands Russell Saunders
  Sharma Shaw Simpson Singh Smith Spencer Stevens Stone Suleiman Taylor Thomas Thompson Tudor Turner Vaughan Walker Walsh Ward
  Watkins Watson Webb White Wiśniewski Williams Wilson Wood Wright Yilmaz Young Zafar`
    .split(/\s+/)
    .filter(Boolean);

/** Given in Wales to children who are likely to speak Welsh. */
const welshNames = new Set(
  'Aneurin Angharad Anwen Bethan Bronwen Carys Catrin Ceri Dafydd Delyth Eirlys Elin Emlyn Emyr Geraint Gethin Ifan Iolo Lleucu Llinos Lowri Mabli Mair Manon Marged Meinir Myfanwy Nerys Olwen Osian Owain Rhian Rhodri Rhys Siwan Steffan Tegid Tomos'.split(
    ' ',
  ),
);

export const DEMO_DOMAIN = 'brackenshire.example';
/** Of the demo's people only; the demo holds nothing that is worth keeping to oneself. */
export const DEMO_PASSWORD = 'a good idea travels';

function halves(name: string): [given: string, family: string] {
  const [given = '', family = ''] = name.split(' ');
  return [given, family];
}

function keyOf(given: string, family: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase();
  return `${plain(given)}.${plain(family)}`;
}

/** Gives each person another name and address. */
export class Names {
  /** How often each was given; the people of the story have theirs from the start. */
  private readonly used = new Map<string, number>(storyPeople.map(({ name }) => [keyOf(...halves(name)), 1]));

  constructor(
    private readonly random: Random,
    private readonly domain = DEMO_DOMAIN,
  ) {}

  next(): { name: string; email: string; locale: 'en' | 'cy' } {
    const given = this.random.one(givenNames);
    const family = this.random.one(familyNames);
    const locale = welshNames.has(given) && this.random.chance(0.5) ? 'cy' : 'en';
    return { ...this.addressed(given, family), locale };
  }

  /** A second person of the same name gets a middle initial, a later one a number in the address only. */
  private addressed(given: string, family: string): { name: string; email: string } {
    const key = keyOf(given, family);
    const times = this.used.get(key) ?? 0;
    this.used.set(key, times + 1);
    if (times === 0) return { name: `${given} ${family}`, email: `${key}@${this.domain}` };
    const initial = 'ABCDEFGHIJKLMNOPRSTW'[(times - 1) % 20]!;
    return { name: `${given} ${initial}. ${family}`, email: `${key}.${times + 1}@${this.domain}` };
  }
}

/** Someone of the demo story. `unit` is an English unit name. */
export interface StoryPerson {
  key: string;
  name: string;
  unit: string;
  role?: { role: Role; unit: string | null };
  member: Pick<NewMember, 'locale' | 'kind' | 'access' | 'playing' | 'boardVisible' | 'story'>;
}

const playing = { playing: true, boardVisible: true } as const;

/** The people anyone may be in the demo, in the order in which they are offered. */
export const storyPeople: readonly StoryPerson[] = [
  {
    key: 'dev',
    name: 'Dev Anand',
    unit: 'Highway Maintenance',
    member: {
      ...playing,
      access: 'shared',
      story: {
        en: 'Works from the highways depot and shares a tablet with the crew.',
        cy: 'Yn gweithio o ddepo’r priffyrdd ac yn rhannu llechen â’r criw.',
      },
    },
  },
  {
    key: 'tom',
    name: 'Tom Hale',
    unit: 'Digital and Data',
    role: { role: 'facilitator', unit: null },
    member: {
      ...playing,
      story: {
        en: 'Took to it early. Now gains most by helping others to start.',
        cy: 'Dechreuodd yn gynnar. Mae’n ennill mwyaf nawr drwy helpu eraill i ddechrau.',
      },
    },
  },
  {
    key: 'ffion',
    name: 'Ffion Rees',
    unit: 'Libraries',
    member: {
      ...playing,
      locale: 'cy',
      story: {
        en: 'Works in Welsh first, at the town library.',
        cy: 'Yn gweithio yn Gymraeg yn gyntaf, yn llyfrgell y dref.',
      },
    },
  },
  {
    key: 'moira',
    name: 'Moira Penhale',
    unit: 'Councillors',
    member: {
      ...playing,
      kind: 'councillor',
      story: {
        en: 'A councillor who looks in three or four times a week.',
        cy: 'Cynghorydd sy’n edrych i mewn dair neu bedair gwaith yr wythnos.',
      },
    },
  },
  {
    key: 'jo',
    name: 'Jo Bright',
    unit: 'Reablement',
    member: {
      playing: null,
      story: { en: 'Joined this week and has not been here yet.', cy: 'Ymunodd yr wythnos hon a heb fod yma eto.' },
    },
  },
  {
    key: 'nora',
    name: 'Nora Finch',
    unit: 'Family Help',
    member: {
      playing: false,
      story: {
        en: 'Uses everything and has chosen not to play.',
        cy: 'Yn defnyddio popeth ac wedi dewis peidio â chwarae.',
      },
    },
  },
  {
    key: 'sam',
    name: 'Sam Whitlock',
    unit: 'People and Pay',
    role: { role: 'lead', unit: 'People and Pay' },
    member: {
      ...playing,
      story: {
        en: 'Leads a team and runs drop-in sessions for beginners.',
        cy: 'Yn arwain tîm ac yn cynnal sesiynau galw heibio i ddechreuwyr.',
      },
    },
  },
  {
    key: 'helen',
    name: 'Helen Marsh',
    unit: 'Highways and Environment',
    role: { role: 'manager', unit: 'Highways and Environment' },
    member: {
      ...playing,
      story: {
        en: 'Manages Highways and Environment and creates challenges.',
        cy: 'Yn rheoli Priffyrdd a’r Amgylchedd ac yn creu heriau.',
      },
    },
  },
  {
    key: 'priya',
    name: 'Priya Shah',
    unit: 'Corporate Resources',
    role: { role: 'manager', unit: 'Corporate Resources' },
    member: {
      ...playing,
      story: { en: 'A director who sponsors challenges.', cy: 'Cyfarwyddwr sy’n noddi heriau.' },
    },
  },
  {
    key: 'grace',
    name: 'Grace Obi',
    unit: 'Communications',
    role: { role: 'reviewer', unit: null },
    member: {
      ...playing,
      story: { en: 'Reviews what is published.', cy: 'Yn adolygu’r hyn a gyhoeddir.' },
    },
  },
  {
    key: 'ada',
    name: 'Ada Lowe',
    unit: 'Digital and Data',
    role: { role: 'admin', unit: null },
    member: {
      playing: true,
      story: { en: 'Looks after Guildhall for the council.', cy: 'Yn gofalu am Guildhall ar ran y cyngor.' },
    },
  },
];

export function addressOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@${DEMO_DOMAIN}`;
}
