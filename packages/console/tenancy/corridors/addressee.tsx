import { Text } from '@mantine/core'
import { troubleOf } from '../../api/trouble.ts'
import { useRead } from '../../api/use-read.ts'
import { Facts } from '../../kit/facts.tsx'
import { TroubleNotice } from '../../kit/notice.tsx'
import { countryName } from '../../language/names.ts'
import { useWords } from '../../language/words.tsx'
import { isWholeCode } from '../organisation/card.ts'
import type { Addressee } from './proposal.ts'

/** The organisation that shows a code, once the code is whole. */
export function useAddressee(code: string) {
  return useRead('findPartner', [{ params: { code: code.trim() } }], { enabled: isWholeCode(code) })
}

/** Whom one is about to propose to: name, country and kind, before anything is signed. */
export function AddresseeFacts({ addressee: { name, country, kind } }: { readonly addressee: Addressee }) {
  const { say, language } = useWords()
  return (
    <Facts
      facts={[
        [say('members.name'), <bdi key="name">{name}</bdi>],
        [say('person.country'), countryName(language, country)],
        [say('tenants.kind'), say(`tenantKind.${kind}`)],
      ]}
    />
  )
}

/** What came of looking a code up. It is said aloud when it comes. */
export function FoundByCode({ code }: { readonly code: string }) {
  const { say } = useWords()
  const { data, error } = useAddressee(code)
  if (!isWholeCode(code)) return null
  if (error === null) return <div role="status">{data && <AddresseeFacts addressee={data.body} />}</div>
  const trouble = troubleOf(error)
  if (trouble.kind === 'gone') return <Text role="status">{say('corridors.codeUnknown')}</Text>
  return <TroubleNotice trouble={trouble} />
}
