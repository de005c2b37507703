import type { Client } from '@passerelle/client'
import type { Narrator } from '../narrator.ts'
import { inFrench, say } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { keyOf, nameOf, type ParticipantId, type Returnee } from './coach.ts'
import type { Ground } from './prepare.ts'

/** A name as somebody writes it with a finger. */
const strokes: [number, number][][] = [
  [
    [60, 40],
    [52, 160],
  ],
  [
    [48, 42],
    [150, 36],
  ],
  [
    [54, 96],
    [128, 92],
  ],
  [
    [190, 130],
    [170, 150],
    [196, 160],
    [212, 128],
    [216, 162],
    [250, 120],
    [262, 160],
    [300, 118],
  ],
  [
    [330, 120],
    [326, 150],
    [352, 160],
    [372, 122],
    [376, 158],
    [430, 132],
    [520, 120],
  ],
]

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
  const roster = () => miriam.api.readRoster({ params })
  const { lines, version } = (await roster()).body
  const isWritten = lines.some((line) => line.participantId === participantId && line.attendance)
  const signature = { way: 'drawn', signedAt: `${days.day(-1)}T11:30:00.000Z`, strokes } as const
  const attended = { participantId, status: 'attended', signature } as const
  // Somebody signs once, on whichever day the story is told again.
  await narrate.step(miriam.name, 'story.attendance', () =>
    isWritten
      ? roster()
      : miriam.api.recordAttendance({ params, ifMatch: version, body: { lines: [attended] } }),
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
