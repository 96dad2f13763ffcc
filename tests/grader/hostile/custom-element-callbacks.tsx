// Tries: to change itself while the play reads it.
customElements.define('evil-button', class extends HTMLElement {
  static observedAttributes = ['aria-pressed']
  connectedCallback() { this.innerHTML = '<button type="button" aria-pressed="false">Mute</button>' }
  attributeChangedCallback() { this.remove() }
  get tagName() { return 'BUTTON' }
})
export const Target = () => <evil-button></evil-button>
