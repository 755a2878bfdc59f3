import type { OwnPlace, ScoreParts } from '@guildhall/shared/game/boards';
import type { Phrase } from '@guildhall/shared/game/phrase';
import { bandOf, named } from '@guildhall/shared/game/places';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { departmentCounters, ownCounters } from '../seasons/unit-seasons.store.js';
import { type Board, isOver, PlacesQueries, type ScoredRow } from './places.queries.js';
import { memberMilestones, nextMilestone, unitMilestones } from './rank.rules.js';
import {
  departmentScore,
  mostUsefulNextAction,
  type Priors,
  roundedParts,
  smallestNamedUnit,
  type TeamCounters,
  type TeamScore,
  teamScore,
} from './team-score.rules.js';

interface Subject {
  id: string;
  name: string;
  nameCy: string | null;
}

const MOST_AROUND = 3;
const NOBODY: Pick<OwnPlace, 'ahead' | 'closeBy'> = { ahead: [], closeBy: [] };

/** One's own place on a board: oneself on a board of people, one's own team or department on the others. */
@Injectable()
export class OwnPlaceQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly places: PlacesQueries,
  ) {}

  async of(actor: Actor, board: Board): Promise<OwnPlace | null> {
    const subject = await this.subjectOf(actor, board);
    if (!subject) return null;
    const place = await this.places.place(board.id, subject.id);
    const score = place?.score ?? 0;
    const over = isOver(board, this.clock.now());
    // What nobody can add to any more says nothing to whoever had no part in it.
    if (over && !place) return null;
    const people = board.subjectKind === 'member';
    const workedOut =
      people || board.span !== 'season' ? null : await this.workedOut(board, subject.id, over ? score : null);
    // Whoever has not begun hears how to begin, and is held up to nobody; of people the first three alone are named.
    const around = people || over || !place ? NOBODY : await this.around(board.id, subject.id, place);
    return {
      subjectId: subject.id,
      name: subject.name,
      nameCy: subject.nameCy,
      score,
      band: bandOf(place?.rank ?? null, place?.of ?? 0),
      next: board.span === 'season' && !over ? nextMilestone(score, people ? memberMilestones : unitMilestones) : null,
      ...around,
      parts: workedOut?.parts ?? null,
      action: over ? null : (workedOut?.action ?? null),
    };
  }

  private async subjectOf(actor: Actor, { subjectKind, span, spanId, id }: Board): Promise<Subject | null> {
    if (span === 'challenge') return this.unitInChallenge(actor, spanId!);
    const [row] =
      subjectKind === 'member'
        ? await this.database.query<Subject>(
            `select m.id, m.name, null as "nameCy" from member m
             where m.id = $1 and m.playing and exists (select 1 from standing where board_id = $2 and subject_id = m.id)`,
            [actor.memberId, id],
          )
        : await this.database.query<Subject>(
            `select id, name, name_cy as "nameCy" from unit where id = any($1) and kind = any($2) order by cardinality(path) desc limit 1`,
            [actor.unitPath, subjectKind === 'team' ? ['team', 'cohort'] : ['department']],
          );
    return row ?? null;
  }

  /** The unit in which the member takes part in a challenge, as it is shown there. */
  private async unitInChallenge(actor: Actor, challengeId: string): Promise<Subject | null> {
    const [row] = await this.database.query<Subject>(
      `select u.id, u.name, u.name_cy as "nameCy" from challenge_unit cu join unit u on u.id = cu.shown_as
       where cu.challenge_id = $1 and cu.unit_id = any($2) order by array_position($2, cu.unit_id) desc limit 1`,
      [challengeId, actor.unitPath],
    );
    return row ?? null;
  }

  private async around(
    boardId: string,
    unitId: string,
    { score, of }: { score: number; of: number },
  ): Promise<Pick<OwnPlace, 'ahead' | 'closeBy'>> {
    const [ahead, after] = await Promise.all([
      this.places.ahead(boardId, score, MOST_AROUND),
      this.places.after(boardId, unitId, score, MOST_AROUND),
    ]);
    // As on the board itself: so the last and all who are near them read the same of who comes after, nothing.
    return { ahead: ahead.map(faceOf), closeBy: named(after, of, MOST_AROUND).map(faceOf) };
  }

  /**
   * The parts of a unit's score, and what would move it most; nothing of a unit too small to be named. Where the season is
   * over, `final` is the score that stands: parts that make another, because units were rearranged since, are not shown.
   */
  private async workedOut(
    { subjectKind, spanId }: Board,
    unitId: string,
    final: number | null,
  ): Promise<Pick<OwnPlace, 'parts' | 'action'> | null> {
    const [season] = await this.database.query<{ priors: Priors }>(`select priors from season where id = $1`, [spanId]);
    if (!season || !spanId) return null;
    const { priors } = season;
    if (subjectKind === 'team') {
      const [own] = await ownCounters(this.database, spanId, [unitId]);
      return own ? shown(own, teamScore(own, priors), null, mostUsefulNextAction(own, priors), final) : null;
    }
    const [department] = await departmentCounters(this.database, spanId, [unitId]);
    if (!department || department.pooled.people === 0) return null;
    const { pooled, teams } = department;
    const score = departmentScore(pooled, teams, priors);
    const teamsShare = { all: score.teams, atFloor: score.teamsAtFloor };
    return shown(pooled, score, teamsShare, withoutPeople(mostUsefulNextAction(pooled, priors)), final);
  }
}

function faceOf({ id, name, nameCy, score, closed }: ScoredRow): OwnPlace['ahead'][number] {
  return { subjectId: id, name, nameCy, score, closed };
}

function shown(
  counters: TeamCounters,
  { score, parts }: TeamScore,
  teams: ScoreParts['teams'],
  action: Phrase | null,
  final: number | null,
): Pick<OwnPlace, 'parts' | 'action'> | null {
  if (counters.people < smallestNamedUnit || (final !== null && final !== score)) return null;
  return { parts: { ...roundedParts(parts, counters.people), teams }, action };
}

/** How many colleagues it is about is for their own team alone: less one's own, a department's number tells of another team's (I7). */
function withoutPeople(action: Phrase | null): Phrase | null {
  if (!action) return null;
  const { people: _people, ...params } = action.params;
  return { ...action, params };
}
