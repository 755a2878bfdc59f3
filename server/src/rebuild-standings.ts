import { commandLine, say, withProduct } from './command-line.js';
import { CheckStandings } from './game/boards/check-standings.command.js';
import { inWords, isFinal } from './game/boards/difference.rules.js';
import { RebuildStandings } from './game/boards/rebuild-standings.command.js';

/**
 * Works out every organisation's standings anew from the ledger, and compares what is final with it; run while the server
 * is stopped or running. What a closed season or a settled challenge came to is reported where it differs, never changed.
 */
commandLine(() =>
  withProduct(async ({ nest, database }) => {
    for (const { id, name } of await database.query<{ id: string; name: string }>(
      `select id, name from organisation`,
    )) {
      await nest.get(RebuildStandings, { strict: false }).execute(id);
      say(`Standings of ${name} are worked out anew.`);
      const differences = await nest.get(CheckStandings, { strict: false }).execute(id);
      for (const difference of differences) say(`  ${inWords(difference)}`);
      if (differences.some(isFinal)) say('  What was announced stays as it is: please look at how it came to differ.');
    }
  }),
);
