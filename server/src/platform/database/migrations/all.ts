import { People1763900000000 } from './1763900000000-people.js';
import { Activity1763900001000 } from './1763900001000-activity.js';
import { Game1763900002000 } from './1763900002000-game.js';
import { Identity1763900010000 } from './1763900010000-identity.js';
import { Quests1763900030000 } from './1763900030000-quests.js';
import { Practices1763900035000 } from './1763900035000-practices.js';
import { Challenges1763900040000 } from './1763900040000-challenges.js';
import { Badges1763900060000 } from './1763900060000-badges.js';
import { Feed1763900061000 } from './1763900061000-feed.js';
import { RoomForVersions1763900070000 } from './1763900070000-room-for-versions.js';
import { WeekOfRates1763900071000 } from './1763900071000-week-of-rates.js';
import { Media1763900081000 } from './1763900081000-media.js';
import { Collab1763900083000 } from './1763900083000-collab.js';
import { Talk1763900091000 } from './1763900091000-talk.js';
import { Care1763900092000 } from './1763900092000-care.js';
import { PracticeWriting1764000020000 } from './1764000020000-practice-writing.js';
import { Reach1764000030000 } from './1764000030000-reach.js';
import { Guidance1764000040000 } from './1764000040000-guidance.js';
import { Adoption1764000041000 } from './1764000041000-adoption.js';
import { Network1764000045000 } from './1764000045000-network.js';
import { PracticeGuidance1764000050000 } from './1764000050000-practice-guidance.js';
import { PracticeFeed1764000070000 } from './1764000070000-practice-feed.js';
import { Encouragement1764000080000 } from './1764000080000-encouragement.js';
import { OpenQuestions1764000082000 } from './1764000082000-open-questions.js';
import { NetworkComments1764000087000 } from './1764000087000-network-comments.js';
import { ReportQuestions1764000088000 } from './1764000088000-report-questions.js';
import { LeanPhrases1764000095000 } from './1764000095000-lean-phrases.js';
import { NetworkTogether1764000097000 } from './1764000097000-network-together.js';
import { GlossaryAsks1764000098000 } from './1764000098000-glossary-asks.js';
import { QuestionsBySpelling1764000099000 } from './1764000099000-questions-by-spelling.js';
import { Tips1764000099500 } from './1764000099500-tips.js';
import { PartnerQuestions1764000100000 } from './1764000100000-partner-questions.js';
import { BadgesBySource1764000101000 } from './1764000101000-badges-by-source.js';
import { Circle1764000140000 } from './1764000140000-circle.js';
import { LeanLedger1764000150000 } from './1764000150000-lean-ledger.js';
import { GuidanceTips1764000160000 } from './1764000160000-guidance-tips.js';
import { CircleReports1764000170000 } from './1764000170000-circle-reports.js';
import { UnitsApart1764000180000 } from './1764000180000-units-apart.js';
import { AudienceByLanguage1764000190000 } from './1764000190000-audience-by-language.js';
import { FewerIndexEntries1764000200000 } from './1764000200000-fewer-index-entries.js';
import { ChallengeScheduled1764000210000 } from './1764000210000-challenge-scheduled.js';
import { AnsweredQuestions1764000220000 } from './1764000220000-answered-questions.js';
import { PracticeVersion1764000230000 } from './1764000230000-practice-version.js';
import { ChallengeStays1764000240000 } from './1764000240000-challenge-stays.js';
import { SeasonStays1764000250000 } from './1764000250000-season-stays.js';
import { SeasonMovers1764000260000 } from './1764000260000-season-movers.js';
import { PendingActivities1764000270000 } from './1764000270000-pending-activities.js';
import { OnlyShownUnits1764000280000 } from './1764000280000-only-shown-units.js';
import { ChallengeEnded1764000310000 } from './1764000310000-challenge-ended.js';
import { SetAside1764000311000 } from './1764000311000-set-aside.js';
import { PaidDeeds1764000312000 } from './1764000312000-paid-deeds.js';
import { InventedOrganisations1764000320000 } from './1764000320000-invented-organisations.js';
import { AuditByNobody1764000321000 } from './1764000321000-audit-by-nobody.js';
import { EvidenceWaits1764000365000 } from './1764000365000-evidence-waits.js';
import { StepTakenBack1764000365100 } from './1764000365100-step-taken-back.js';
import { GuidanceCommentReason1764000365200 } from './1764000365200-guidance-comment-reason.js';
import { SponsorAsked1764000365300 } from './1764000365300-sponsor-asked.js';
import { LongAbsence1764000330000 } from './1764000330000-long-absence.js';
import { VerificationByTime1764000340000 } from './1764000340000-verification-by-time.js';
import { PreElection1764000350000 } from './1764000350000-pre-election.js';
import { ReferencesByStatement1764000370000 } from './1764000370000-references-by-statement.js';
import { ClosingUnits1764000380000 } from './1764000380000-closing-units.js';
import { BadgesByHand1764000381000 } from './1764000381000-badges-by-hand.js';
import { ChallengeErrata1764000381100 } from './1764000381100-challenge-errata.js';
import { UnitPathsAtOnce1764000384000 } from './1764000384000-unit-paths-at-once.js';
import { ReadingAge1764000390000 } from './1764000390000-reading-age.js';
import { OthersReminded1764000390100 } from './1764000390100-others-reminded.js';
import { Praise1764000391000 } from './1764000391000-praise.js';
import { ClosedUnitsReached1764000388000 } from './1764000388000-closed-units-reached.js';
import { OnePerson1764000387000 } from './1764000387000-one-person.js';
import { Rechecks1764000386000 } from './1764000386000-rechecks.js';
import { Triads1764000386100 } from './1764000386100-triads.js';
import { SealedResults1764000364000 } from './1764000364000-sealed-results.js';
import { Leaving1764000362000 } from './1764000362000-leaving.js';

/** Every migration, oldest first; a new one is added at the end. */
export const migrations = [
  People1763900000000,
  Activity1763900001000,
  Game1763900002000,
  Identity1763900010000,
  Quests1763900030000,
  Practices1763900035000,
  Challenges1763900040000,
  Badges1763900060000,
  Feed1763900061000,
  RoomForVersions1763900070000,
  WeekOfRates1763900071000,
  Media1763900081000,
  Collab1763900083000,
  Talk1763900091000,
  Care1763900092000,
  PracticeWriting1764000020000,
  Reach1764000030000,
  Guidance1764000040000,
  Adoption1764000041000,
  Network1764000045000,
  PracticeGuidance1764000050000,
  PracticeFeed1764000070000,
  Encouragement1764000080000,
  OpenQuestions1764000082000,
  NetworkComments1764000087000,
  ReportQuestions1764000088000,
  LeanPhrases1764000095000,
  NetworkTogether1764000097000,
  GlossaryAsks1764000098000,
  QuestionsBySpelling1764000099000,
  Tips1764000099500,
  PartnerQuestions1764000100000,
  BadgesBySource1764000101000,
  Circle1764000140000,
  LeanLedger1764000150000,
  GuidanceTips1764000160000,
  CircleReports1764000170000,
  UnitsApart1764000180000,
  AudienceByLanguage1764000190000,
  FewerIndexEntries1764000200000,
  ChallengeScheduled1764000210000,
  AnsweredQuestions1764000220000,
  PracticeVersion1764000230000,
  ChallengeStays1764000240000,
  SeasonStays1764000250000,
  SeasonMovers1764000260000,
  PendingActivities1764000270000,
  OnlyShownUnits1764000280000,
  ChallengeEnded1764000310000,
  SetAside1764000311000,
  PaidDeeds1764000312000,
  InventedOrganisations1764000320000,
  AuditByNobody1764000321000,
  LongAbsence1764000330000,
  VerificationByTime1764000340000,
  PreElection1764000350000,
  Leaving1764000362000,
  SealedResults1764000364000,
  EvidenceWaits1764000365000,
  StepTakenBack1764000365100,
  GuidanceCommentReason1764000365200,
  SponsorAsked1764000365300,
  ReferencesByStatement1764000370000,
  ClosingUnits1764000380000,
  BadgesByHand1764000381000,
  ChallengeErrata1764000381100,
  UnitPathsAtOnce1764000384000,
  ReadingAge1764000390000,
  OthersReminded1764000390100,
  Praise1764000391000,
  ClosedUnitsReached1764000388000,
  OnePerson1764000387000,
  Rechecks1764000386000,
  Triads1764000386100,
];
