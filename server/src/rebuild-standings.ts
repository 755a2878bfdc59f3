import { commandLine, say, withProduct } from './command-line.js';
import { RebuildStandings } from './game/boards/rebuild-standings.command.js';

/** Works out every organisation's standings anew from the ledger; run while the server is stopped or running. */
commandLine(() =>
  withProduct(async ({ nest, database }) => {
    for (const { id, name } of await database.query<{ id: string; name: string }>(
      `select id, name from organisation`,
    )) {
      await nest.get(RebuildStandings, { strict: false }).execute(id);
      say(`Standings of ${name} are worked out anew.`);
    }
  }),
);
