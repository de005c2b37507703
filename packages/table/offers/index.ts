export { type CentreBook, centreBook, readCentre } from './centres.ts'
export { type Offers, offers, readOffer } from './offers.ts'
export { readServed, type ServedBook, servedBook } from './served-countries.ts'
export {
  centreWrites,
  offerWrites,
  readOfferLine,
  readPublicCentre,
  readPublicOffer,
} from './shown.ts'
