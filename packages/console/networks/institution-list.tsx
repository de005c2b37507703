import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useInstitutions } from './networks.ts'

/** The institutions of a network, or all of them; one that counts as another says so. */
export function InstitutionList({ networkId }: { readonly networkId?: string }) {
  const { say, language } = useWords()
  const institutions = useInstitutions(networkId)
  return (
    <Reading of={institutions} lines={6}>
      {({ pages }) =>
        pages[0]?.items.length === 0 ? (
          <Empty title={say('institutions.none')} text={say('institutions.noneText')} />
        ) : (
          <>
            <ul className={rows['rows']}>
              {pages
                .flatMap(({ items }) => items)
                .map(({ id, name, kind, place, mergedInto }) => (
                  <li key={id} className={rows['row']}>
                    <div className={rows['who']}>
                      <Link
                        to="/institutions/$institutionId"
                        params={{ institutionId: id }}
                        className={rows['name']}
                      >
                        <bdi>{name}</bdi>
                      </Link>
                      <Text size="sm" c="dimmed">
                        {sideBySide(language, [
                          say(`institution.kind.${kind}`),
                          place,
                          mergedInto !== undefined && say('institution.countsAs'),
                        ])}
                      </Text>
                    </div>
                  </li>
                ))}
            </ul>
            <MorePages pages={institutions} />
          </>
        )
      }
    </Reading>
  )
}
