export { askingWrites, type ReceiptRow, readReceipt, takingBackWrites } from './asking.ts'
export {
  type ContactRequests,
  contactRequests,
  type FoundRequest,
} from './contact-requests.ts'
export { readContactLine, readTally } from './rows.ts'
