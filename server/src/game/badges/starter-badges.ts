import type { SeededBadge } from '@guildhall/shared/game/badges';

const t = (en: string, cy: string) => ({ en, cy });
const live = { status: 'live', subject: 'member' } as const;
const coming = { status: 'coming', subject: 'member' } as const;

/** The fourteen badges of an organisation's start; those whose ground comes later are shown as coming. */
export const starterBadges: readonly SeededBadge[] = [
  {
    slug: 'first-step',
    name: t('First step', 'Cam cyntaf'),
    forWhat: t('Taking a first step.', 'Cymryd y cam cyntaf.'),
    look: { shape: 'round', tincture: 'vert', charge: 'steps' },
    repeat: 'once',
    criteria: { type: 'first_step' },
    ...live,
  },
  {
    slug: 'open-hours',
    name: t('Open hours', 'Oriau agored'),
    forWhat: t(
      'Keeping your availability statement true for 8 weeks. You may change it.',
      'Cadw eich datganiad argaeledd yn wir am 8 wythnos. Cewch ei newid.',
    ),
    look: { shape: 'octagon', tincture: 'azure', charge: 'clock' },
    repeat: 'season',
    ...coming,
  },
  {
    slug: 'good-question',
    name: t('Good question', 'Cwestiwn da'),
    forWhat: t('A question that 5 people found useful.', 'Cwestiwn a fu’n ddefnyddiol i 5 o bobl.'),
    look: { shape: 'lozenge', tincture: 'purpure', charge: 'question' },
    repeat: 'season',
    criteria: { type: 'question_useful', people: 5 },
    ...live,
  },
  {
    slug: 'plain-speaker',
    name: t('Plain speaker', 'Siaradwr plaen'),
    forWhat: t('Five of your plainer words were taken up.', 'Derbyniwyd pump o’ch geiriau cliriach.'),
    look: { shape: 'shield', tincture: 'tenne', charge: 'speech' },
    repeat: 'once',
    criteria: { type: 'activity_count', kind: 'guidance.suggestion.accepted', atLeast: 5, within: 'ever' },
    ...live,
  },
  {
    slug: 'good-neighbour',
    name: t('Good neighbour', 'Cymydog da'),
    forWhat: t(
      'Three people you walked to a first step still take part 30 days later.',
      'Tri o bobl y cerddoch gyda nhw at gam cyntaf yn dal i gymryd rhan 30 diwrnod wedyn.',
    ),
    look: { shape: 'hexagon', tincture: 'gules', charge: 'house' },
    repeat: 'season',
    criteria: { type: 'newcomers_helped', atLeast: 3, within: 'season', stillTakingPartAfterDays: 30 },
    ...live,
  },
  {
    slug: 'borrower',
    name: t('Borrower', 'Benthyciwr'),
    forWhat: t(
      'Trying 3 ideas from other teams and saying honestly how they went.',
      'Rhoi cynnig ar 3 syniad gan dimau eraill a dweud yn onest sut aeth hi.',
    ),
    look: { shape: 'round', tincture: 'petrol', charge: 'borrow' },
    repeat: 'season',
    criteria: {
      type: 'activity_count',
      kind: 'practice.tried',
      atLeast: 3,
      within: 'season',
      distance: 'same-directorate',
    },
    ...live,
  },
  {
    slug: 'lender',
    name: t('Lender', 'Benthyciwr allan'),
    forWhat: t(
      'A card of yours was tried by 3 teams outside your directorate.',
      'Rhoddwyd cynnig ar gerdyn o’ch eiddo gan 3 thîm y tu allan i’ch cyfarwyddiaeth.',
    ),
    look: { shape: 'octagon', tincture: 'vert', charge: 'lend' },
    repeat: 'source',
    criteria: { type: 'practice_reused', teams: 3, outsideDirectorate: true },
    ...live,
  },
  {
    slug: 'bridge',
    name: t('Bridge builder', 'Adeiladwr pontydd'),
    forWhat: t('Working with people from 4 directorates.', 'Gweithio gyda phobl o 4 cyfarwyddiaeth.'),
    look: { shape: 'hexagon', tincture: 'azure', charge: 'bridge' },
    repeat: 'once',
    criteria: { type: 'distinct_counterpart_directorates', atLeast: 4, within: 'ever' },
    ...live,
  },
  {
    slug: 'co-author',
    name: t('Co-author', 'Cyd-awdur'),
    forWhat: t('Your words are in an approved guide.', 'Mae eich geiriau mewn canllaw cymeradwy.'),
    look: { shape: 'shield', tincture: 'purpure', charge: 'pen' },
    repeat: 'source',
    criteria: { type: 'activity_count', kind: 'guidance.published', atLeast: 1, within: 'ever' },
    ...live,
  },
  {
    slug: 'caretaker',
    name: t('Caretaker', 'Gofalwr'),
    forWhat: t('Bringing a guide through its review on time.', 'Dod â chanllaw drwy ei adolygiad ar amser.'),
    look: { shape: 'lozenge', tincture: 'vert', charge: 'leaf' },
    repeat: 'source',
    criteria: { type: 'activity_count', kind: 'guidance.checked', atLeast: 1, within: 'ever' },
    ...live,
  },
  {
    slug: 'calm-planner',
    name: t('Calm planner', 'Cynllunydd pwyllog'),
    forWhat: t(
      'Owning a risk until it was closed or lowered.',
      'Bod yn gyfrifol am risg nes iddi gael ei chau neu ei gostwng.',
    ),
    look: { shape: 'shield', tincture: 'sable', charge: 'compass' },
    repeat: 'once',
    ...coming,
  },
  {
    slug: 'honest-note',
    name: t('Honest note', 'Nodyn gonest'),
    forWhat: t(
      'Sharing something that did not work, for which others thanked you.',
      'Rhannu rhywbeth na weithiodd, a chael diolch gan eraill.',
    ),
    look: { shape: 'round', tincture: 'tenne', charge: 'note' },
    repeat: 'season',
    criteria: { type: 'activity_count', kind: 'practice.thanked', atLeast: 2, within: 'season', honest: true },
    ...live,
  },
  {
    slug: 'host',
    name: t('Host', 'Gwesteiwr'),
    forWhat: t(
      'Running 3 sessions with at least a third of the time for questions.',
      'Cynnal 3 sesiwn gydag o leiaf traean o’r amser i gwestiynau.',
    ),
    look: { shape: 'octagon', tincture: 'gules', charge: 'lantern' },
    repeat: 'once',
    ...coming,
  },
  {
    slug: 'together',
    name: t('All of us', 'Bob un ohonom'),
    forWhat: t('Helping to reach a goal that all of us shared.', 'Helpu i gyrraedd nod a rannwyd gan bawb.'),
    look: { shape: 'hexagon', tincture: 'petrol', charge: 'people' },
    repeat: 'source',
    criteria: { type: 'challenge_result', result: { is: 'reached' } },
    ...live,
  },
];
