import { Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useChange } from '../kit/use-change.ts'
import { listText } from '../language/list.ts'
import { countryName, languageName } from '../language/names.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { OfferFields } from './offer-fields.tsx'
import { entryOf, type Offer, type OfferEntry, offerAddress, offerChange, useOffer } from './offers.ts'

/** One offer: what it says, and whether anybody finds it. */
export function OfferScreen() {
  const { offerId } = useParams({ from: '/offers/$offerId' })
  const offer = useOffer(offerId)
  return <ScreenReading of={offer}>{({ body }) => <OneOffer offer={body} />}</ScreenReading>
}

function OneOffer({ offer }: { readonly offer: Offer }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const mayWrite = has('admin', 'coordinator')
  return (
    <Page
      title={pick(offer.title, language)}
      lead={say(`offerState.${offer.state}`)}
      actions={<Link to="/offers">{say('offers.toAll')}</Link>}
    >
      <Editable
        title={say('offer.what')}
        action={say('offer.edit')}
        mayEdit={mayWrite}
        form={(close) => <EditOffer offer={offer} onDone={close} />}
      >
        <OfferFacts offer={offer} />
      </Editable>
      {(mayWrite || offer.state === 'published') && (
        <Sheet title={say('offer.acts')}>
          {offer.state === 'published' && (
            <p>
              <a href={offerAddress(location.origin, offer.id)} target="_blank" rel="noopener">
                {say('offer.page')}
              </a>
            </p>
          )}
          {mayWrite && <Publication offer={offer} />}
        </Sheet>
      )}
    </Page>
  )
}

function OfferFacts({ offer }: { readonly offer: Offer }) {
  const words = useWords()
  const { say, language } = words
  const { eligibility, place, capacity } = offer
  const textOf = (texts: Readonly<Record<string, string>>) => (
    <Text component="span" dir="auto">
      {pick(texts, language)}
    </Text>
  )
  return (
    <Facts
      facts={[
        [say('offer.kind'), say(`offerKind.${offer.kind}`)],
        [say('offer.country'), countryName(language, offer.country)],
        [say('offer.summary'), textOf(offer.summary)],
        [
          say('offer.audience'),
          listText(
            language,
            offer.audience.map((each) => say(`audience.${each}`)),
          ),
        ],
        eligibility !== undefined && [say('offer.eligibility'), textOf(eligibility)],
        [say('offer.nextStep'), textOf(offer.nextStep)],
        [
          say('offer.spoken'),
          listText(
            language,
            offer.languages.map((tag) => languageName(words, tag)),
          ),
        ],
        place !== undefined && [say('offer.place'), <bdi key="place">{place}</bdi>],
        capacity !== undefined && [
          say('offer.free'),
          <Text component="span" key="free" {...(capacity.stale && { c: 'dimmed' })}>
            {say('offer.freeText', { free: String(capacity.free), day: dayText(language, capacity.asOf) })}
            {capacity.stale && ` ${say('offer.stale')}`}
          </Text>,
        ],
      ]}
    />
  )
}

function Publication({ offer }: { readonly offer: Offer }) {
  const { say } = useWords()
  const params = { offerId: offer.id }
  return (
    <Acts>
      {offer.state === 'published' ? (
        <Act
          label={say('offer.withdraw')}
          happens={say('offer.withdrawHappens')}
          tone="grave"
          version={offer.version}
          first={undefined}
          send={(api, { version }, idempotencyKey) =>
            api.withdrawOffer({ params, ifMatch: version, idempotencyKey })
          }
        />
      ) : (
        <Act
          label={say('offer.publish')}
          happens={say('offer.publishHappens')}
          tone="main"
          version={offer.version}
          first={undefined}
          send={(api, { version }, idempotencyKey) =>
            api.publishOffer({ params, ifMatch: version, idempotencyKey })
          }
        />
      )}
    </Acts>
  )
}

function EditOffer({ offer, onDone }: { readonly offer: Offer; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const change = useChange<Offer, OfferEntry>(offer, {
    entryOf,
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editOffer({
        params: { offerId: before.id },
        ifMatch: before.version,
        body: offerChange(entry, first, before),
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ title, summary, state }) => [
        [say('offer.what'), pick(title, language)],
        [say('offer.summary'), pick(summary, language)],
        [say('box.state'), say(`offerState.${state}`)],
      ]}
      happens={say('offer.editHappens')}
      onBack={onDone}
    >
      <OfferFields form={change.form} />
    </ChangeForm>
  )
}
