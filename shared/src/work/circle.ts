import { z } from 'zod';

import { topic } from '../platform/live.js';
import { circleLimits as most } from './circle-limits.js';
import { person, unitName } from './practice-card.js';

/** What one can help with, or would like company in; null for nothing said. */
const line = z
  .string()
  .trim()
  .max(most.line)
  .nullable()
  .transform((words) => words || null);

export const joinCircle = z.strictObject({ line: line.default(null) });
export type JoinCircle = z.infer<typeof joinCircle>;

export const changeCircleLine = z.strictObject({ line });
export type ChangeCircleLine = z.infer<typeof changeCircleLine>;

const words = z.string().trim().min(2).max(most.post);

/** Markdown. `replyTo` is any post of the thread it belongs to. */
export const writeCirclePost = z.strictObject({ text: words, replyTo: z.uuid().nullable().default(null) });
export type WriteCirclePost = z.infer<typeof writeCirclePost>;

export const editCirclePost = z.strictObject({ text: words });
export type EditCirclePost = z.infer<typeof editCirclePost>;

/** Someone who joined, with where they sit now. */
export const circlePerson = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: unitName.nullable(),
  directorate: unitName.nullable(),
  line: z.string().nullable(),
});
export type CirclePerson = z.infer<typeof circlePerson>;

/** Threads are one deep: `parentId` names the post that began the thread. */
export const circlePost = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  /** Safe HTML; empty for one that is gone and stays only because others answered it. */
  html: z.string(),
  /** As it was written, for editing. */
  text: z.string(),
  /** Null for who has left the circle, and for what is gone. */
  by: person.nullable(),
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** Taken back by its author, or hidden by a reviewer or an administrator. */
  gone: z.enum(['taken-back', 'hidden']).nullable(),
});
export type CirclePost = z.infer<typeof circlePost>;

/** Tells the reviewers that a post is not right. */
export const reportCirclePost = z.strictObject({ reason: z.string().trim().min(3).max(most.reason) });
export type ReportCirclePost = z.infer<typeof reportCirclePost>;

/** `hide` takes the words out of sight. */
export const decideCircleReport = z.strictObject({
  decision: z.enum(['keep', 'hide']),
  reason: z.string().trim().min(3).max(most.reason),
});
export type DecideCircleReport = z.infer<typeof decideCircleReport>;

/** A report of a post that waits for a decision; of all that is said, its words alone are read outside the circle. */
export const circleReport = z.object({
  id: z.uuid(),
  /** Safe HTML; empty for what is gone by now. */
  html: z.string(),
  /** Null for who has left the circle. */
  writer: person.nullable(),
  by: person,
  reason: z.string(),
  at: z.iso.datetime(),
});
export type CircleReport = z.infer<typeof circleReport>;
/** `GET /api/circle/reports`, for reviewers: the longest waiting first. */
export const circleReports = z.array(circleReport);

/** People by name; posts oldest first. */
export const circleSnapshot = z.object({ people: z.array(circlePerson), posts: z.array(circlePost) });
export type CircleSnapshot = z.infer<typeof circleSnapshot>;

/** `GET /api/circle`. */
export const circlePage = z.object({
  /** Null for who has not joined: they read no name and nothing that was said. */
  circle: circleSnapshot.nullable(),
  version: z.number().int(),
  /** The reader's directorate. */
  directorateId: z.uuid().nullable(),
});
export type CirclePage = z.infer<typeof circlePage>;

/** What came is whole; what is gone is named by its id. */
export const circleChange = z.object({
  people: z.array(circlePerson).optional(),
  peopleGone: z.array(z.uuid()).optional(),
  posts: z.array(circlePost).optional(),
  postsGone: z.array(z.uuid()).optional(),
});
export type CircleChange = z.infer<typeof circleChange>;

/** The circle of an organisation, by its id, for those who joined. */
export const circleTopic = topic('circle', circleSnapshot, circleChange);
