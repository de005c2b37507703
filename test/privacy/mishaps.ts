import type { Participant } from '@passerelle/domain/casework'
import type { Person, TestCloud } from '../support/cloud.ts'
import { failing, isMembersCall, meeting } from '../support/interference.ts'
import { canary, memberStems } from './canaries.ts'
import type { Town } from './town.ts'

/** Which `fetch` carries requests that hold marked words in their bodies, and which those in the address itself. */
export type Lines = { readonly fetch: typeof fetch; readonly astray: typeof fetch }

/** Everything goes wrong that can go wrong with marked words in hand, and each of it is refused. */
export async function goWrong(stage: TestCloud, town: Town, lines: Lines): Promise<void> {
  const { lead } = town.houses
  const [participant] = town.participants
  if (participant === undefined) throw new Error('nobody lives here')
  for (const body of badBodies())
    await assertRefusal(lines.fetch, stage, lead, '/v1/participants', { method: 'POST', body })
  await wrongPlaces(stage, lead, participant, lines)
  await outages(stage, town)
}

const { person, word, arabicWord } = canary(999)

function badBodies(): readonly string[] {
  const marked = word('out of place')
  const changes: readonly object[] = [
    { names: marked },
    { names: [{ kind: marked, primary: marked, given: 17, family: [marked], script: marked }] },
    { names: [{ kind: 'official', primary: true, given: marked.repeat(20) }] },
    { names: [{ kind: 'official', primary: false, given: marked }] },
    { birth: { year: marked, date: marked } },
    { gender: marked, languages: [marked, arabicWord('language')], returnCountry: arabicWord('country') },
    { returnDistrict: `${marked}\n${marked}` },
    { channels: [{ kind: 'phone', value: marked, safety: { shared: marked } }] },
    {
      channels: [
        {
          kind: 'email',
          value: marked,
          safety: { shared: true, mayMentionGermany: false, codeWord: { marked } },
        },
      ],
    },
    { plannedDeparture: { date: marked, certainty: marked } },
    { supportNeeds: { health: { need: marked.repeat(100), urgent: marked } } },
    { coachId: marked, programmeId: marked, stage: marked },
  ]
  const whole = JSON.stringify(person)
  return [
    ...changes.map((change) => JSON.stringify({ ...person, ...change })),
    whole.slice(0, -10),
    `${whole} ${marked}`,
    JSON.stringify(marked),
    `{"names":"${marked}","names":"${marked}"}`,
    JSON.stringify({ ...person, names: Array.from({ length: 3000 }, () => ({ given: marked })) }),
  ]
}

/** Marked words where no route takes any: in a header, in a query, in a path. */
async function wrongPlaces(
  stage: TestCloud,
  member: Person,
  { id }: Participant,
  lines: Lines,
): Promise<void> {
  const place = `/v1/participants/${id}`
  const marked = encodeURIComponent(word('astray'))
  const headers = { 'if-match': `"${marked}"`, 'idempotency-key': `${memberStems.email} with a blank` }
  await assertRefusal(lines.fetch, stage, member, place, { method: 'PATCH', headers, body: '{}' })
  await assertRefusal(lines.fetch, stage, member, '/v1/participants', {
    method: 'POST',
    headers: { 'content-type': `text/${marked}` },
    body: JSON.stringify(person),
  })
  for (const address of [
    `/v1/participants?stage=${marked}&limit=${marked}&cursor=${marked}`,
    `/v1/participants?programme=${marked}`,
    `/v1/participants/${marked}`,
    `/v1/referrals/${marked}/package?tier=${marked}`,
    `/v1/${marked}`,
  ]) {
    await assertRefusal(lines.astray, stage, member, address, {})
  }
  // The search term is a name. It stands in the address, and nowhere behind it.
  await lines.astray(`${stage.cloud.api}/v1/participants?q=${encodeURIComponent(arabicWord('given'))}`, {
    headers: { authorization: `Bearer ${member.tokens.access}` },
  })
}

/** The services fail in the midst of it, so that functions fail with marked words in their hands. */
async function outages({ cloud }: TestCloud, { houses, participants }: Town): Promise<void> {
  const { miriam, admins } = houses
  const [first] = participants
  if (first === undefined) throw new Error('nobody lives here')
  const params = { participantId: first.id }
  const edit = () =>
    miriam.api.editParticipant({ params, body: { names: person.names }, ifMatch: first.version })
  const calls = [
    ['dynamodb:TransactWriteItems', failing('AccessDeniedException')],
    ['dynamodb:TransactWriteItems', { drop: 'before' as const }],
    ['dynamodb:GetItem', failing('ResourceNotFoundException')],
  ] as const
  for (const [call, fault] of calls) {
    cloud.interfere(meeting(isMembersCall(call), fault))
    await Promise.allSettled([miriam.api.takeInParticipant({ body: person }), edit()])
    cloud.interfere(undefined)
  }
  // An invitation that fails for good: it comes to stand in the failure queue.
  cloud.interfere((call) =>
    call.service === 'cognito-idp' ? failing('InternalErrorException', 500) : undefined,
  )
  const somebody = { name: `${memberStems.name} Ägidius`, email: `${memberStems.email}-2@example.org` }
  await admins.bfz.api.inviteMember({ body: { ...somebody, roles: ['coach'] } })
  await cloud.settled()
  cloud.interfere(undefined)
  await Promise.allSettled([admins.bfz.api.inviteMember({ body: { ...somebody, roles: ['coach'] } })])
}

async function assertRefusal(
  send: typeof fetch,
  { cloud }: TestCloud,
  { tokens }: Person,
  address: string,
  init: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
): Promise<void> {
  const headers = {
    authorization: `Bearer ${tokens.access}`,
    'content-type': 'application/json',
    ...init.headers,
  }
  const response = await send(cloud.api + address, { ...init, headers })
  if (response.status < 400) throw new Error(`${address} was taken: ${String(init.body).slice(0, 200)}`)
}
