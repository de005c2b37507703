import { type Answer, ApiProblem, type Client, type ProblemBody } from '@passerelle/client'
import { anInterview, aPerson, memberId, takeIn } from '../support/casework.ts'
import { aTaughtCase } from '../support/certificates.ts'
import { aSignature, aTraining, aTrainingWith } from '../support/coaching.ts'
import { inDays, today } from '../support/exchange.ts'
import { anEmployment, metByThemselves, ofMonth } from '../support/follow-up.ts'
import { aFounding, aShop, aSubmittedShop } from '../support/founding.ts'
import { begin, cells, fingerprint, german, table } from '../support/imports.ts'
import { aRecognition, aTrade } from '../support/recognition.ts'
import { aCorridor, type House } from './house.ts'

/** A change that a member asks for, with an `Idempotency-Key` that stays the same however often it is sent. */
export type Command = {
  readonly name: string
  readonly send: () => Promise<Answer<unknown>>
}

/** The result of sending a command once. */
export type Outcome =
  | { readonly kind: 'done'; readonly answer: Answer<unknown> }
  | { readonly kind: 'refused'; readonly problem: ProblemBody }

let counted = 0

/** One command of every sort, each of them new: the ids and keys of no two runs are the same. */
export async function commandsIn({
  admin,
  coach,
  coordinator,
  counsellor,
  openPartner,
  comeAlone,
  programmeId,
  moduleId,
  keyholder,
}: House): Promise<readonly Command[]> {
  counted += 1
  const unique = `${counted}-${process.pid}`
  const partner = await openPartner()
  const interviewed = await takeIn(coach.api)
  const decided = await takeIn(coach.api)
  const [kept, duplicate] = [await takeIn(coach.api), await takeIn(coach.api)]
  const imported = await begin(coach.api, unique, 1)
  const somebody = table(cells({ birth: inDays(-10_000 - counted) }))
  const counselled = await takeIn(counsellor.api)
  const training = aTraining(programmeId, coach)
  const [next, attended] = [
    await aTrainingWith(coach.api, training, []),
    await aTrainingWith(coach.api, training, [kept.id]),
  ]
  const returned = await takeIn(coach.api, aPerson({ stage: 'returned' }))
  const met = await metByThemselves(coach.api)
  const alone = await metByThemselves(coach.api)
  const person = await comeAlone({ id: alone.participantId })
  const [founder, submitter, adviser] = [
    await takeIn(coach.api),
    await takeIn(coach.api),
    await takeIn(coach.api, aPerson({ stage: 'returned' })),
  ]
  const { body: drafted } = await coach.api.beginBusinessPlan({
    params: { participantId: submitter.id },
    body: aShop(),
  })
  const [said, decidedUpon, founded] = [
    await takeIn(coach.api),
    await takeIn(coach.api),
    await takeIn(coach.api),
  ]
  for (const { id } of [said, decidedUpon, founded]) await aSubmittedShop(coach.api, id)
  const { body: planned } = await coach.api.beginBusinessPlan({
    params: { participantId: adviser.id },
    body: aShop(),
  })
  const course = { programme: { id: programmeId }, module: { id: moduleId }, coach }
  const taught = await aTaughtCase(course)
  const certified = await aTaughtCase(course)
  const attendance = { kind: 'attendance', moduleId } as const
  const { body: certificate } = await coach.api.issueCertificate({
    params: { participantId: certified.id },
    body: attendance,
  })
  const { id: learner } = await takeIn(coach.api)
  const [named, assessed, given] = [
    await aRecognition(coach, coordinator),
    await aRecognition(coach, coordinator),
    await aRecognition(coach, coordinator),
  ]
  const { body: waiting } = await coordinator.api.readRecognition({ params: assessed })
  const key = (name: string) => ({ idempotencyKey: `${name}-${unique}-${'x'.repeat(16)}` })
  return [
    command('inviteMember', admin.api, (api) =>
      api.inviteMember({
        body: { name: 'Mira Member', email: `mira-${unique}@example.org`, roles: ['coach'] },
        ...key('inviteMember'),
      }),
    ),
    command('proposeCorridor', admin.api, (api) =>
      api.proposeCorridor({ body: aCorridor(partner), ...key('proposeCorridor') }),
    ),
    command('takeInParticipant', coach.api, (api) =>
      api.takeInParticipant({ body: aPerson(), ...key('takeInParticipant') }),
    ),
    command('beginImport', coach.api, (api) =>
      api.beginImport({
        body: { fingerprint: fingerprint(`begun ${unique}`), rows: 1 },
        ...key('beginImport'),
      }),
    ),
    command('importRows', coach.api, (api) =>
      api.importRows({
        params: { importId: imported.id },
        body: { fingerprint: fingerprint(unique), dryRun: false, reading: german, rows: somebody },
        ...key('importRows'),
      }),
    ),
    command('recordFirstInterview', coach.api, (api) =>
      api.recordFirstInterview({
        params: { participantId: interviewed.id },
        body: anInterview(),
        ...key('recordFirstInterview'),
      }),
    ),
    command('moveStage', coach.api, (api) =>
      api.moveStage({
        params: { participantId: decided.id },
        body: { stage: 'decided' },
        ifMatch: 1,
        ...key('moveStage'),
      }),
    ),
    command('mergeParticipants', coordinator.api, (api) =>
      api.mergeParticipants({
        params: { participantId: kept.id },
        body: { duplicateId: duplicate.id },
        ifMatch: 1,
        ...key('mergeParticipants'),
      }),
    ),
    command('placeHold', coach.api, (api) =>
      api.placeHold({
        params: { participantId: decided.id },
        body: { ground: 'funder_audit', until: inDays(90) },
        ...key('placeHold'),
      }),
    ),
    command('writeNote', counsellor.api, (api) =>
      api.writeNote({
        params: { participantId: counselled.id },
        body: { class: 'confidential_203', text: 'Told in confidence' },
        ...key('writeNote'),
      }),
    ),
    command('planSession', coach.api, (api) =>
      api.planSession({ body: { ...training, weeks: 3 }, ...key('planSession') }),
    ),
    command('enrolParticipant', coach.api, (api) =>
      api.enrolParticipant({
        params: { sessionId: next.id },
        body: { participantId: decided.id },
        ...key('enrolParticipant'),
      }),
    ),
    command('beginFollowUps', coach.api, (api) =>
      api.beginFollowUps({
        params: { participantId: returned.id },
        body: { contactOn: today() },
        ...key('beginFollowUps'),
      }),
    ),
    command('planFollowUp', coach.api, (api) =>
      api.planFollowUp({
        params: { participantId: met.participantId },
        body: { aimedOn: inDays(20) },
        ...key('planFollowUp'),
      }),
    ),
    command('answerOwnFollowUp', person.api, (api) =>
      api.answerOwnFollowUp({
        params: { followUpId: ofMonth(alone.begun, 3).id },
        body: { outcome: 'seeking' },
        ...key('answerOwnFollowUp'),
      }),
    ),
    command('recordBaseline', coach.api, (api) =>
      api.recordBaseline({
        params: { participantId: returned.id },
        body: { heldOn: inDays(-3), answers: [{ item: 'home', answer: 2 }] },
        ...key('recordBaseline'),
      }),
    ),
    command('recordFollowUp', coach.api, (api) =>
      api.recordFollowUp({
        params: { participantId: met.participantId, followUpId: ofMonth(met.begun, 3).id },
        ifMatch: 1,
        body: anEmployment(),
      }),
    ),
    command('beginBusinessPlan', coach.api, (api) =>
      api.beginBusinessPlan({
        params: { participantId: founder.id },
        body: aShop(),
        ...key('beginBusinessPlan'),
      }),
    ),
    command('submitBusinessPlan', coach.api, (api) =>
      api.submitBusinessPlan({
        params: { participantId: submitter.id },
        ifMatch: drafted.version,
        body: { confirmation: 'signed' },
        ...key('submitBusinessPlan'),
      }),
    ),
    command('giveBusinessFeedback', coordinator.api, (api) =>
      api.giveBusinessFeedback({
        params: { participantId: said.id, edition: '1' },
        ifMatch: 2,
        body: { advice: 'ready', text: 'It can begin' },
        ...key('giveBusinessFeedback'),
      }),
    ),
    command('decideBusinessPlan', coordinator.api, (api) =>
      api.decideBusinessPlan({
        params: { participantId: decidedUpon.id },
        ifMatch: 2,
        body: { edition: 1, recommendation: 'recommended' },
        ...key('decideBusinessPlan'),
      }),
    ),
    command('recheckBusinessPlan', coach.api, (api) =>
      api.recheckBusinessPlan({
        params: { participantId: adviser.id },
        ifMatch: planned.version,
        body: {
          pricedOn: today(),
          lines: planned.lines.map(({ id: lineId, amount }) => ({ lineId, amount })),
        },
        ...key('recheckBusinessPlan'),
      }),
    ),
    command('recordFoundingOutcome', coach.api, (api) =>
      api.recordFoundingOutcome({
        params: { participantId: founded.id },
        ifMatch: 2,
        body: aFounding(),
      }),
    ),
    command('recordAttendance', coach.api, (api) =>
      api.recordAttendance({
        params: { sessionId: attended.id },
        ifMatch: 2,
        body: {
          lines: [{ participantId: kept.id, status: 'attended', known: 0, signature: aSignature() }],
        },
      }),
    ),
    command('beginRecognition', coach.api, (api) =>
      api.beginRecognition({
        params: { participantId: learner },
        body: aTrade(),
        ...key('beginRecognition'),
      }),
    ),
    command('nameAssessor', coach.api, (api) =>
      api.nameAssessor({
        params: named,
        ifMatch: 2,
        body: { assessorId: memberId(counsellor) },
      }),
    ),
    command('assessRecognition', coordinator.api, (api) =>
      api.assessRecognition({
        params: assessed,
        ifMatch: 2,
        body: {
          on: inDays(-1),
          methods: ['documents'],
          findings: waiting.criteria.map(({ id }) => ({ criterionId: id, finding: 'met' as const })),
        },
        ...key('assessRecognition'),
      }),
    ),
    command('endRecognition', coach.api, (api) =>
      api.endRecognition({
        params: given,
        ifMatch: 2,
        body: { reason: 'evidence_missing' },
        ...key('endRecognition'),
      }),
    ),
    command('issueCertificate', coach.api, (api) =>
      api.issueCertificate({
        params: { participantId: taught.id },
        body: attendance,
        ...key('issueCertificate'),
      }),
    ),
    command('revokeCertificate', coach.api, (api) =>
      api.revokeCertificate({
        params: { participantId: certified.id, certificateId: certificate.id },
        body: { reason: 'replaced' },
        ifMatch: 1,
        ...key('revokeCertificate'),
      }),
    ),
    command('rotateSigningKey', keyholder.api, (api) => api.rotateSigningKey({ ...key('rotateSigningKey') })),
  ]
}

function command(name: string, api: Client, send: (api: Client) => Promise<Answer<unknown>>): Command {
  return { name, send: () => send(api) }
}

/** Sends a command; a refusal is an outcome, anything else that goes wrong is not. */
export async function outcomeOf({ send }: Command): Promise<Outcome> {
  try {
    return { kind: 'done', answer: await send() }
  } catch (error) {
    if (error instanceof ApiProblem) return { kind: 'refused', problem: error.problem }
    throw error
  }
}
