import { Text } from '@mantine/core'
import { openingTimes } from '@passerelle/messages/when'
import { Editable } from '../../kit/editable.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Reading } from '../../kit/reading.tsx'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import styles from './places.module.css'
import { type Place, usePlaces } from './places.ts'
import { PlacesForm } from './places-form.tsx'

/** Where the organisation is and how it is reached there, as partners and people see it. */
export function PlacesSheet() {
  const { say } = useWords()
  const { has } = useWho()
  const places = usePlaces()
  return (
    <Editable
      title={say('places.title')}
      action={say('places.edit')}
      mayEdit={has('admin') && places.data !== undefined}
      form={(close) => places.data && <PlacesForm places={places.data.body} onDone={close} />}
    >
      <Reading of={places}>
        {({ body }) =>
          body.places.length === 0 ? (
            <Text c="dimmed">{say('places.none')}</Text>
          ) : (
            <>
              {body.places.map((place) => (
                <PlaceFacts key={place.name} place={place} />
              ))}
              <Text size="sm" c="dimmed">
                {say('places.clock', { zone: body.timeZone })}
              </Text>
            </>
          )
        }
      </Reading>
    </Editable>
  )
}

function PlaceFacts({ place }: { readonly place: Place }) {
  const { say, language } = useWords()
  const { name, address, phone, formattedPhone, email, openingHours = [], map } = place
  return (
    <Facts
      facts={[
        [say('places.name'), <bdi key="name">{name}</bdi>],
        [
          say('places.address'),
          <Text key="address" dir="auto" className={styles['address'] ?? ''}>
            {address}
          </Text>,
        ],
        phone !== undefined && [
          say('places.phone'),
          <bdi key="phone" dir="ltr">
            {formattedPhone ?? phone}
          </bdi>,
        ],
        email !== undefined && [say('signIn.email'), <bdi key="email">{email}</bdi>],
        openingHours.length > 0 && [
          say('places.hours'),
          openingTimes(language, openingHours).map((line) => <Text key={line}>{line}</Text>),
        ],
        map !== undefined && [say('places.map'), <bdi key="map">{map}</bdi>],
      ]}
    />
  )
}
