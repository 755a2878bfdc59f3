import type { WorkLink } from '@guildhall/shared/game/work-link';

const places: Record<WorkLink['to'], { one: (id: string) => string; all: string }> = {
  practice: { one: (id) => `/practices/${id}`, all: '/practices' },
  guidance: { one: (id) => `/guidance/${id}`, all: '/guidance' },
  quest: { one: (id) => `/quests/${id}`, all: '/quests' },
  'quest-run': { one: (id) => `/quest-runs/${id}`, all: '/quests' },
  challenge: { one: (id) => `/challenges/${id}`, all: '/challenges' },
  badge: { one: (id) => `/badges/${id}`, all: '/badges' },
  verify: { one: () => '/verify', all: '/verify' },
  season: { one: () => '/boards', all: '/boards' },
  reports: { one: () => '/manage/reports', all: '/manage/reports' },
  home: { one: () => '/', all: '/' },
};

/** The screen that something in the game leads to. */
export function pathOf({ to, id }: WorkLink): string {
  return id === null ? places[to].all : places[to].one(id);
}
