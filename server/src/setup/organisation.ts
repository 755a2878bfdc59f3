import { commandLine, say, withProduct } from '../command-line.js';
import { beginningFrom, chosenPassword } from './asked.js';
import { beginOrganisation, freshPassword } from './begin-organisation.js';

/** Begins an organisation, so that somebody can sign in. What is asked is looked at before anything is started. */
async function main(): Promise<void> {
  const beginning = beginningFrom(process.argv.slice(2));
  const chosen = chosenPassword(process.env);
  const password = chosen ?? freshPassword();
  await withProduct(async ({ nest, env }) => {
    await beginOrganisation(nest, beginning, password);
    say(`${beginning.name} is here. ${beginning.admin.name} signs in as ${beginning.admin.email}.`);
    if (!chosen) say(`The password, shown only now: ${password}`);
    if (!env.DATABASE_URL) say('Start it without the demo: DEMO=false npm start');
  });
}

commandLine(main);
