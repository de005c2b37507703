import { Badge, Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { CentreSheet } from './centre-sheet.tsx'
import { type Offer, useOffers } from './offers.ts'

const colours = { draft: 'amber', published: 'river', withdrawn: 'gray' } as const

/** The offers of the organisation; of a centre, how it stands in public as well. */
export function OffersScreen() {
  const { say } = useWords()
  const { has, tenant } = useWho()
  const offers = useOffers()
  return (
    <Page
      title={say('offers.title')}
      lead={say('offers.lead')}
      actions={
        has('admin', 'coordinator') && (
          <Button component={Link} to="/offers/new">
            {say('offers.write')}
          </Button>
        )
      }
    >
      {tenant?.kind === 'centre' && <CentreSheet />}
      <Sheet title={say('offers.all')}>
        <Reading of={offers} lines={5}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('offers.none')} text={say('offers.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((offer) => (
                      <OfferRow key={offer.id} offer={offer} />
                    ))}
                </ul>
                <MorePages pages={offers} />
              </>
            )
          }
        </Reading>
      </Sheet>
    </Page>
  )
}

function OfferRow({ offer }: { readonly offer: Offer }) {
  const { say, language } = useWords()
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/offers/$offerId" params={{ offerId: offer.id }} className={rows['name']}>
          <bdi>{pick(offer.title, language)}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [say(`offerKind.${offer.kind}`), countryName(language, offer.country)])}
        </Text>
      </div>
      <Badge variant="light" color={colours[offer.state]} size="lg" tt="none">
        {say(`offerState.${offer.state}`)}
      </Badge>
    </li>
  )
}
