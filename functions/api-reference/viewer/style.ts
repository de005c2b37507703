/** The bar above the viewer, which keeps clear of it; and English in a page from right to left stays as it is written. */
export const style = `
:root { --scalar-custom-header-height: 3rem }
body { margin: 0 }
.bar {
  position: sticky;
  inset-block-start: 0;
  z-index: 10;
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1.5rem;
  block-size: 3rem;
  padding-inline: 1rem;
  overflow-x: auto;
  white-space: nowrap;
  font: 0.9rem system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', sans-serif;
  background: light-dark(#f2f5f7, #1d232a);
  color: light-dark(#16202a, #e8edf2);
  border-block-end: 1px solid light-dark(#c3ccd4, #3c4855);
}
.bar ul { display: flex; gap: 1.25rem; margin: 0; padding: 0; list-style: none }
.bar a { color: light-dark(#0b5a8a, #8cc8f2) }
.bar [aria-current] { font-weight: 700; text-decoration: none; color: inherit }
.markdown :is(p, li) { unicode-bidi: plaintext }
noscript p { padding: 1rem }
`
