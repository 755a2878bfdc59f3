import { commandLine, type Product, say, withProduct } from '../command-line.js';
import { SetPassword } from '../people/identity/set-password.command.js';
import { type Asked, askedIn, type Beginning, chosenPassword, type PeopleList } from './asked.js';
import { beginOrganisation } from './begin-organisation.js';
import { freshPassword } from './fresh-password.js';
import { readPeople, writePasswords } from './people-files.js';
import { takePeople } from './take-people.js';

/** Begins an organisation, takes people into it, or sets a password anew; what is asked is looked at before all else. */
async function main(): Promise<void> {
  const asked = askedIn(process.argv.slice(2));
  await withProduct(await workOf(asked));
}

async function workOf(asked: Asked): Promise<(product: Product) => Promise<void>> {
  if (asked.to === 'begin') return beginningOf(asked.beginning);
  if (asked.to === 'take people') return takingOf(asked.list);
  return settingOf(asked.email);
}

function beginningOf(beginning: Beginning) {
  const chosen = chosenPassword(process.env);
  const password = chosen ?? freshPassword();
  return async ({ nest, env }: Product) => {
    await beginOrganisation(nest, beginning, password);
    say(`${beginning.name} is here. ${beginning.admin.name} signs in as ${beginning.admin.email}.`);
    if (!chosen) say(`The password, shown only now: ${password}`);
    if (!env.DATABASE_URL) say('Start it without the demo: DEMO=false npm start');
  };
}

async function takingOf({ name, people, passwords }: PeopleList) {
  const listed = await readPeople(people);
  return async ({ nest }: Product) => {
    const taken = await takePeople(nest, name, listed, (fresh) => writePasswords(passwords, fresh));
    say(
      `People added: ${taken.added}, moved: ${taken.moved}. Units added: ${taken.units}. Roles given: ${taken.granted}.`,
    );
    if (taken.unlisted > 0)
      say(
        `People who are here and not in this list: ${taken.unlisted}. They stay as they are. Who has left, and which role has ended, an administrator says on the page People (/manage/people).`,
      );
    if (taken.added > 0)
      say(`The first passwords of who is new are in ${passwords}. Please hand them over and delete the file.`);
  };
}

function settingOf(email: string) {
  const password = freshPassword();
  return async ({ nest, database }: Product) => {
    const { name } = await database.transaction({}, (tx) => nest.get(SetPassword).execute(tx, email, password));
    say(`The new password of ${name}, shown only now: ${password}`);
  };
}

commandLine(main);
