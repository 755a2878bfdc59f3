import { badgeDesignTopic } from './game/badges.js';
import { boardTopic } from './game/boards.js';
import { challengeTopic } from './game/challenges.js';
import { questRunTopic } from './game/quests.js';
import { meTopic } from './people/feed.js';
import { presenceTopic } from './people/presence.js';
import type { Topic } from './platform/live.js';
import { circleTopic } from './work/circle.js';
import { guidanceTopic } from './work/guidance.js';
import { partnerPracticeTopic, practiceTopic } from './work/practices.js';

/** Every live topic of the product; the server refuses to start when one has no handler. */
export const topics: readonly Topic[] = [
  questRunTopic,
  challengeTopic,
  boardTopic,
  practiceTopic,
  partnerPracticeTopic,
  guidanceTopic,
  circleTopic,
  badgeDesignTopic,
  meTopic,
  presenceTopic,
];
