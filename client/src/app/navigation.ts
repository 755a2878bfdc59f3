import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';

export interface ScreenModule {
  default: ComponentType;
  /** Reads what it is drawn from, ahead of the first drawing of a visit that begins there; never throws. */
  readFirst?: (queries: QueryClient) => Promise<unknown>;
}

export interface Screen {
  /** A react-router path, such as `/challenges/:id`. */
  path: string;
  /** The feature's folder, whose catalogue is loaded together with the screen. */
  feature: string;
  /** Other features of which it draws parts: their catalogues come with it, so that nothing moves when those parts do. */
  parts?: readonly string[];
  load: () => Promise<ScreenModule>;
  /** Shown in the navigation under `app:nav.<label>`. */
  nav?: { label: string; group: 'everyone' | 'managers' };
  /** Offered only to people who may do this; the server refuses the others in any case. */
  ability?: string;
  /** Stands outside the signed-in shell, such as the sign-in screen. */
  outside?: boolean;
}

/** Every screen of the product, in the order of the navigation. A feature adds one line for each of its screens. */
export const screens: readonly Screen[] = [
  { path: '/sign-in', feature: 'sign-in', load: () => import('../features/sign-in/SignInPage'), outside: true },
  {
    path: '/',
    feature: 'home',
    load: () => import('../features/home/HomePage'),
    nav: { label: 'home', group: 'everyone' },
  },
  {
    path: '/quests',
    feature: 'quests',
    load: () => import('../features/quests/QuestsPage'),
    nav: { label: 'quests', group: 'everyone' },
  },
  { path: '/quests/:slug', feature: 'quests', load: () => import('../features/quests/QuestPage') },
  { path: '/quest-runs/:run', feature: 'quests', load: () => import('../features/quests/RunPage') },
  {
    path: '/verify',
    feature: 'quests',
    parts: ['rechecks'],
    load: () => import('../features/quests/VerifyPage'),
    nav: { label: 'verify', group: 'everyone' },
  },
  {
    path: '/challenges',
    feature: 'challenges',
    load: () => import('../features/challenges/ChallengesPage'),
    nav: { label: 'challenges', group: 'everyone' },
  },
  {
    path: '/challenges/new',
    feature: 'challenges',
    load: () => import('../features/challenges/ChallengeFormPage'),
    ability: 'challenge.create',
  },
  { path: '/challenges/:id', feature: 'challenges', load: () => import('../features/challenges/ChallengePage') },
  {
    path: '/challenges/:id/edit',
    feature: 'challenges',
    load: () => import('../features/challenges/ChallengeFormPage'),
  },
  {
    path: '/boards',
    feature: 'boards',
    load: () => import('../features/boards/BoardsPage'),
    nav: { label: 'boards', group: 'everyone' },
  },
  {
    path: '/practices',
    feature: 'practices',
    parts: ['adoption'],
    load: () => import('../features/practices/LibraryPage'),
    nav: { label: 'practices', group: 'everyone' },
  },
  { path: '/practices/new', feature: 'practices', load: () => import('../features/practices/EditPage') },
  {
    path: '/practices/questions',
    feature: 'talk',
    parts: ['practices'],
    load: () => import('../features/talk/OpenQuestionsPage'),
  },
  { path: '/circle', feature: 'circle', parts: ['care'], load: () => import('../features/circle/CirclePage') },
  { path: '/practices/files', feature: 'practices', load: () => import('../features/practices/FilesPage') },
  {
    path: '/practices/:id',
    feature: 'practices',
    parts: ['adoption', 'care', 'quests', 'talk'],
    load: () => import('../features/practices/CardPage'),
  },
  { path: '/practices/:id/edit', feature: 'practices', load: () => import('../features/practices/EditPage') },
  {
    path: '/guidance',
    feature: 'guidance',
    load: () => import('../features/guidance/list/ListPage'),
    nav: { label: 'guidance', group: 'everyone' },
  },
  { path: '/guidance/new', feature: 'guidance', load: () => import('../features/guidance/begin/BeginPage') },
  {
    path: '/guidance/:id',
    feature: 'guidance',
    parts: ['quests'],
    load: () => import('../features/guidance/document/DocumentPage'),
  },
  {
    path: '/guidance/:id/details',
    feature: 'guidance',
    load: () => import('../features/guidance/details/DetailsPage'),
  },
  {
    path: '/guidance/:id/history',
    feature: 'guidance',
    load: () => import('../features/guidance/history/HistoryPage'),
  },
  {
    path: '/glossary',
    feature: 'glossary',
    load: () => import('../features/glossary/GlossaryPage'),
    nav: { label: 'glossary', group: 'everyone' },
  },
  { path: '/guidance/:id/read', feature: 'guidance', load: () => import('../features/guidance/reading/ReadPage') },
  {
    path: '/badges',
    feature: 'badges',
    load: () => import('../features/badges/WallPage'),
    nav: { label: 'badges', group: 'everyone' },
  },
  { path: '/badges/:id', feature: 'badges', load: () => import('../features/badges/BadgePage') },
  {
    path: '/gap',
    feature: 'gap',
    load: () => import('../features/gap/GapPage'),
    nav: { label: 'gap', group: 'everyone' },
  },
  {
    path: '/measures',
    feature: 'measures',
    load: () => import('../features/measures/MeasuresPage'),
    nav: { label: 'measures', group: 'everyone' },
  },
  {
    path: '/manage/quests',
    feature: 'quest-writing',
    load: () => import('../features/quest-writing/WrittenQuestsPage'),
    nav: { label: 'manage_quests', group: 'managers' },
    ability: 'quest.write',
  },
  {
    path: '/manage/quests/new',
    feature: 'quest-writing',
    parts: ['quests'],
    load: () => import('../features/quest-writing/QuestFormPage'),
    ability: 'quest.write',
  },
  {
    path: '/manage/quests/:slug',
    feature: 'quest-writing',
    parts: ['quests'],
    load: () => import('../features/quest-writing/QuestFormPage'),
    ability: 'quest.write',
  },
  {
    path: '/manage/badges',
    feature: 'badges',
    load: () => import('../features/badges/DesignsPage'),
    nav: { label: 'manage_badges', group: 'managers' },
    ability: 'badge.write',
  },
  {
    path: '/manage/badges/new',
    feature: 'badges',
    load: () => import('../features/badges/DesignPage'),
    ability: 'badge.write',
  },
  {
    path: '/manage/badges/:id',
    feature: 'badges',
    load: () => import('../features/badges/DesignPage'),
    ability: 'badge.write',
  },
  {
    path: '/manage/people',
    feature: 'people',
    load: () => import('../features/people/PeoplePage'),
    nav: { label: 'manage_people', group: 'managers' },
    ability: 'people.list',
  },
  {
    path: '/manage/people/:id',
    feature: 'people',
    load: () => import('../features/people/PeoplePage'),
    ability: 'people.list',
  },
  {
    path: '/manage/organisation',
    feature: 'structure',
    load: () => import('../features/structure/StructurePage'),
    nav: { label: 'structure', group: 'managers' },
    ability: 'structure.read',
  },
  {
    path: '/manage/organisation/:id',
    feature: 'structure',
    load: () => import('../features/structure/StructurePage'),
    ability: 'structure.read',
  },
  {
    path: '/manage/reports',
    feature: 'care',
    load: () => import('../features/care/ReportsPage'),
    nav: { label: 'reports', group: 'managers' },
    ability: 'practice.hide',
  },
  {
    path: '/manage/audit',
    feature: 'care',
    load: () => import('../features/care/AuditPage'),
    nav: { label: 'audit', group: 'managers' },
    ability: 'audit.read',
  },
  { path: '/points', feature: 'points', parts: ['settings'], load: () => import('../features/points/PointsPage') },
  { path: '/how-points-work', feature: 'points', load: () => import('../features/points/HowPointsWorkPage') },
  { path: '/notices', feature: 'notices', load: () => import('../features/notices/NoticesPage') },
  {
    path: '/settings',
    feature: 'settings',
    parts: ['points', 'leaving'],
    load: () => import('../features/settings/SettingsPage'),
    nav: { label: 'settings', group: 'everyone' },
  },
];
