import type { INestApplicationContext } from '@nestjs/common';

import { JoinCircle } from '../work/circle/join-circle.command.js';
import { WriteCirclePost } from '../work/circle/write-post.command.js';
import type { Council } from './council.js';

const lines = {
  tom: 'I can sit with anyone for their first half hour. Company wanted: weeks when nobody comes.',
  ffion: 'Dw i’n hapus i helpu yn Gymraeg. And with shared tablets at a busy desk.',
  sam: 'Drop-in sessions: rooms, posters, what to bring.',
  nora: null,
} as const;

/** Four colleagues in the champions' circle, and what they say to each other; told by the real commands. */
export async function circleTalk(nest: INestApplicationContext, { story }: Council): Promise<void> {
  const [tom, ffion, sam, nora] = (['tom', 'ffion', 'sam', 'nora'] as const).map((key) => story.get(key)!);
  for (const [key, line] of Object.entries(lines)) await nest.get(JoinCircle).execute(story.get(key)!, { line });
  const write = nest.get(WriteCirclePost);
  const asked =
    'Two people came to the **Friday table** this week, and three the week before. I had the biscuits to myself. How do you keep going when it is slow?';
  const first = await write.execute(tom!, { text: asked, replyTo: null });
  const where =
    'I stopped waiting in a room and went to where people sit anyway. Ten minutes at the end of *their* meeting.';
  const reply = await write.execute(sam!, { text: where, replyTo: first.id });
  await write.execute(nora!, { text: 'Same with us. May I come along once and watch?', replyTo: reply.id });
  const tablets =
    'Has anybody got a whole shift to use one tablet without a queue? We tried a sheet with times:\n\n- it worked for a week\n- then the sheet was lost';
  await write.execute(ffion!, { text: tablets, replyTo: null });
}
