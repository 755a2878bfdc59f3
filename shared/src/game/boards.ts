import { z } from 'zod';

import { topic } from '../platform/live.js';
import { unitKind } from '../people/me.js';
import { challengeState } from './challenges.js';
import { phrase } from './phrase.js';

const unitName = { name: z.string(), nameCy: z.string().nullable() };

export const boardKind = z.enum(['member', 'team', 'department']);
export const boardSpan = z.enum(['season', 'challenge', 'all']);

export const boardFace = z.object({ id: z.uuid(), subjectKind: boardKind, span: boardSpan });
export type BoardFace = z.infer<typeof boardFace>;

/** A named place. Equal scores share a rank and the next is skipped (1, 2, 2, 4). */
export const boardRow = z.object({
  rank: z.number().int(),
  subjectId: z.uuid(),
  ...unitName,
  /** Whole points; hundredths on challenge boards. */
  score: z.number().int(),
  /** A unit that is closed by now, and keeps the place it earned. */
  closed: z.boolean(),
});
export type BoardRow = z.infer<typeof boardRow>;

/** What everyone may see of a board: its first places by name. None of the last third is among them, nor the last place. */
export const boardSnapshot = boardFace.extend({
  rows: z.array(boardRow),
  /** Subjects with a score in all. */
  of: z.number().int(),
});
export type BoardSnapshot = z.infer<typeof boardSnapshot>;

export const boardChange = z.object({ rows: z.array(boardRow), of: z.number().int() });
export type BoardChange = z.infer<typeof boardChange>;

/** The live topic of one board, `board:<id>`; each change carries all named rows, which are few. */
export const boardTopic = topic('board', boardSnapshot, boardChange);

const part = z.object({ share: z.number(), outOf: z.number().int(), points: z.number() });

/** How a unit's score is worked out (domain scoring §3.2, §3.3). */
export const scoreParts = z.object({
  breadth: part,
  depth: part,
  uplift: part,
  outreach: part,
  /** Of a department: its teams, and how many of them have two people in five taking part. */
  teams: z.object({ all: z.number().int(), atFloor: z.number().int() }).nullable(),
});
export type ScoreParts = z.infer<typeof scoreParts>;

/** The reader's own place: a band and what is next, never a number from the end. */
export const ownPlace = z.object({
  subjectId: z.uuid(),
  ...unitName,
  score: z.number().int(),
  band: z.enum(['first_third', 'middle', 'getting_going']),
  next: z.object({ at: z.number().int(), points: z.number().int() }).nullable(),
  /** Of a unit, while its board moves: those with the next higher scores, nearest first, at most three. */
  ahead: z.array(boardRow.omit({ rank: true })),
  /**
   * Of a unit, while its board moves: those with the same score and the next lower ones, nearest first, at most three.
   * Nobody of the last third is among them, nor the lowest score, so that no reader learns who is last, of themselves either.
   */
  closeBy: z.array(boardRow.omit({ rank: true })),
  /** Of a unit on a board of a season. */
  parts: scoreParts.nullable(),
  /** While the season runs. `boards:action.<code>`: what would move the unit most. Figures only for units of five or more. */
  action: phrase.nullable(),
});
export type OwnPlace = z.infer<typeof ownPlace>;

export const boardPage = z.object({
  board: boardSnapshot,
  version: z.number().int(),
  /** Null when the reader, or their unit, is not on this board, or had no score when what it is of was over. */
  own: ownPlace.nullable(),
});
export type BoardPage = z.infer<typeof boardPage>;

/** Where the season stands. Weeks count from 1. */
export const seasonNow = z.object({
  number: z.number().int(),
  phase: z.enum(['planned', 'open', 'rest', 'over']),
  week: z.number().int().nullable(),
  chapter: z.enum(['start', 'borrow_and_help', 'write_it_down']).nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
});
export type SeasonNow = z.infer<typeof seasonNow>;

/** The whole-council bar: it moves only when the lowest directorate moves. Shares are 0 to 1. */
export const councilBar = z.object({
  share: z.number(),
  target: z.number(),
  /** Each directorate; several as one where a figure would be about too few people. */
  directorates: z.array(
    z.object({
      units: z.array(z.object({ unitId: z.uuid(), ...unitName })).min(1),
      rate: z.number(),
      people: z.number().int(),
    }),
  ),
});
export type CouncilBar = z.infer<typeof councilBar>;

/** A department that closed its gap most, by the share of its gap at the season's start that is closed now. */
export const gapClosed = z.object({ rank: z.number().int(), unitId: z.uuid(), ...unitName, closure: z.number() });

export const boardList = z.object({
  season: seasonNow.nullable(),
  /** Boards there are: of the latest season, then of all time. Of people only where the organisation wants one. */
  boards: z.array(boardFace),
  council: councilBar.nullable(),
  gapClosed: z.array(gapClosed),
  /** Last day, in the organisation's zone, on which cohorts of councillors are off the boards; null outside the time before an election. */
  preElectionUntil: z.iso.date().nullable(),
});
export type BoardList = z.infer<typeof boardList>;

/** Boards besides those of `boardList`. Times are instants; days of them are told in the organisation's zone. */
export const moreBoards = z.object({
  /** Seasons before the latest, the newest first: as they stood when they closed. */
  seasons: z.array(
    z.object({
      number: z.number().int(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      boards: z.array(boardFace).min(1),
    }),
  ),
  /** Challenges in which units race, the latest hundred: open ones first, then what ended last. */
  challenges: z.array(
    z.object({
      id: z.uuid(),
      state: challengeState,
      title: z.object({ en: z.string(), cy: z.string().optional() }),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      /** What all of its units are; null when they are of several kinds. */
      unitKind: unitKind.nullable(),
      board: boardFace,
    }),
  ),
});
export type MoreBoards = z.infer<typeof moreBoards>;
