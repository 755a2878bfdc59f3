import { type BoardChange, type BoardSnapshot, boardTopic } from '@guildhall/shared/game/boards';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { isUuid } from '../../platform/ids.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { isReadable } from '../../platform/live/readable.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { BoardQueries } from './boards.queries.js';
import { PlacesQueries } from './places.queries.js';
import { type BoardChange as StoredChange, touchBoardsOf, touchUnitBoards } from './standings.store.js';

/** The first places of a board, moving on every screen that shows them. */
@Injectable()
export class BoardLive implements LiveTopic<typeof boardTopic> {
  readonly topic = boardTopic;

  constructor(
    private readonly database: Database,
    private readonly queries: BoardQueries,
    private readonly places: PlacesQueries,
    private readonly publisher: LivePublisher,
  ) {}

  authorise(actor: Actor, id: string): Promise<boolean> {
    return isReadable(id, () => this.queries.readable(actor, id));
  }

  async snapshot(actor: Actor, id: string): Promise<{ snapshot: BoardSnapshot; version: number }> {
    const board = await this.queries.readable(actor, id);
    return { snapshot: await this.queries.snapshot(board), version: board.version };
  }

  merge(_earlier: BoardChange, later: BoardChange): BoardChange {
    return later;
  }

  versions(ids: string[]): Promise<Map<string, number>> {
    return this.queries.versions(ids.filter(isUuid));
  }

  /** Someone may have chosen to be named, or not to be: the boards of people they stand on are told anew at once. */
  refreshBoardsOf(memberId: string): void {
    this.refresh(touchBoardsOf(this.database, memberId));
  }

  /** Units may be called something else: the boards on which they stand are told anew at once. */
  refreshUnitBoards(organisationId: string): void {
    this.refresh(touchUnitBoards(this.database, organisationId));
  }

  private refresh(touched: Promise<StoredChange[]>): void {
    // What could not be said now, the next reading says: names are read anew each time.
    void touched.then(
      (changes) => changes.forEach((change) => this.publish(change)),
      () => undefined,
    );
  }

  /** Whether there are boards of people here was decided anew: whoever watches one is asked again. */
  async recheckPeople(organisationId: string, recheck: (address: string) => Promise<void>): Promise<void> {
    for (const id of await this.places.boardsOfPeople(organisationId)) await recheck(boardTopic.of(id));
  }

  /** Says what a commit changed; rows may already be newer than `to`, which a watcher takes in stride. */
  publish({ boardId, from, to }: StoredChange): void {
    const read = async (): Promise<BoardChange | undefined> => {
      const board = await this.places.board(boardId);
      if (!board) return undefined;
      const { rows, of } = await this.queries.snapshot(board);
      return { rows, of };
    };
    this.publisher.publishLate({ topic: boardTopic.of(boardId), from, to, read });
  }
}
