import { Button, Checkbox, Stack, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { closest } from '@passerelle/messages'
import { loadConsole } from '@passerelle/messages/console'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { useRead } from '../../api/use-read.ts'
import { OneOf } from '../../kit/choices.tsx'
import { Notice, TroubleNotice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import { languageName } from '../../language/names.ts'
import { useWords } from '../../language/words.tsx'
import { useColleagueChoices } from '../../tenancy/colleagues.ts'
import styles from '../package/package.module.css'
import { PackageParts } from '../package/package-parts.tsx'
import type { Referral } from '../queries.ts'
import type { Tier } from './offer.ts'
import { ReadAloud } from './read-aloud.tsx'

/** Exactly what would cross, in the person's language; what they agree to; and before whom they say so. */
export function ConsentForm({
  referral,
  language: asked,
  interpreter,
}: {
  readonly referral: Referral
  readonly language: string
  readonly interpreter: boolean
}) {
  const words = useWords()
  const { say } = words
  const preview = useRead('previewPackage', [
    { params: { referralId: referral.id }, query: { language: asked } },
  ])
  const spoken = closest([asked])
  const { data: speaker } = useQuery({ queryKey: ['words', spoken], queryFn: () => loadConsole(spoken) })
  return (
    <>
      <Notice>
        <Text>{say('consent.inLanguage', { language: languageName(words, asked) })}</Text>
      </Notice>
      <Reading of={preview} lines={8}>
        {({ body }) => (
          <>
            <Sheet
              title={say('consent.shows')}
              aside={<ReadAloud text={body.notice.text} language={body.notice.language} />}
            >
              {speaker && <PackageParts parts={body.parts} speaker={speaker} />}
              <div className={styles['notice']} lang={body.notice.language} dir={body.notice.dir}>
                {body.notice.text}
              </div>
              {body.notice.draft && (
                <>
                  <Text fw={600}>{say('consent.draft')}</Text>
                  <div
                    className={styles['notice']}
                    lang={body.notice.draft.language}
                    dir={body.notice.draft.dir}
                  >
                    {body.notice.draft.text}
                  </div>
                </>
              )}
            </Sheet>
            <Answer
              referral={referral}
              tiers={body.parts.map(({ tier }) => tier)}
              shown={shownIn(body.notice)}
              language={asked}
              interpreter={interpreter}
            />
          </>
        )}
      </Reading>
    </>
  )
}

type Shown = ResourceOf<'previewPackage'>['notice']

/** The texts that the person saw, by their hashes. */
function shownIn({ sha256, draft }: Shown) {
  return { sha256, ...(draft && { draft: { language: draft.language, sha256: draft.sha256 } }) }
}

type AnswerProps = {
  readonly referral: Referral
  readonly tiers: readonly Tier[]
  readonly shown: ReturnType<typeof shownIn>
  readonly language: string
  readonly interpreter: boolean
}

/** What the person says, tier by tier, before a second member of staff. A no costs them nothing and is recorded as well. */
function Answer({ referral, tiers, shown, language, interpreter }: AnswerProps) {
  const { say } = useWords()
  const witnesses = useColleagueChoices(['admin', 'coordinator', 'coach', 'counsellor', 'instructor'], 'me')
  const [agreed, setAgreed] = useState<readonly Tier[]>(tiers)
  const [witnessId, setWitnessId] = useState('')
  const [said, setSaid] = useState({
    readAloud: false,
    interpreter,
    mayCallBeforeDeparture: false,
    feedback: false,
  })
  const params = { referralId: referral.id }
  const give = useCommand((api, body: Parameters<typeof api.giveConsent>[0]['body'], idempotencyKey) =>
    api.giveConsent({ params, ifMatch: referral.version, body, idempotencyKey }),
  )
  const refuse = useCommand((api, _: 'no', idempotencyKey) =>
    api.refuseConsent({ params, ifMatch: referral.version, body: {}, idempotencyKey }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The witness is chosen from the colleagues, so it is the id of one.
    const { packageVersion } = referral
    const body = { tiers: [...agreed], packageVersion, language, witnessId, shown, ...said }
    give.send(body as Parameters<typeof give.send>[0])
  }
  const tick = (tier: Tier, isOn: boolean) =>
    setAgreed(tiers.filter((one) => (one === tier ? isOn : agreed.includes(one))))
  return (
    <Sheet title={say('consent.answer')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {tiers.map((tier) => (
            <Checkbox
              key={tier}
              label={say(`tier.${tier}`)}
              description={say(`tierText.${tier}`)}
              checked={agreed.includes(tier)}
              disabled={tier === 'T0'}
              onChange={({ currentTarget }) => tick(tier, currentTarget.checked)}
            />
          ))}
          {(['readAloud', 'interpreter', 'mayCallBeforeDeparture', 'feedback'] as const).map((name) => (
            <Checkbox
              key={name}
              label={say(`consent.${name}`)}
              checked={said[name]}
              onChange={({ currentTarget }) => setSaid({ ...said, [name]: currentTarget.checked })}
            />
          ))}
          <OneOf
            label={say('consent.witness')}
            description={say('consent.witnessHint')}
            choices={witnesses}
            error={give.fieldErrors['witnessId']}
            value={witnessId}
            onChange={({ currentTarget }) => setWitnessId(currentTarget.value)}
          />
          <Text>{say('consent.happens', { what: agreed.map((tier) => say(`tier.${tier}`)) })}</Text>
          <TroubleNotice trouble={give.trouble ?? refuse.trouble} />
          <Button type="submit" size="md" loading={give.isPending}>
            {say('consent.yes')}
          </Button>
          <Button variant="default" loading={refuse.isPending} onClick={() => refuse.send('no')}>
            {say('consent.no')}
          </Button>
        </Stack>
      </form>
    </Sheet>
  )
}
