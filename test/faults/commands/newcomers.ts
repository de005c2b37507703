import { askOf, openForms } from '../../support/newcomers.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of requests for contact: an answer to one that was made for it. Whoever asks is no member. */
export async function newcomerCommands(
  { centre: { coordinator, tenant, visitor } }: House,
  { key }: Run,
): Promise<readonly Command[]> {
  const { api } = coordinator
  const nextForm = await openForms(visitor, 1)
  const { body: asked } = await visitor.askForContact({
    body: askOf({ organisationId: tenant.id }, nextForm()),
  })
  const { items } = (await api.listContactRequests({ query: { limit: 100 } })).body
  const request = items.find(({ askedAt }) => askedAt === asked.askedAt)
  if (request === undefined) throw new Error('the centre does not see it')
  return [
    command('answerContactRequest', api, (own) =>
      own.answerContactRequest({
        params: { contactRequestId: request.id },
        ifMatch: request.version,
        body: { answer: 'contacted' },
        ...key('answerContactRequest'),
      }),
    ),
  ]
}
