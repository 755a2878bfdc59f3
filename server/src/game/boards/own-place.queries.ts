import type { OwnPlace, ScoreParts } from '@guildhall/shared/game/boards';
import type { Phrase } from '@guildhall/shared/game/phrase';
import { bandOf } from '@guildhall/shared/game/places';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { departmentCounters, ownCounters } from '../seasons/unit-seasons.store.js';
import { type Board, PlacesQueries } from './places.queries.js';
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

const MOST_AHEAD = 3;

/** One's own place on a board: oneself on a board of people, one's own team or department on the others. */
@Injectable()
export class OwnPlaceQueries {
  constructor(
    private readonly database: Database,
    private readonly places: PlacesQueries,
  ) {}

  async of(actor: Actor, board: Board): Promise<OwnPlace | null> {
    const subject = await this.subjectOf(actor, board);
    if (!subject) return null;
    const place = await this.places.place(board.id, subject.id);
    const people = board.subjectKind === 'member';
    const score = place?.score ?? 0;
    const workedOut = people || board.span !== 'season' ? null : await this.workedOut(board, subject.id);
    return {
      subjectId: subject.id,
      name: subject.name,
      nameCy: subject.nameCy,
      score,
      band: bandOf(place?.rank ?? null, place?.of ?? 0),
      next: board.span === 'season' ? nextMilestone(score, people ? memberMilestones : unitMilestones) : null,
      // Whoever has not begun hears how to begin, and is held up to nobody.
      ahead: people || score === 0 ? [] : await this.ahead(board.id, score),
      parts: workedOut?.parts ?? null,
      action: workedOut?.action ?? null,
    };
  }

  private async subjectOf(actor: Actor, { subjectKind, id }: Board): Promise<Subject | null> {
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

  private async ahead(boardId: string, score: number): Promise<OwnPlace['ahead']> {
    const ahead = await this.places.ahead(boardId, score, MOST_AHEAD);
    return ahead.map(({ id, name, nameCy, score: theirs }) => ({ subjectId: id, name, nameCy, score: theirs }));
  }

  /** The parts of a unit's score, and what would move it most; nothing of a unit too small to be named. */
  private async workedOut(
    { subjectKind, spanId }: Board,
    unitId: string,
  ): Promise<Pick<OwnPlace, 'parts' | 'action'> | null> {
    const [season] = await this.database.query<{ priors: Priors }>(`select priors from season where id = $1`, [spanId]);
    if (!season || !spanId) return null;
    const { priors } = season;
    if (subjectKind === 'team') {
      const [own] = await ownCounters(this.database, spanId, [unitId]);
      return own ? shown(own, teamScore(own, priors), null, mostUsefulNextAction(own, priors)) : null;
    }
    const [department] = await departmentCounters(this.database, spanId, [unitId]);
    if (!department || department.pooled.people === 0) return null;
    const { pooled, teams } = department;
    const score = departmentScore(pooled, teams, priors);
    const teamsShare = { all: score.teams, atFloor: score.teamsAtFloor };
    return shown(pooled, score, teamsShare, withoutPeople(mostUsefulNextAction(pooled, priors)));
  }
}

function shown(
  counters: TeamCounters,
  { parts }: TeamScore,
  teams: ScoreParts['teams'],
  action: Phrase | null,
): Pick<OwnPlace, 'parts' | 'action'> | null {
  if (counters.people < smallestNamedUnit) return null;
  return { parts: { ...roundedParts(parts, counters.people), teams }, action };
}

/** How many colleagues it is about is for their own team alone: less one's own, a department's number tells of another team's (I7). */
function withoutPeople(action: Phrase | null): Phrase | null {
  if (!action) return null;
  const { people: _people, ...params } = action.params;
  return { ...action, params };
}
