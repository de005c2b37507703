/** @jsxImportSource preact */
import type { ResourceOf } from '@passerelle/client'
import { responsibleFor } from '@passerelle/messages/me'
import { useEffect, useRef, useState } from 'preact/hooks'
import { dayText } from '../language/times.ts'
import { Appointments } from './appointments.tsx'
import { Certificates } from './certificates.tsx'
import { Consent } from './consent.tsx'
import { Copy } from './copy.tsx'
import { FollowUp } from './follow-up.tsx'
import { Holders } from './holders.tsx'
import { Notice, Reading } from './notice.tsx'
import { type Done, type Opened, useOpened } from './opened.ts'
import { OrganisationCard } from './organisation.tsx'
import type { FollowUps, Self } from './own.ts'
import { Plan } from './plan.tsx'
import { Asked, Standing } from './standing.tsx'
import { type Load, useLoad } from './use-load.ts'
import { Withdraw } from './withdraw.tsx'
import { useWords } from './words.tsx'
import { Work } from './work.tsx'

/** All that concerns a person, and the way to each of their answers. */
export function Home({ self }: { readonly self: Self }) {
  const [opened, open] = useOpened()
  const [done, setDone] = useState<Done>()
  const close = (answer?: Done) => {
    setDone(answer)
    open(undefined)
  }
  if (opened === undefined) {
    return <First self={self} done={done} open={open} />
  }
  if (opened.part === 'followUp') {
    return <FollowUp asked={opened.asked} followUpId={opened.followUpId} close={close} />
  }
  const Part = opened.part === 'consent' ? Consent : Withdraw
  return <Part referral={opened.referral} close={close} />
}

function First({
  self,
  done,
  open,
}: {
  readonly self: Self
  readonly done: Done | undefined
  readonly open: (opened: Opened) => void
}) {
  const { say, language } = useWords()
  const referrals = useLoad((api) => api.listOwnConsents())
  // What was read at the door, or the same in the language that was chosen since.
  const anew = useLoad((api) => api.readSelf(), language !== self.lang)
  const { organisation, held } = (language === self.lang ? self : anew.body) ?? self
  // What is seen first on a slow line is read first.
  const isThere = referrals.body !== undefined
  const plan = useLoad((api) => api.readOwnPlan(), isThere)
  const asked = useLoad((api) => api.listOwnFollowUps(), isThere)
  const certificates = useLoad((api) => api.listOwnCertificates(), isThere)
  const holders = useLoad((api) => api.listHolders(), isThere)
  const work = useLoad((api) => api.readOwnWork(), isThere)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {say('home.hello', { name: self.name })}
      </h1>
      {done && <Notice tone="calm">{say(`done.${done}`)}</Notice>}
      {held.map(({ text }) => (
        <Notice key={text} tone="waiting">
          {text}
        </Notice>
      ))}
      <AskedHow asked={asked.body} open={open} />
      <Reading of={referrals}>
        {({ items, earlier }) => (
          <>
            {items.map(
              (referral) => referral.waiting && <Asked key={referral.referralId} {...{ referral, open }} />,
            )}
            <section>
              <h2>{say('home.responsible')}</h2>
              <OrganisationCard organisation={responsibleFor(organisation, items)} />
            </section>
            <section>
              <h2>{say('home.standing')}</h2>
              {items.length === 0 && <p>{say('home.nothing')}</p>}
              {items.map((referral) => (
                <Standing key={referral.referralId} {...{ referral, open }} />
              ))}
              {earlier > 0 && (
                <p class="soft">{say('home.earlier', { count: earlier, name: organisation.name })}</p>
              )}
            </section>
            <Appointments referrals={items} />
          </>
        )}
      </Reading>
      {isThere && (
        <>
          <section>
            <h2>{say('plan.title')}</h2>
            <Reading of={plan}>{(body) => <Plan plan={body} />}</Reading>
          </section>
          <section>
            <h2>{say('certificates.title')}</h2>
            <Reading of={certificates}>{(body) => <Certificates certificates={body} />}</Reading>
          </section>
          <OwnWork of={work} />
          <section>
            <h2>{say('holders.title')}</h2>
            <Reading of={holders}>
              {({ items }) => <Holders holders={items} own={organisation.name} />}
            </Reading>
          </section>
          <Copy />
        </>
      )}
      <p class="soft">{say('home.until', { day: dayText(language, self.linkEndsAt) })}</p>
    </>
  )
}

/** Nothing as long as the person agreed to nothing. */
function OwnWork({ of: { body, again } }: { readonly of: Load<ResourceOf<'readOwnWork'>> }) {
  const { say } = useWords()
  if (body === undefined || (body.matching === undefined && body.applications.length === 0)) return null
  return (
    <section>
      <h2>{say('work.title')}</h2>
      <Work work={body} again={again} />
    </section>
  )
}

/** The person is asked how they fare; nothing as long as nobody asks. */
function AskedHow({
  asked,
  open,
}: {
  readonly asked: FollowUps | undefined
  readonly open: (opened: Opened) => void
}) {
  const { say } = useWords()
  const first = asked?.items.find((item) => item.open)
  if (asked === undefined || first === undefined) return null
  return (
    <section class="notice waiting">
      <h2>{say('follow.title')}</h2>
      <p>{say('follow.text')}</p>
      <button
        type="button"
        class="main"
        onClick={() => open({ part: 'followUp', asked, followUpId: first.followUpId })}
      >
        {say('follow.answer')}
      </button>
    </section>
  )
}
