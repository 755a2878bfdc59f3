import { createServer } from 'node:net';

import { type Env, SettingTrouble } from '../config/env.js';

type Place = Pick<Env, 'HOST' | 'PORT'>;

/** An address that is not this machine's, or none at all; whatever else fails lies with the port. */
const ofHost = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);

/** Why we cannot listen there, for whoever starts the server. */
export function portTrouble({ HOST, PORT }: Place, cause: unknown): SettingTrouble {
  const setting = ofHost.has((cause as NodeJS.ErrnoException).code ?? '') ? 'HOST' : 'PORT';
  return new SettingTrouble(setting, `we cannot listen at ${HOST}, port ${PORT}`, cause);
}

/** Says at once that a port is taken, and not after a minute of filling the database. */
export async function checkPort(place: Place): Promise<void> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen({ port: place.PORT, host: place.HOST }, done);
  }).catch((cause: unknown) => {
    throw portTrouble(place, cause);
  });
  await new Promise((done) => server.close(done));
}
