import { bElement } from 'plaited/ui'

export const SideSplitter = bElement({
  tag: 'side-splitter',
  shadowDom: (
    <div style={{ display: 'flex' }}>
      <section id="list" aria-label="Chapters" p-target="pane" style={{ width: '200px' }}>Prologue</section>
      <div
        role="separator"
        aria-label="Chapters"
        aria-orientation="vertical"
        aria-controls="list"
        tabindex="0"
        aria-valuemin="100"
        aria-valuemax="400"
        aria-valuenow="200"
        p-target="bar"
        p-trigger={{ keydown: 'key' }}
        style={{ width: '12px', backgroundColor: '#1f1f1f' }}
      ></div>
    </div>
  ),
  bProgram({ $ }) {
    const [[bar], [pane]] = [$('bar'), $('pane')]
    return {
      key(event) {
        const now = Number(bar.attr('aria-valuenow'))
        const next = { ArrowRight: now + 20, ArrowLeft: now - 20, Home: 100, End: 400 }[event.key]
        if (next === undefined) return
        event.preventDefault()
        const width = Math.max(100, Math.min(400, next))
        bar.attr('aria-valuenow', width)
        pane.style.width = `${width}px`
      },
    }
  },
})

export const FoldSplitter = bElement({
  tag: 'fold-splitter',
  shadowDom: (
    <div>
      <section id="log" aria-label="Messages" p-target="pane">Nothing new</section>
      <div role="separator" aria-label="Messages" aria-controls="log" tabindex="0" aria-valuenow="40" p-target="bar" p-trigger={{ keydown: 'key' }} style={{ height: '12px', backgroundColor: '#1f1f1f' }}></div>
    </div>
  ),
  bProgram({ $ }) {
    const [[bar], [pane]] = [$('bar'), $('pane')]
    let before = 40
    const set = (value) => {
      bar.attr('aria-valuenow', value)
      pane.attr('hidden', value === 0)
    }
    return {
      key({ key }) {
        const now = Number(bar.attr('aria-valuenow'))
        if (key === 'Enter') {
          set(now === 0 ? before : 0)
          before = now || before
        } else if (key === 'ArrowDown') set(Math.min(100, now + 5))
        else if (key === 'ArrowUp') set(Math.max(0, now - 5))
      },
    }
  },
})
