import { access } from '@passerelle/contract/access'
import { publicCertificates } from '@passerelle/contract/certificates'
import { publicApi, publicHome, resourcesOf, systemClock } from '@passerelle/runtime'
import { openPublicRecords } from '@passerelle/table/events'
import { checkCertificate } from './check-certificate.ts'
import type { Office } from './office.ts'
import { readIssuerDocument, readIssuerKeys } from './read-issuer.ts'
import { readStatusList } from './read-status-list.ts'
import { showCertificate, showRefusal } from './show-certificate.ts'

/** Opened once: it is the function's own, and knows nothing of who asks. */
const office = (): Office => {
  opened ??= {
    records: openPublicRecords(resourcesOf(process.env)),
    home: publicHome(process.env),
    clock: systemClock,
  }
  return opened
}
let opened: Office | undefined

export const app = publicApi(
  publicCertificates,
  access,
  {
    checkCertificate: ({ params }) => checkCertificate(office(), params.certificateCode),
    showCertificate: ({ params, query }, visitor) =>
      showCertificate(office(), params.certificateCode, query.language ?? visitor.language),
    readIssuerKeys: ({ params }) => readIssuerKeys(office(), params.tenantId),
    readIssuerDocument: ({ params }) => readIssuerDocument(office(), params.tenantId),
    readStatusList: ({ params }) => readStatusList(office(), params.tenantId, Number(params.list)),
  },
  showRefusal,
)
