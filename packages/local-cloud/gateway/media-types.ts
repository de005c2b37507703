/** Whether a media type is one of those that the API treats as binary; patterns such as an asterisk pair match all. */
export function isBinary(mediaType: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  const bare = (mediaType ?? 'application/json').split(/[;,]/)[0]?.trim().toLowerCase() ?? ''
  return binaryMediaTypes.some((pattern) => {
    const [type, subtype] = pattern.toLowerCase().split('/')
    const [ofType, ofSubtype] = bare.split('/')
    return (type === '*' || type === ofType) && (subtype === '*' || subtype === ofSubtype)
  })
}
