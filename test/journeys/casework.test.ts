import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'

const stage = await openTestCloud()

test('a coach takes a person in and reads them back', async () => {
  const { admin } = await stage.openTenant()
  const coach = await stage.join(admin, ['coach'])
  const { body: person } = await coach.api.takeInParticipant({
    body: {
      names: [{ kind: 'official', primary: true, given: 'Fatou', family: 'Ndiaye' }],
      birth: { year: 1994 },
      languages: ['wo', 'fr'],
      returnCountry: 'SN',
    },
  })
  const { body: read } = await coach.api.readParticipant({ params: { participantId: person.id } })
  expect(read).toEqual(person)
})
