export { type CentreBook, centreBook, readCentre } from './centres.ts'
export { type Offers, offers, readOffer } from './offers.ts'
export { readServed, type ServedBook, servedBook } from './served-countries.ts'
export {
  offerWrites,
  centreWrites,
  readOfferLine,
  readPublicOffer,
  readPublicCentre,
} from './shown.ts'
