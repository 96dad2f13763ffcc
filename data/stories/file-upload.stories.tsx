import { story } from 'plaited/testing'
import {
  AcceptHintFileUpload,
  DisabledHintFileUpload,
  FileUpload,
  FormFileUpload,
  LargeMultipleFileUpload,
  SmallRequiredErrorFileUpload,
} from './file-upload.tsx'

export const plain = story({
  intent: 'Create a file upload labelled "Holiday photos"',
  template: FileUpload,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a file upload', should: 'be an input for files', actual: input?.getAttribute('type'), expected: 'file' })
    assert({ given: 'the label', should: 'name the upload', actual: input?.labels?.[0]?.textContent, expected: 'Holiday photos' })
    assert({ given: 'no word about several files', should: 'take one', actual: input?.multiple, expected: false })
    assert({ given: 'no word about a kind of file', should: 'take any', actual: input?.getAttribute('accept'), expected: null })
    assert({ given: 'no word about a state', should: 'be enabled and optional', actual: input?.matches(':disabled, :required'), expected: false })
    assert({ given: 'no word about size', should: 'have none', actual: input?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const largeMultiple = story({
  intent: 'I need a large file upload labelled "Tax receipts" that takes multiple files',
  template: LargeMultipleFileUpload,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a file upload', should: 'be an input for files', actual: input?.getAttribute('type'), expected: 'file' })
    assert({ given: 'the label', should: 'name the upload', actual: input?.labels?.[0]?.textContent, expected: 'Tax receipts' })
    assert({ given: 'multiple files', should: 'take them', actual: input?.multiple, expected: true })
    assert({ given: 'a large upload', should: 'carry its size', actual: input?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a state', should: 'be enabled and optional', actual: input?.matches(':disabled, :required'), expected: false })
    await accessibilityCheck({})
  },
})

export const acceptHint = story({
  intent: 'Build a file upload labelled "Signed contract" that accepts ".pdf" with the hint "Ten pages at most"',
  template: AcceptHintFileUpload,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a file upload', should: 'be an input for files', actual: input?.getAttribute('type'), expected: 'file' })
    assert({ given: 'the label', should: 'name the upload', actual: input?.labels?.[0]?.textContent, expected: 'Signed contract' })
    assert({ given: 'a kind of file', should: 'be accepted', actual: input?.getAttribute('accept'), expected: '.pdf' })
    assert({ given: 'the hint', should: 'describe the upload', actual: hint?.textContent, expected: 'Ten pages at most' })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallRequiredError = story({
  intent: 'Add a small required file upload labelled "Passport scan" with the error "Picture is too dark"',
  template: SmallRequiredErrorFileUpload,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a file upload', should: 'be an input for files', actual: input?.getAttribute('type'), expected: 'file' })
    assert({ given: 'the label', should: 'name the upload', actual: input?.labels?.[0]?.textContent, expected: 'Passport scan' })
    assert({ given: 'a required upload', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({ given: 'an error', should: 'mark the upload invalid', actual: input?.getAttribute('aria-invalid'), expected: 'true' })
    assert({ given: 'the error', should: 'describe the upload', actual: error?.textContent, expected: 'Picture is too dark' })
    assert({ given: 'a small upload', should: 'carry its size', actual: input?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const disabledHint = story({
  intent: 'Make a disabled file upload labelled "Match report" with the hint "Opens after the final whistle"',
  template: DisabledHintFileUpload,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a file upload', should: 'be an input for files', actual: input?.getAttribute('type'), expected: 'file' })
    assert({ given: 'the label', should: 'name the upload', actual: input?.labels?.[0]?.textContent, expected: 'Match report' })
    assert({ given: 'a disabled upload', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({ given: 'the hint', should: 'describe the upload', actual: hint?.textContent, expected: 'Opens after the final whistle' })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    await accessibilityCheck({})
  },
})

export const form = story({
  intent:
    'Create a form labelled "Apply as a gardener" with a required file upload labelled "Letter of interest" and a primary submit button labelled "Hand it in"',
  template: FormFileUpload,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const input = form?.querySelector('input')
    const button = await findByText('Hand it in')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Apply as a gardener' })
    assert({ given: 'a file upload', should: 'be an input for files', actual: input?.getAttribute('type'), expected: 'file' })
    assert({ given: 'a label', should: 'name the upload', actual: input?.labels?.[0]?.textContent, expected: 'Letter of interest' })
    assert({ given: 'a required upload', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type') === 'submit',
      expected: true,
    })
    assert({ given: 'a primary button', should: 'carry its variant', actual: button?.getAttribute('data-variant'), expected: 'primary' })
    await accessibilityCheck({})
  },
})
