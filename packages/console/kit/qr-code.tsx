import { useMemo } from 'react'
import styles from './qr-code.module.css'
import { qrPath } from './qr-path.ts'

/** A QR code as a drawing of the page: nothing is fetched for it, and it prints sharp at any size. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text])
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={styles['code']}
    >
      <rect width={size} height={size} fill="#fff" />
      <path stroke="#000" d={path} />
    </svg>
  )
}
