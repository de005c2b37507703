import type { Participant } from '@passerelle/domain/casework'
import { anAssessment, anInterview, aPerson, aPlan, aProgramme, memberId } from '../../../support/casework.ts'
import { aSite, aTemplate } from '../../../support/templates.ts'
import type { House } from './house.ts'

export type OpenedProgramme = Awaited<ReturnType<typeof aProgramme>>

/** A programme whose texts are the organisation's own. */
export async function setUpProgramme({ person, mark }: House): Promise<OpenedProgramme> {
  const { api } = person('admin')
  const { programme, modules } = await aProgramme(api)
  const params = { programmeId: programme.id }
  await api.editProgramme({
    params,
    body: { name: { ...programme.name, de: mark('programme') } },
    ifMatch: programme.version,
  })
  const [module] = modules
  if (module === undefined) throw new Error('the template has modules')
  const { title, trade, teachingUnits, capacity, deliveryMode } = module
  const texts = { ...title, de: mark('module') }
  await api.addModule({ params, body: { title: texts, trade, teachingUnits, capacity, deliveryMode } })
  const moduleId = module.id
  await api.editModule({ params: { ...params, moduleId }, body: { title: texts }, ifMatch: module.version })
  const {
    modules: _,
    targets: __,
    sites: ___,
    ...frame
  } = aTemplate({ name: { de: mark('next programme') } })
  const { body: next } = await api.openProgramme({
    body: { ...frame, commissioningParty: mark('next funder') },
  })
  const { term } = programme
  const { body: present } = await api.readProgramme({ params })
  await api.prepareSunset({
    params,
    ifMatch: present.version,
    body: { endsOn: term.from, successor: { kind: 'programme', programmeId: next.id } },
  })
  await person('coordinator').api.handOnProgramme({ params, body: {} })
  const { body: template } = await api.addProgrammeTemplate({
    body: aTemplate({ name: { de: mark('template') }, commissioningParty: mark('commissioner') }),
  })
  const changed = { sites: [{ ...aSite, name: mark('site of a template') }] }
  await api.editProgrammeTemplate({ params: { templateId: template.id }, ifMatch: 1, body: changed })
  return { programme, modules }
}

/** A case from intake to an agreed plan, in which every text is the organisation's own. */
export async function setUpCase(
  { people, person, mark }: House,
  { programme, modules }: OpenedProgramme,
): Promise<Participant> {
  const { api } = person('coach')
  const { counsellor } = people
  const { body: participant } = await api.takeInParticipant({
    body: aPerson({
      names: [
        { kind: 'official', primary: true, given: mark('given'), family: mark('family') },
        { kind: 'nickname', primary: false, given: mark('nickname') },
      ],
      programmeId: programme.id,
      ...(counsellor && { deputyId: memberId(counsellor) }),
      returnDistrict: mark('district'),
      channels: [
        {
          kind: 'email',
          value: `${mark('channel').toLowerCase()}@example.org`,
          safety: { shared: false, mayMentionGermany: false, codeWord: mark('word') },
        },
      ],
      plannedDeparture: { date: '2027-05-03', certainty: 'planned' },
    }),
  })
  const params = { participantId: participant.id }
  await api.recordFirstInterview({ params, body: anInterview({ goal: mark('goal') }) })
  await api.recordAssessment({
    params,
    body: anAssessment({ skills: [{ name: mark('skill'), level: 'independent' }] }),
  })
  const { body: draft } = await api.beginPlan({ params, body: planOf(modules.slice(0, 1), mark) })
  await api.agreePlan({ params, body: agreement, ifMatch: draft.version })
  return participant
}

/** Uses every way to change a case once. */
export async function changeCase(
  { person, mark }: House,
  { modules }: OpenedProgramme,
  { id, version }: Participant,
): Promise<void> {
  const { api } = person('coach')
  const params = { participantId: id }
  const { body: edited } = await api.editParticipant({
    params,
    body: { returnDistrict: mark('district') },
    ifMatch: version,
  })
  await api.moveStage({ params, body: { stage: 'decided' }, ifMatch: edited.version })
  const situation = [{ topic: 'housing' as const, note: mark('situation') }]
  const interview = anInterview({ goal: mark('goal'), expectations: mark('expectations'), situation })
  await api.rewriteFirstInterview({ params, body: interview, ifMatch: 1 })
  const skills = [{ name: mark('skill'), level: 'independent' as const }]
  await api.rewriteAssessment({ params, body: anAssessment({ skills }), ifMatch: 1 })
  const { body: plan } = await api.readPlan({ params })
  const itemId = plan.items[0]?.id ?? ''
  const { body: noted } = await api.recordPlanProgress({
    params: { ...params, itemId },
    body: { status: 'booked' },
    ifMatch: plan.version,
  })
  const [, second] = modules
  if (second === undefined) throw new Error('the template has modules')
  const { body: longer } = await api.addPlanItem({
    params,
    body: { moduleId: second.id, purpose: mark('purpose') },
    ifMatch: noted.version,
  })
  await api.rewritePlan({ params, body: planOf(modules.slice(0, 2), mark), ifMatch: longer.version })
}

/** Merges two cases that turn out to be of one person, separates them, and merges them for good. */
export async function mergeCase({ person }: House, kept: Participant, duplicate: Participant): Promise<void> {
  const { api } = person('coordinator')
  const params = { participantId: kept.id }
  const body = { duplicateId: duplicate.id }
  const { version } = (await api.readParticipant({ params })).body
  const { body: merged } = await api.mergeParticipants({ params, body, ifMatch: version })
  const { body: apart } = await api.separateParticipants({ params, body, ifMatch: merged.version })
  await api.mergeParticipants({ params, body, ifMatch: apart.version })
}

const agreement = { confirmation: 'signed', language: 'fr' } as const

function planOf(modules: OpenedProgramme['modules'], mark: House['mark']) {
  return {
    ...aPlan([]),
    businessIdeaNote: mark('idea'),
    items: modules.map(({ id }) => ({ moduleId: id, purpose: mark('purpose') })),
  }
}
