import { access } from '@passerelle/contract/access'
import { retention } from '@passerelle/contract/retention'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { openRetentionContext } from './context.ts'
import { endHold } from './end-hold.ts'
import { listEndings } from './list-endings.ts'
import { placeHold } from './place-hold.ts'
import { readRetention } from './read-retention.ts'

export const app = api(retention, access, openRetentionContext, {
  readRetention: (context, { params }) => readRetention(context, params.participantId),
  placeHold: {
    run: (context, { params, body }) => placeHold(context, params.participantId, body),
    replay: (context, id) => readRetention(context, id as ParticipantId), // of the case that is held
  },
  endHold: (context, { params, expected }) => endHold(context, params.participantId, params.holdId, expected),
  listEndings: (context, { query }) => listEndings(context, query),
})
