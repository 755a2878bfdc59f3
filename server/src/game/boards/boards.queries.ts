import type { BoardPage, BoardSnapshot } from '@guildhall/shared/game/boards';
import { named, namedAtMost } from '@guildhall/shared/game/places';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import { OrganisationQueries } from '../../people/organisation/organisation.queries.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { BoardMemory } from './board-memory.js';
import { OwnPlaceQueries } from './own-place.queries.js';
import { type Board, isOver, PlacesQueries } from './places.queries.js';

/** What members read of one board. */
@Injectable()
export class BoardQueries {
  private readonly pages = new BoardMemory<BoardPage>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly places: PlacesQueries,
    private readonly ownPlaces: OwnPlaceQueries,
    private readonly organisation: OrganisationQueries,
  ) {}

  async page(actor: Actor, id: string): Promise<BoardPage> {
    const board = await this.readable(actor, id);
    const seat = board.subjectKind === 'member' ? actor.memberId : actor.unitPath.join();
    const over = isOver(board, this.clock.now());
    return this.pages.of(`${id} ${seat} ${over}`, board, async () => {
      const [snapshot, own] = await Promise.all([this.snapshot(board), this.ownPlaces.of(actor, board)]);
      return { board: snapshot, version: board.version, own };
    });
  }

  /** The board, if the member may read it; boards of people exist only where the organisation wants them (I-privacy, DESIGN §10). */
  async readable(actor: Actor, id: string): Promise<Board> {
    const board = await this.places.board(id);
    if (!board || !can(actor, 'board.read', { organisationId: board.organisationId })) throw notFound();
    if (board.subjectKind === 'member' && !(await this.peopleAreShown(board.organisationId))) throw notFound();
    return board;
  }

  /** The same for everyone who watches. */
  async snapshot({ id, subjectKind, span }: Board): Promise<BoardSnapshot> {
    const most = namedAtMost[subjectKind];
    const [top, of] = await Promise.all([this.places.top(id, most), this.places.size(id)]);
    const rows = named(top, of, most).map(({ reachedAt: _, ...row }) => row);
    return { id, subjectKind, span, rows, of };
  }

  versions(ids: string[]): Promise<Map<string, number>> {
    return this.database
      .query<{ id: string; version: number }>(`select id, version::int from board where id = any($1)`, [ids])
      .then((rows) => new Map(rows.map(({ id, version }) => [id, version])));
  }

  async peopleAreShown(organisationId: string): Promise<boolean> {
    return (await this.organisation.settings(organisationId)).memberBoards;
  }
}

function notFound(): Problem {
  return new Problem('not_found', 'We could not find that board.');
}
