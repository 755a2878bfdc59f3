import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import { DateTime } from 'luxon';

import type { Chapter, Deed } from './given-history.js';

/** A standing line of the ledger: of which deed, by which rule, and how many points. */
export interface LineByHand {
  deed: number;
  rule: string;
  points: number;
}

/** What an organisation is to the rules. */
export interface Town {
  plays: (who: number) => boolean;
  /** The season in which something done and recorded then counts. */
  seasonOf: (deed: Deed) => string | null;
  /** The team someone sat in when they did it. */
  seatOf: (deed: Deed) => string | null;
}

type Line = LineByHand & { who: number; category: string; weighs: boolean; paidTo: string | null };

const base: Record<string, [points: number, category: string]> = {
  'session.attended': [5, 'take part'],
  'question.asked': [3, 'take part'],
  'answer.accepted': [6, 'help'],
  'practice.published': [10, 'share'],
  'practice.tried': [8, 'take part'],
  'guidance.suggestion.accepted': [6, 'improve'],
  'guidance.review.done': [4, 'improve'],
  'guidance.published': [4, 'improve'],
};
const byDistance = { 'same-team': 0, 'same-directorate': 100, 'other-directorate': 150, 'other-organisation': 200 };
const noStep: readonly ActivityKind[] = [
  'practice.reused',
  'practice.thanked',
  'question.useful',
  'guidance.checked',
  'newcomer.helped',
];

/** Scoring §3.1 read straight through: one deed after the other, each looking at all that stands before it. */
export function scoredByHand(history: readonly Chapter[], { plays, seasonOf, seatOf }: Town): LineByHand[] {
  const deeds: Deed[] = [];
  const gone = new Set<number>();
  const first = new Map<number, number>();
  let lines: Line[] = [];
  const weekOf = (deed: Deed) => DateTime.fromJSDate(deed.at, { zone: 'Europe/London' }).toFormat("kkkk'W'WW");
  const isStep = ({ kind, who, with: other, yes }: Deed) =>
    who !== other && !noStep.includes(kind) && !(kind === 'quest.completed' && yes);

  function tapered(rule: string, nth: number, boost = 100): Line {
    const [points, category] = base[rule]!;
    const deed = deeds[nth]!;
    const before = lines.filter(
      (line) =>
        line.weighs &&
        line.who === deed.who &&
        line.category === category &&
        weekOf(deeds[line.deed]!) === weekOf(deed),
    ).length;
    const pct = [100, 100, 50, 50, 25, 25][before] ?? 0;
    const paid = Math.floor((points * pct * boost) / 10_000);
    return { deed: nth, rule, points: paid, who: deed.who, category, weighs: boost > 0, paidTo: null };
  }

  function plain(rule: string, nth: number, points: number, paidTo: string | null = null): Line {
    return { deed: nth, rule, points, who: deeds[nth]!.who, category: '', weighs: false, paidTo };
  }

  function reused(nth: number): Line {
    const { card, team, distance } = deeds[nth]!;
    const boost = byDistance[distance];
    const teams = new Set(
      lines.flatMap((line) =>
        line.rule === 'practice.reused' && line.paidTo && deeds[line.deed]!.card === card ? [line.paidTo] : [],
      ),
    );
    const pct = teams.has(`${team}`) ? 0 : teams.size < 3 ? 100 : teams.size < 8 ? 50 : teams.size < 20 ? 25 : 0;
    return plain('practice.reused', nth, Math.floor((12 * pct * boost) / 10_000), boost > 0 ? `${team}` : null);
  }

  function tried(nth: number): Line {
    const { card, distance } = deeds[nth]!;
    const seat = seatOf(deeds[nth]!);
    const before = lines.some(
      (line) =>
        seat !== null &&
        line.rule === 'practice.tried' &&
        line.weighs &&
        deeds[line.deed]!.card === card &&
        seatOf(deeds[line.deed]!) === seat,
    );
    return tapered('practice.tried', nth, distance === 'same-team' || before ? 0 : 100);
  }

  function helped(nth: number): Line {
    const deed = deeds[nth]!;
    const paid = lines.filter(
      (line) => line.rule === 'help.newcomer' && line.points > 0 && seasonOf(deeds[line.deed]!) === seasonOf(deed),
    );
    const pair = paid.filter((line) => {
      const two = [line.who, deeds[line.deed]!.with];
      return two.includes(deed.who) && two.includes(deed.with);
    });
    const people = [...new Set(paid.filter(({ who }) => who === deed.who).map((line) => deeds[line.deed]!.with))];
    const place = people.includes(deed.with) ? people.indexOf(deed.with) : people.length;
    const pct = pair.length >= 2 ? 0 : place < 10 ? 100 : 50;
    return plain('help.newcomer', nth, Math.floor((8 * pct * (deed.yes ? 150 : 100)) / 10_000));
  }

  function quest(nth: number): Line[] {
    const { stamp, reward, yes: warmUp, who } = deeds[nth]!;
    if (warmUp) return [];
    const has = lines.some((line) => line.rule === 'stamp.earned' && line.who === who && line.paidTo === stamp);
    const rewarded = reward === 'session.attended' || reward === 'guidance.review.done';
    return [
      ...(stamp && !has ? [plain('stamp.earned', nth, 10, stamp)] : []),
      ...(reward && rewarded ? [tapered(reward, nth)] : []),
    ];
  }

  function worth(nth: number): Line[] {
    const { kind } = deeds[nth]!;
    if (['guidance.checked', 'practice.thanked', 'question.useful'].includes(kind)) return [];
    if (kind === 'practice.reused') return [reused(nth)];
    if (kind === 'practice.tried') return [tried(nth)];
    if (kind === 'newcomer.helped') return [helped(nth)];
    if (kind === 'quest.completed') return quest(nth);
    return [tapered(kind, nth)];
  }

  function takeStep(nth: number): void {
    const { who } = deeds[nth]!;
    first.set(who, nth);
    if (plays(who)) lines.push(plain('first.step', nth, 15));
  }

  function passStampOn(stamp: string, who: number): void {
    const next = deeds.findIndex(
      (deed, nth) =>
        deed.who === who &&
        !gone.has(nth) &&
        deed.kind === 'quest.completed' &&
        deed.stamp === stamp &&
        !deed.yes &&
        deed.with !== who,
    );
    if (next >= 0) lines.push(plain('stamp.earned', next, 10, stamp));
  }

  function takeBack(nth: number): void {
    gone.add(nth);
    const { who } = deeds[nth]!;
    const stamped = lines.find((line) => line.deed === nth && line.rule === 'stamp.earned');
    lines = lines.filter(({ deed }) => deed !== nth);
    if (stamped?.paidTo) passStampOn(stamped.paidTo, who);
    if (first.get(who) !== nth) return;
    first.delete(who);
    const next = deeds.findIndex((deed, other) => deed.who === who && !gone.has(other) && isStep(deed));
    if (next >= 0) takeStep(next);
  }

  for (const { takenBack, deeds: done } of history) {
    for (const nth of takenBack) takeBack(nth);
    for (const deed of done) {
      const nth = deeds.push(deed) - 1;
      if (plays(deed.who) && deed.who !== deed.with) lines.push(...worth(nth));
      if (isStep(deed) && !first.has(deed.who)) takeStep(nth);
      if (deed.takenBackAtOnce) takeBack(nth);
    }
  }
  return inOrder(lines.map(({ deed, rule, points }) => ({ deed, rule, points })));
}

export function inOrder(lines: readonly LineByHand[]): LineByHand[] {
  return lines.toSorted((a, b) => a.deed - b.deed || (a.rule < b.rule ? -1 : 1));
}
