import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import type { QuestCard, RunCard } from '@guildhall/shared/game/quests';
import type { Recheck } from '@guildhall/shared/insight/rechecks';
import type { StartHere, StartHereItem } from '@guildhall/shared/insight/start-here';

/** What the home of one member is chosen from. */
export interface HomeFacts {
  runs: readonly RunCard[];
  /** Quests in the catalogue's order: lower levels and shorter ones first. */
  quests: readonly QuestCard[];
  challenges: readonly ChallengeEntry[];
  /** Slugs of quests that count in an open challenge of the member's unit. */
  counting: ReadonlySet<string>;
  /** Slugs of quests that begin with a colleague's card, while there is none to be found. */
  cardless: ReadonlySet<string>;
  /** Evidence of colleagues that waits for the member. */
  waiting: number;
  /** Outcomes that the lot asks the member to look at once more. */
  rechecks: readonly Pick<Recheck, 'title' | 'by'>[];
  /** Minutes a week the member has set aside; null for no limit. */
  weeklyMinutes: number | null;
  /** Their points no longer count for the team this season (DESIGN §5, requirement A7). */
  enough: boolean;
}

const MOST = 3;
/** Looking at a question or an invitation takes no longer. */
const A_MOMENT = 2;
/** Looking at something with a colleague. */
const A_WORD = 10;

/**
 * At most three next steps (requirement A3): what colleagues wait for, what is under way, then quests that fit the
 * member's time. Two at most are other people's wishes, so that one's own next step is always among them.
 */
export function startHere(facts: HomeFacts): StartHere {
  const asked = [
    ...invitations(facts),
    ...returned(facts),
    ...sponsorships(facts),
    ...verifications(facts),
    ...secondLooks(facts),
  ];
  const own = [...underWay(facts), ...suggestions(facts)];
  const first = asked.slice(0, Math.max(MOST - own.length, MOST - 1));
  return {
    items: [...first, ...own].slice(0, MOST),
    challengeId: closesFirst(facts)?.id ?? null,
    enough: facts.enough,
  };
}

function closesFirst({ challenges }: HomeFacts): ChallengeEntry | undefined {
  const open = challenges.filter(({ state, mine }) => mine && state === 'open');
  return open.toSorted((a, b) => (a.endsAt ?? '').localeCompare(b.endsAt ?? ''))[0];
}

function item(kind: StartHereItem['kind'], rest: Partial<StartHereItem> & Pick<StartHereItem, 'link'>): StartHereItem {
  return { kind, minutes: A_MOMENT, title: null, why: null, name: null, count: 1, ...rest };
}

function invitations({ runs }: HomeFacts): StartHereItem[] {
  return runs
    .filter(({ own }) => own === 'invited')
    .map(({ id, title, minutes, invitedBy }) =>
      item('invited', { minutes, title, name: invitedBy, link: { to: 'quest-run', id } }),
    );
}

function returned({ runs }: HomeFacts): StartHereItem[] {
  return runs
    .filter(({ own, state }) => own === 'accepted' && state === 'returned')
    .map(({ id, title }) => item('returned', { title, link: { to: 'quest-run', id } }));
}

function sponsorships({ challenges }: HomeFacts): StartHereItem[] {
  return challenges
    .filter(({ awaitsMe }) => awaitsMe)
    .map(({ id, title }) => item('sponsor', { title, link: { to: 'challenge', id } }));
}

function verifications({ waiting }: HomeFacts): StartHereItem[] {
  return waiting > 0 ? [item('verify', { count: waiting, link: { to: 'verify', id: null } })] : [];
}

function secondLooks({ rechecks }: HomeFacts): StartHereItem[] {
  return rechecks.map(({ title, by }) =>
    item('recheck', { minutes: A_WORD, title, name: by.name, link: { to: 'verify', id: null } }),
  );
}

function underWay({ runs }: HomeFacts): StartHereItem[] {
  return runs
    .filter(({ own, state }) => own === 'accepted' && state === 'in_progress')
    .map(({ id, title, minutes }) => item('go_on', { minutes, title, link: { to: 'quest-run', id } }));
}

/**
 * Quests not yet done that fit the week: those that count for the team's challenge first, those that begin with a card
 * nobody has shared yet last; who has enough is asked to bring others. Those that are one's own taps alone bring nothing,
 * and are offered where there is nothing else.
 */
function suggestions({ quests, counting, cardless, weeklyMinutes, enough }: HomeFacts): StartHereItem[] {
  const fitting = quests.filter(
    ({ coming, own, doneBefore, minutes }) =>
      !coming && own === null && !doneBefore && (weeklyMinutes === null || minutes <= weeklyMinutes),
  );
  const paying = fitting.filter(({ counted }) => counted);
  const late = ({ slug }: QuestCard) => Number(cardless.has(slug));
  const weight = ({ slug, level }: QuestCard) => (enough ? -level : counting.has(slug) ? 0 : 1);
  return (paying.length > 0 ? paying : fitting)
    .toSorted((a, b) => late(a) - late(b) || weight(a) - weight(b))
    .map(({ slug, title, why, minutes }) => item('begin', { minutes, title, why, link: { to: 'quest', id: slug } }));
}
