import { access } from '@passerelle/contract/access'
import { followUp } from '@passerelle/contract/follow-up'
import type { FollowUpId, ParticipantId } from '@passerelle/domain/kernel'
import { closest } from '@passerelle/messages'
import { api } from '@passerelle/runtime'
import { readBaseline, recordBaseline, replayBaseline, rewriteBaseline } from './baseline.ts'
import { beginFollowUps } from './begin-follow-ups.ts'
import { openFollowUpContext } from './context.ts'
import { setFollowUpDays } from './follow-up-days.ts'
import { listDue } from './list-due.ts'
import { listFollowUps, readFollowUp, readPlanned } from './list-follow-ups.ts'
import { planFollowUp } from './plan-follow-up.ts'
import { readInstrument } from './read-instrument.ts'
import { recordFollowUp } from './record-follow-up.ts'

export const app = api(followUp, access, openFollowUpContext, {
  listFollowUps: (context, { params }) => listFollowUps(context, params.participantId),
  beginFollowUps: {
    run: (context, { params, body }) => beginFollowUps(context, params.participantId, body.contactOn),
    replay: (context, id) => listFollowUps(context, id as ParticipantId), // of the case that was begun
  },
  planFollowUp: {
    run: (context, { params, body }) => planFollowUp(context, params.participantId, body.aimedOn),
    replay: (context, id, { params }) => readPlanned(context, params.participantId, id as FollowUpId), // of the one that was planned
  },
  readFollowUp: (context, { params }) => readFollowUp(context, params.participantId, params.followUpId),
  recordFollowUp: (context, { params, body, expected }) =>
    recordFollowUp(context, params.participantId, params.followUpId, body, expected),
  recordBaseline: {
    run: (context, { params, body }) => recordBaseline(context, params.participantId, body),
    replay: (context, id) => replayBaseline(context, id as ParticipantId), // of the case that it belongs to
  },
  readBaseline: (context, { params }) => readBaseline(context, params.participantId),
  rewriteBaseline: (context, { params, body, expected }) =>
    rewriteBaseline(context, params.participantId, body, expected),
  readInstrument: async ({ language }, { query }) =>
    readInstrument(query.language === undefined ? language : closest([query.language], language)),
  listDueFollowUps: (context, { query }) => listDue(context, query),
  readFollowUpDays: (context) => context.days.get(),
  setFollowUpDays: (context, { body, expected }) => setFollowUpDays(context, body.days, expected),
})
