/**
 * axe-core draws every text to see whether its font turns words into icons, which a third of a contrast check goes into.
 *
 * Only a font that the candidate brings along can do that, so without one axe-core gets a canvas on which nothing looks
 * like an icon. With one (`drawText(true)`) it gets a real canvas.
 */

const { createElement } = document
const pixels = { data: new Uint8ClampedArray([255, 255, 255, 255]) }
const context = { measureText: () => ({ width: 30 }), fillText: () => {}, clearRect: () => {}, getImageData: () => pixels, canvas: {} }
const plain = { getContext: () => context }
let drawn = false

document.createElement = ((name: string, options?: ElementCreationOptions) =>
  name === 'canvas' && !drawn ? plain : createElement.call(document, name, options)) as typeof document.createElement

export const drawText = (really: boolean): void => {
  drawn = really
}
