import { type Term, termFinder } from './glossary-words.js';

/** Office words that many people have to ask about. A word of the organisation's glossary is none of them any more. */
const officeWords = {
  en: [
    ...['alignment', 'baseline', 'benchmark', 'best value', 'blue-sky', 'business case', 'capacity building'],
    ...['cascade', 'change agent', 'co-design', 'co-production', 'cohort', 'commissioning', 'deep dive', 'deliverable'],
    ...['digital by default', 'empower', 'enabler', 'engagement', 'facilitate', 'granular', 'hashtag', 'holistic'],
    ...['horizon scanning', 'incentivise', 'key performance indicator', 'learnings', 'leverage', 'lived experience'],
    ...[
      'low-hanging fruit',
      'mainstreaming',
      'matrix working',
      'milestone',
      'narrative',
      'onboarding',
      'operationalise',
    ],
    ...['optimise', 'outcome framework', 'paradigm', 'pathway', 'place-based', 'procurement', 'proactive', 'rollout'],
    ...[
      'safeguarding',
      'scoping',
      'section 106',
      'service level agreement',
      'silo',
      'stakeholder',
      'statutory',
      'synergy',
    ],
    ...['taskforce', 'theory of change', 'touchpoint', 'transformation', 'triage', 'upskill', 'workstream', 'webinar'],
  ],
  cy: [
    ...['achos busnes', 'alinio', 'caffael', 'carreg filltir', 'comisiynu', 'cydgynhyrchu', 'cydgynllunio', 'diogelu'],
    ...['ffrwd waith', 'gweminar', 'hashnod', 'llinell sylfaen', 'optimeiddio', 'rhanddeiliad', 'rhanddeiliaid'],
    ...['statudol', 'synergedd', 'trawsnewid', 'ymgysylltu'],
  ],
} as const;

/** Short forms that everybody in a council meets every day. */
const everyday = new Set(
  `AM BBC CD CV DIY DJ DVD EU FAQ FM GP ID IT MP MPs NHS OK PC PCs PDF PDFs PE PhD PM QR SMS TV UK UN URL USB VAT
   DU GIG UE AS`.split(/\s+/),
);
const roman = /^[IVXLC]+$/;

/** A short form: at least half of its letters are capitals, such as DPIA or EqIA. */
const shortForm = /(?<![\p{L}\p{N}\p{M}])\p{Lu}[\p{L}\p{N}&]{0,6}[\p{Lu}\p{N}]s?(?![\p{L}\p{N}\p{M}])/gu;

interface Found {
  at: number;
  word: string;
}

function shortForms(text: string): Found[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  // Words written in capitals throughout say nothing about short forms.
  if (letters > 20 && capitals * 2 > letters) return [];
  return [...text.matchAll(shortForm)].flatMap(({ index: at, 0: word }) => {
    const big = word.match(/\p{Lu}/gu)?.length ?? 0;
    const small = word.match(/\p{Ll}/gu)?.length ?? 0;
    const known = everyday.has(word) || roman.test(word);
    return known || big < 2 || small > big || saidBeside(text, at, word) ? [] : [{ at, word }];
  });
}

/** Whether brackets beside a short form say what it means: "data check (DPIA)" or "DPIA (data check)". */
function saidBeside(text: string, at: number, word: string): boolean {
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at + word.length).trimStart();
  return (before.endsWith('(') && /\p{L}/u.test(before)) || /^\([^)]*\p{L}/u.test(after);
}

/**
 * Words of a text that may need explaining and that the glossary does not explain, each once, in the order of their
 * first use: short forms in capitals, and office words.
 */
export function unexplainedWords(text: string, language: 'en' | 'cy', terms: readonly Term[]): string[] {
  const explained = termFinder(terms, language)(text);
  const offices = officeWords[language].map((term) => ({ id: term, term, meaning: '' }));
  const found = [
    ...shortForms(text),
    ...termFinder(offices, language)(text).map(({ from, to }) => ({ at: from, word: text.slice(from, to) })),
  ];
  const seen = new Set<string>();
  return found
    .filter(({ at, word }) => !explained.some(({ from, to }) => from < at + word.length && at < to))
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ word }) => {
      const key = word.toLowerCase().replaceAll(/\s+/g, ' ');
      if (seen.has(key)) return [];
      seen.add(key);
      return [word.replaceAll(/\s+/g, ' ')];
    });
}
