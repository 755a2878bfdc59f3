import {
  answerInvitation,
  type AnswerInvitation,
  contributionParam,
  type ContributionParam,
  invitePeople,
  type InvitePeople,
  moveRun,
  type MoveRun,
  nameHelper,
  type NameHelper,
  offerEvidence,
  type OfferEvidence,
  type PartedRun,
  partedRun,
  type RunCard,
  runCards,
  runPage,
  type RunPage,
  runParam,
  type RunParam,
  runStepParam,
  type RunStepParam,
  started,
  type Started,
  startQuest,
  type StartQuest,
  takeBack,
  type TakeBack,
} from '@guildhall/shared/game/quests';
import {
  type DecisionResult,
  decisionResults,
  verifyEvidence,
  type VerifyEvidence,
  type WaitingEvidence,
  waitingEvidences,
} from '@guildhall/shared/game/verifications';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { refusal } from '../../platform/http/reference/refusals.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ConfirmTogetherCommand, OfferEvidenceCommand, TapStepCommand } from './do-step.command.js';
import { NameHelperCommand } from './name-helper.command.js';
import { AnswerInvitationCommand, InviteToQuestCommand, LeaveQuestCommand, MoveQuestCommand } from './party.command.js';
import { RunsQueries } from './runs.queries.js';
import { StartQuestCommand } from './start-quest.command.js';
import { TakeBackCommand } from './take-back.command.js';
import { VerificationsQueries } from './verifications.queries.js';
import { VerifyEvidenceCommand } from './verify.command.js';

/** Quests under way: beginning them, and who is in them. */
@ApiTags('quest runs')
@Controller('quest-runs')
export class QuestRunsController {
  constructor(
    private readonly queries: RunsQueries,
    private readonly start: StartQuestCommand,
    private readonly move: MoveQuestCommand,
    private readonly helper: NameHelperCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Own quests: invitations, under way, finished' })
  @ApiOkResponse({ standardSchema: runCards, description: 'At most 60.' })
  own(@Caller() actor: Actor): Promise<RunCard[]> {
    return this.queries.own(actor);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Start a quest alone, with one other, or as a party' })
  @ApiOkResponse({ standardSchema: started, description: 'The run.' })
  @ApiNotFoundResponse(refusal('not_found: there is no such quest'))
  begin(@Caller() actor: Actor, @Body({ schema: startQuest }) body: StartQuest): Promise<Started> {
    return this.start.execute(actor, body);
  }

  @Get(':run')
  @ApiOperation({ summary: 'One run: steps, party, evidence, and what one may do now' })
  @ApiOkResponse({ standardSchema: runPage, description: 'For its party and those asked to join it.' })
  page(@Caller() actor: Actor, @Param({ schema: runParam }) { run }: RunParam): Promise<RunPage> {
    return this.queries.page(actor, run);
  }

  @Get(':run/parting')
  @ApiOperation({ summary: 'Which quest a run was of that one declined or left' })
  @ApiOkResponse({ standardSchema: partedRun, description: 'For those who parted from it.' })
  parted(@Caller() actor: Actor, @Param({ schema: runParam }) { run }: RunParam): Promise<PartedRun> {
    return this.queries.parted(actor, run);
  }

  @Post(':run/move')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin without waiting, set aside, take up again, or end a run' })
  @ApiOkResponse({ standardSchema: started, description: 'The run; read it anew.' })
  moved(
    @Caller() actor: Actor,
    @Param({ schema: runParam }) { run }: RunParam,
    @Body({ schema: moveRun }) body: MoveRun,
  ): Promise<Started> {
    return this.move.execute(actor, run, body.action);
  }

  @Post(':run/helper')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say who walked with one; never asked for, once for each finished quest' })
  @ApiOkResponse({ standardSchema: started, description: 'The run; read it anew.' })
  named(
    @Caller() actor: Actor,
    @Param({ schema: runParam }) { run }: RunParam,
    @Body({ schema: nameHelper }) body: NameHelper,
  ): Promise<Started> {
    return this.helper.execute(actor, run, body.helper);
  }
}

/** Who is in a run. */
@ApiTags('quest runs')
@Controller('quest-runs')
export class QuestPartyController {
  constructor(
    private readonly invite: InviteToQuestCommand,
    private readonly answer: AnswerInvitationCommand,
    private readonly leave: LeaveQuestCommand,
  ) {}

  @Post(':run/invitations')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask colleagues to join' })
  @ApiOkResponse({ standardSchema: started, description: 'The run; read it anew.' })
  invited(
    @Caller() actor: Actor,
    @Param({ schema: runParam }) { run }: RunParam,
    @Body({ schema: invitePeople }) body: InvitePeople,
  ): Promise<Started> {
    return this.invite.execute(actor, run, body.people);
  }

  @Post(':run/answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Join a run one was asked to, or decline' })
  @ApiOkResponse({ standardSchema: started, description: 'Answered; answering again changes nothing.' })
  answered(
    @Caller() actor: Actor,
    @Param({ schema: runParam }) { run }: RunParam,
    @Body({ schema: answerInvitation }) body: AnswerInvitation,
  ): Promise<Started> {
    return this.answer.execute(actor, run, body.answer);
  }

  @Post(':run/leave')
  @HttpCode(200)
  @ApiOperation({ summary: 'Leave a run; what one did stays with it' })
  @ApiOkResponse({ standardSchema: started, description: 'Left.' })
  left(@Caller() actor: Actor, @Param({ schema: runParam }) { run }: RunParam): Promise<Started> {
    return this.leave.execute(actor, run);
  }
}

/** What is done for the steps of a run. */
@ApiTags('quest runs')
@Controller('quest-runs')
export class QuestStepsController {
  constructor(
    private readonly tap: TapStepCommand,
    private readonly offer: OfferEvidenceCommand,
    private readonly together: ConfirmTogetherCommand,
    private readonly back: TakeBackCommand,
  ) {}

  @Post(':run/steps/:step/tap')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that one did a step that needs nobody else’s word' })
  @ApiOkResponse({ standardSchema: started, description: 'Done; tapping again changes nothing.' })
  tapped(@Caller() actor: Actor, @Param({ schema: runStepParam }) { run, step }: RunStepParam): Promise<Started> {
    return this.tap.execute(actor, run, step);
  }

  @Post(':run/steps/:step/evidence')
  @HttpCode(200)
  @ApiOperation({ summary: 'Offer words or a link for a step; while one waits, that one stands' })
  @ApiOkResponse({ standardSchema: started, description: 'The run; read it anew.' })
  offered(
    @Caller() actor: Actor,
    @Param({ schema: runStepParam }) { run, step }: RunStepParam,
    @Body({ schema: offerEvidence }) body: OfferEvidence,
  ): Promise<Started> {
    return this.offer.execute(actor, run, step, body);
  }

  @Post(':run/contributions/:contribution/together')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that one did it together with who offered it' })
  @ApiOkResponse({ standardSchema: started, description: 'The run; read it anew.' })
  confirmed(
    @Caller() actor: Actor,
    @Param({ schema: contributionParam }) { run, contribution }: ContributionParam,
  ): Promise<Started> {
    return this.together.execute(actor, run, contribution);
  }

  @Post(':run/contributions/:contribution/take-back')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back a tap or evidence of one’s own; what it brought goes, what others did stays' })
  @ApiOkResponse({ standardSchema: started, description: 'Taken back; doing so again changes nothing.' })
  takenBack(
    @Caller() actor: Actor,
    @Param({ schema: contributionParam }) { run, contribution }: ContributionParam,
    @Body({ schema: takeBack }) body: TakeBack,
  ): Promise<Started> {
    return this.back.execute(actor, run, contribution, body);
  }
}

/** Evidence that waits for one's eye. */
@ApiTags('verifications')
@Controller('verifications')
export class VerificationsController {
  constructor(
    private readonly queries: VerificationsQueries,
    private readonly verify: VerifyEvidenceCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Evidence that one may confirm or return' })
  @ApiOkResponse({ standardSchema: waitingEvidences, description: 'At most 50; those that ask for one by name first.' })
  waiting(@Caller() actor: Actor): Promise<WaitingEvidence[]> {
    return this.queries.waitingFor(actor);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm or return evidence, one or many; each is decided by itself' })
  @ApiOkResponse({ standardSchema: decisionResults, description: 'One result for each, in the order asked.' })
  decided(@Caller() actor: Actor, @Body({ schema: verifyEvidence }) body: VerifyEvidence): Promise<DecisionResult[]> {
    return this.verify.execute(actor, body.decisions);
  }
}
