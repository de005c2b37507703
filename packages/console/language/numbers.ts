/** A number as the reader writes it. */
export function numberText(reader: string, number: number): string {
  return new Intl.NumberFormat(reader).format(number)
}
