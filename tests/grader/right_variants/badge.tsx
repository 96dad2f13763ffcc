import { bElement, createStyles } from 'plaited/ui'

// story dangerRed: a pill
const red = createStyles({ pill: { color: '#fff', backgroundColor: '#b3261e', borderRadius: '99px', padding: '2px 10px', fontSize: '12px' } })
export const DangerRedBadge = () => (
  <span data-variant="danger" {...red.pill}>Past due</span>
)

// story largeInfo: in a paragraph
export const LargeInfoBadge = () => (
  <p>
    <span data-size="large" data-variant="info">New arrival</span>
  </p>
)

// story largeWarning: a border and capitals
export const LargeWarningBadge = () => (
  <div>
    <span data-variant="warning" data-size="large" style={{ border: '2px solid #7a4f01', color: '#7a4f01', textTransform: 'uppercase', padding: '4px' }}>
      Almost full
    </span>
  </div>
)

// story smallDangerRed: text of a constant, a custom element around it
const TEXT = 'Sold out'
export const SmallDangerRedBadge = bElement({
  tag: 'sold-badge',
  shadowDom: (
    <span data-size="small" data-variant="danger" style={{ backgroundColor: 'rgb(179 38 30)', color: 'white' }}>{TEXT}</span>
  ),
})

// story smallWarning: a sign before it, by style
export const SmallWarningBadge = () => (
  <span data-variant="warning" data-size="small" class="low" stylesheets={['.low{display:inline-block;line-height:1}.low::before{content:"⚠ "}']}>
    Low battery
  </span>
)
