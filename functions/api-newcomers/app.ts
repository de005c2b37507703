import { access } from '@passerelle/contract/access'
import { newcomers } from '@passerelle/contract/newcomers'
import type { ContactRequestId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { answerContactRequest } from './answer-request.ts'
import { openNewcomersContext } from './context.ts'
import { readContactRequest } from './read-request.ts'
import { viewLine } from './view-line.ts'

export const app = api(newcomers, access, openNewcomersContext, {
  listContactRequests: async ({ requests }, { query }) => {
    const { items, ...rest } = await requests.list(query)
    return { items: items.map(viewLine), ...rest }
  },
  readContactRequest: (context, { params }) => readContactRequest(context, params.contactRequestId),
  answerContactRequest: {
    run: (context, { params, body, expected }) =>
      answerContactRequest(context, params.contactRequestId, body, expected),
    replay: async ({ requests }, id) => viewLine((await requests.find(id as ContactRequestId)).line), // of the request
  },
})
