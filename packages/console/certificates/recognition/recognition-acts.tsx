import { Act } from '../../kit/act.tsx'
import { OneOf } from '../../kit/choices.tsx'
import { useWords } from '../../language/words.tsx'
import { useColleagueChoices } from '../../tenancy/colleagues.ts'
import { endings, type RecognitionOfPerson } from './recognitions.ts'

type Of = { readonly recognition: RecognitionOfPerson }

/** Names whoever is to look at it; oneself is told by the API whether there is nobody else. */
export function NameAssessor({ recognition: { id, participantId, version, assessorId } }: Of) {
  const { say } = useWords()
  const teaching = useColleagueChoices(['coordinator', 'coach', 'counsellor', 'instructor'])
  return (
    <Act
      label={say('recognition.name')}
      happens={say('recognition.nameHappens')}
      tone={assessorId === undefined ? 'main' : 'other'}
      version={version}
      first={assessorId ?? ''}
      fields={({ said, setSaid, errors }) => (
        <OneOf
          label={say('recognition.assessor')}
          choices={teaching}
          value={said}
          onChange={({ currentTarget }) => setSaid(currentTarget.value)}
          error={errors['assessorId']}
        />
      )}
      send={(api, { said, version: ifMatch }, idempotencyKey) =>
        api.nameAssessor({
          params: { participantId, recognitionId: id },
          ifMatch,
          body: { assessorId: said as NonNullable<typeof assessorId> }, // one of the list, or refused by the API
          idempotencyKey,
        })
      }
    />
  )
}

/** Ends one that comes to nothing. */
export function End({ recognition: { id, participantId, version } }: Of) {
  const { say } = useWords()
  return (
    <Act
      label={say('recognition.end')}
      happens={say('recognition.endHappens')}
      tone="grave"
      version={version}
      first={endings[0] as string}
      fields={({ said, setSaid, errors }) => (
        <OneOf
          label={say('recognition.endReason')}
          choices={endings.map((reason) => ({ value: reason, label: say(`recognition.ending.${reason}`) }))}
          value={said}
          onChange={({ currentTarget }) => setSaid(currentTarget.value)}
          error={errors['reason']}
        />
      )}
      send={(api, { said, version: ifMatch }, idempotencyKey) =>
        api.endRecognition({
          params: { participantId, recognitionId: id },
          ifMatch,
          body: { reason: said as (typeof endings)[number] }, // one of the list, or refused by the API
          idempotencyKey,
        })
      }
    />
  )
}

/** Issues the certificate of what was recognised. */
export function IssueRecognised({ recognition: { id, participantId } }: Of) {
  const { say } = useWords()
  return (
    <Act
      label={say('certificate.issue')}
      happens={say('recognition.issueHappens')}
      tone="main"
      first={undefined}
      send={(api, _, idempotencyKey) =>
        api.issueCertificate({
          params: { participantId },
          body: { kind: 'recognition', recognitionId: id },
          idempotencyKey,
        })
      }
    />
  )
}
