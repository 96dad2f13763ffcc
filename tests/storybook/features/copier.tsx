export const Copier = ({ text, onDone }: { text: string; onDone?: () => void }) => {
  const copy = () => {
    console.info('copied', text)
    if (confirm('Sure?')) onDone?.()
  }
  return <button type="button" onClick={copy}>Copy</button>
}
