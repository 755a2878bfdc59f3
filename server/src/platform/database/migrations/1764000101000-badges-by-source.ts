import type { MigrationInterface, QueryRunner } from 'typeorm';

const CARETAKER = { type: 'activity_count', kind: 'guidance.checked', atLeast: 1, within: 'ever' };
/** A badge as it was written for the council when it began; nobody changed it since. */
const AS_BEGUN = `
  from badge b join badge_version v on v.badge_id = b.id and v.number = b.version and v.written_by is null`;

/**
 * Councils that were here before earn two badges as new ones do: "Caretaker", which was still to come, once a review; and
 * "Co-author", which came once, once a guide. What was done before is looked at when the server starts.
 */
export class BadgesBySource1764000101000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, JSON.stringify(CARETAKER), `b.slug = 'caretaker' and b.status = 'coming'`);
    await this.rewrite(runner, null, `b.slug = 'co-author' and b.status = 'live' and v.repeat = 'once'`);
    // What is held already is known by the one thing it was given for.
    await this.rekey(runner, `b.slug = 'co-author' and a.instance_key = ''`, 'subjectId');
    await this.rekey(runner, `v.repeat = 'source' and v.criteria->>'kind' = 'guidance.checked'`, 'activityId');
  }

  async down(): Promise<void> {
    // The versions before stand beside these; what is held stays held.
  }

  private async rewrite(runner: QueryRunner, criteria: string | null, which: string): Promise<void> {
    const rewritten = (await runner.query(
      `with found as materialized (select v.*, (select max(number) from badge_version where badge_id = b.id) + 1 as next
         ${AS_BEGUN} where ${which}),
       written as (
         insert into badge_version (organisation_id, badge_id, number, name, for_what, look, subject, repeat, retention,
           criteria, written_by, written_at)
         select organisation_id, badge_id, next, name, for_what, look, subject, 'source', retention,
           coalesce($1::jsonb, criteria), null, now() from found)
       select badge_id as id, next from found`,
      [criteria],
    )) as { id: string; next: number }[];
    for (const { id, next } of rewritten) {
      await runner.query(
        `update badge set version = $2, status = 'live', live_at = coalesce(live_at, now()) where id = $1`,
        [id, next],
      );
      await runner.query(
        `insert into badge_review (id, organisation_id, badge_id, badge_version, total, started_at, version)
         select gen_random_uuid(), organisation_id, id, version, 0, now(),
           (select coalesce(max(version), 0) + 1 from badge_review where badge_id = $1) from badge where id = $1
         on conflict do nothing`,
        [id],
      );
    }
  }

  private async rekey(runner: QueryRunner, which: string, step: string): Promise<void> {
    await runner.query(
      `update badge_award a set instance_key = a.evidence->'steps'->0->>$1, badge_version = b.version
       ${AS_BEGUN} where b.id = a.badge_id and v.repeat = 'source' and ${which} and a.challenge_id is null
         and a.evidence->'steps'->0->>$1 is not null`,
      [step],
    );
  }
}
