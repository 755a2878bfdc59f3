import { addressOf, DEMO_PASSWORD, storyPeople } from './people.js';

const lines = storyPeople.map(
  ({ name, role, member }) => `  ${addressOf(name).padEnd(36)} ${role?.role ?? member.kind ?? 'member'}`,
);

/** Whom one may be in the demo, for the console. One click on the sign-in page does the same. */
export const demoSignIns = `Demo sign-ins, all with the password "${DEMO_PASSWORD}":\n${lines.join('\n')}\n`;
