/** Parties and groups of councils in Wales, England, Scotland and Northern Ireland, as they are called in both languages. */
const PARTIES = [
  ...['labour', 'llafur', 'conservatives?', 'tory', 'tories', 'ceidwadwyr', 'ceidwadol'],
  ...[
    'liberal democrats?',
    'lib dems?',
    'democratiaid rhyddfrydol',
    'plaid cymru',
    'green party',
    'greens',
    'y blaid werdd',
  ],
  ...['reform uk', 'ukip', 'scottish national party', 'snp', 'sinn f[eé]in', 'sdlp', 'dup', 'alliance party'],
  'co-?operative party',
];
/** Who belongs to none is a group of a council all the same; alone these words say other things. */
const NO_PARTY = ['independents?', 'annibynwyr', 'annibynnol'];
/** What makes a party of a word that means something else beside it: “Labour group”, but not “Labour market”. */
const GROUP = ['group', 'gr[wŵ]p', 'party', 'plaid', 'councillors?', 'cynghorwyr', 'members?', 'aelodau'];

const anyOf = (words: readonly string[]) => `(?:${words.join('|')})`;
const edges = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu');

const parties = anyOf([...PARTIES, ...NO_PARTY]);
const named = edges(anyOf(PARTIES));
const grouped = edges(`(?:${parties} ${anyOf(GROUP)}|${anyOf(GROUP)} ${parties})`);

/**
 * Whether a unit is named by a party (model I16): no councillor sits in one, so there is none. A cohort, in which
 * councillors sit, names no party at all; of other units only what says that it is a party's group does.
 */
export function namesParty(kind: string, ...names: (string | null | undefined)[]): boolean {
  const tests = kind === 'cohort' ? [named, grouped] : [grouped];
  const words = names.map((name) => (name ?? '').replaceAll(/\s+/g, ' '));
  return words.some((name) => tests.some((test) => test.test(name)));
}
