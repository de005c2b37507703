import type { Client } from '@passerelle/client'
import type { Narrator } from '../narrator.ts'
import { inFrench, say } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { keyOf, nameOf, type ParticipantId, type Returnee } from './coach.ts'
import type { Ground } from './prepare.ts'

/** A short course of the plan: the coach holds it, the person comes, and gets a certificate that anybody can check. */
export async function attendCourse(
  { miriam }: Cast,
  anybody: Client,
  { programmeId, moduleIds }: Ground,
  participantId: ParticipantId,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const key = keyOf(person)
  const [moduleId] = moduleIds
  const { body: me } = await miriam.api.readMe()
  const { body: session } = await narrate.step(miriam.name, 'story.planSession', () =>
    miriam.api.planSession({
      body: {
        programmeId,
        kind: 'short_course',
        ...(moduleId && { moduleId }),
        deliveryMode: 'presence',
        title: inFrench('story.data.course'),
        instructorId: me.memberId,
        day: days.day(-1),
        hour: '10:00',
        timeZone: 'Europe/Berlin',
        teachingUnits: 4,
        capacity: 8,
      },
      idempotencyKey: key('plan-session'),
    }),
  )
  const params = { sessionId: session.id }
  const enrol = () =>
    miriam.api.enrolParticipant({ params, body: { participantId }, idempotencyKey: key('enrol') })
  await narrate.step(miriam.name, 'story.enrol', enrol, nameOf(person))
  await narrate.step(miriam.name, 'story.attendance', () =>
    miriam.api.recordAttendance({
      params,
      ifMatch: 2,
      body: { lines: [{ participantId, status: 'attended' }] },
    }),
  )
  if (moduleId === undefined) return
  const { body: certificate } = await narrate.step(
    miriam.name,
    'story.certify',
    () =>
      miriam.api.issueCertificate({
        params: { participantId },
        body: { kind: 'attendance', moduleId, partial: true },
        idempotencyKey: key('certify'),
      }),
    nameOf(person),
  )
  await narrate.step(miriam.name, 'story.document', () =>
    miriam.api.readCertificateDocument({ params: { participantId, certificateId: certificate.id } }),
  )
  await narrate.step(say('story.anybody'), 'story.check', () =>
    anybody.checkCertificate({ params: { certificateCode: certificate.code } }),
  )
}
