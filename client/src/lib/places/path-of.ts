import type { WorkLink } from '@guildhall/shared/game/work-link';
import type { WorkPlace } from '@guildhall/shared/game/work-place';

const places: Record<WorkLink['to'], { one: (id: string) => string; all: string }> = {
  practice: { one: (id) => `/practices/${id}`, all: '/practices' },
  guidance: { one: (id) => `/guidance/${id}`, all: '/guidance' },
  quest: { one: (id) => `/quests/${id}`, all: '/quests' },
  'quest-run': { one: (id) => `/quest-runs/${id}`, all: '/quests' },
  challenge: { one: (id) => `/challenges/${id}`, all: '/challenges' },
  badge: { one: (id) => `/badges/${id}`, all: '/badges' },
  verify: { one: () => '/verify', all: '/verify' },
  season: { one: (number) => `/boards?of=season-${number}`, all: '/boards' },
  reports: { one: () => '/manage/reports', all: '/manage/reports' },
  circle: { one: () => '/circle', all: '/circle' },
  home: { one: () => '/', all: '/' },
};

/** The screen that something in the game leads to. */
export function pathOf({ to, id }: WorkLink): string {
  return id === null ? places[to].all : places[to].one(id);
}

/** Where what a step asks for is done: a document, at its section, or the questions of a card. */
export function pathOfPlace(place: WorkPlace): string {
  if (place.to === 'practice') return `/practices/${place.id}#questions`;
  return `/guidance/${place.id}${place.section ? `#${encodeURIComponent(place.section)}` : ''}`;
}

const known =
  /\/(guidance|practices)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/[a-z]+)?(?:\?[^#]*)?(?:#(.+))?$/;
const longestSection = 100;

/** The place that an address of this installation, whole or only its path, leads to; null for any other. */
export function placeAt(address: string): WorkPlace | null {
  const [, kind, id, hash] = known.exec(address.trim()) ?? [];
  if (!id) return null;
  if (kind === 'practices') return { to: 'practice', id };
  const section = hash ? readable(hash) : '';
  if (section.length > longestSection) return null;
  return section ? { to: 'guidance', id, section } : { to: 'guidance', id };
}

function readable(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
