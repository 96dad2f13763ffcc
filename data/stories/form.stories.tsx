import { story } from 'plaited/testing'
import {
  EmailHintForm,
  EmailHintPasswordDangerForm,
  EmailPasswordPrimaryForm,
  EmailTextDangerForm,
  PasswordHintDangerForm,
  PasswordHintPrimaryForm,
  RequiredEmailDangerForm,
  RequiredEmailHintDangerForm,
  RequiredEmailPrimaryForm,
  RequiredPasswordForm,
  RequiredPasswordHintForm,
  RequiredTextDangerForm,
  RequiredTextEmailPrimaryForm,
  RequiredTextPrimaryForm,
  TextEmailForm,
  TextForm,
  TextHintDangerForm,
  TextHintPrimaryForm,
  TextPasswordForm,
  TextPasswordPrimaryForm,
} from './form.tsx'

export const text = story({
  intent:
    'Create a form labelled "Find a book" with a text field labelled "Author" and a submit button labelled "Start search"',
  template: TextForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Start search')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Find a book' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Author'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['text'] })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: button?.getAttribute('data-variant'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const requiredEmailPrimary = story({
  intent:
    'I need a form labelled "Newsletter" with a required email field labelled "Work email" and a primary submit button labelled "Join now"',
  template: RequiredEmailPrimaryForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Join now')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Newsletter' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Work email'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['email'] })
    assert({ given: 'a required field', should: 'demand a value', actual: fields.map((field) => field.required), expected: [true] })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const requiredTextPrimary = story({
  intent:
    'Make a form labelled "Paragliding course" with a required text field labelled "Emergency contact" and a primary submit button labelled "Enrol"',
  template: RequiredTextPrimaryForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Enrol')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Paragliding course',
    })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Emergency contact'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['text'] })
    assert({ given: 'a required field', should: 'demand a value', actual: fields.map((field) => field.required), expected: [true] })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const emailHint = story({
  intent:
    'Build a form labelled "Ask a question" with an email field labelled "Reply address" with the hint "We answer within a day" and a submit button labelled "Send it"',
  template: EmailHintForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Send it')
    const hint = await findByText('We answer within a day')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Ask a question' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Reply address'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['email'] })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: button?.getAttribute('data-variant'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'We answer within a day',
    })
    await accessibilityCheck({})
  },
})

export const textHintDanger = story({
  intent:
    'Add a form labelled "Cancel subscription" with a text field labelled "Magazine" with the hint "Exactly as on the envelope" and a danger submit button labelled "Unsubscribe"',
  template: TextHintDangerForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Unsubscribe')
    const hint = await findByText('Exactly as on the envelope')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Cancel subscription',
    })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Magazine'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['text'] })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Exactly as on the envelope',
    })
    await accessibilityCheck({})
  },
})

export const requiredTextDanger = story({
  intent:
    'Make a form labelled "Close account" with a required text field labelled "Account owner" and a danger submit button labelled "Remove for good"',
  template: RequiredTextDangerForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Remove for good')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Close account' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Account owner'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['text'] })
    assert({ given: 'a required field', should: 'demand a value', actual: fields.map((field) => field.required), expected: [true] })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const requiredEmailHintDanger = story({
  intent:
    'I need a form labelled "Erase diagnosis" with a required email field labelled "Patient correspondence" with the hint "Only the clinic reads this" and a danger submit button labelled "Erase forever"',
  template: RequiredEmailHintDangerForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Erase forever')
    const hint = await findByText('Only the clinic reads this')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Erase diagnosis',
    })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Patient correspondence'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['email'] })
    assert({ given: 'a required field', should: 'demand a value', actual: fields.map((field) => field.required), expected: [true] })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Only the clinic reads this',
    })
    await accessibilityCheck({})
  },
})

export const requiredPasswordHint = story({
  intent:
    'Create a form labelled "Unlock vault" with a required password field labelled "Secret word" with the hint "Six signs or more" and a submit button labelled "Open vault"',
  template: RequiredPasswordHintForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Open vault')
    const hint = await findByText('Six signs or more')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Unlock vault' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Secret word'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['password'] })
    assert({ given: 'a required field', should: 'demand a value', actual: fields.map((field) => field.required), expected: [true] })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: button?.getAttribute('data-variant'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Six signs or more',
    })
    await accessibilityCheck({})
  },
})

export const requiredPassword = story({
  intent:
    'Create a form labelled "Voicemail greetings" with a required password field labelled "Voicemail pin" and a submit button labelled "Listen"',
  template: RequiredPasswordForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Listen')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Voicemail greetings',
    })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Voicemail pin'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['password'] })
    assert({ given: 'a required field', should: 'demand a value', actual: fields.map((field) => field.required), expected: [true] })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: button?.getAttribute('data-variant'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const emailPasswordPrimary = story({
  intent:
    'Add a form labelled "Member sign in" with an email field labelled "Your mail", a password field labelled "Your key" and a primary submit button labelled "Enter"',
  template: EmailPasswordPrimaryForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Enter')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Member sign in' })
    assert({
      given: 'labels',
      should: 'name the fields',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Your mail', 'Your key'],
    })
    assert({
      given: 'kinds of fields',
      should: 'be their types',
      actual: fields.map((field) => field.type),
      expected: ['email', 'password'],
    })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false, false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const emailHintPasswordDanger = story({
  intent:
    'Add a form labelled "Liquidate portfolio" with an email field labelled "Broker correspondence" with the hint "Where statements arrive", a password field labelled "Trading phrase" and a danger submit button labelled "Convert to cash"',
  template: EmailHintPasswordDangerForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Convert to cash')
    const hint = await findByText('Where statements arrive')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Liquidate portfolio',
    })
    assert({
      given: 'labels',
      should: 'name the fields',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Broker correspondence', 'Trading phrase'],
    })
    assert({
      given: 'kinds of fields',
      should: 'be their types',
      actual: fields.map((field) => field.type),
      expected: ['email', 'password'],
    })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false, false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'the hint',
      should: 'be a paragraph that describes the field',
      actual: [hint?.tagName, document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent],
      expected: ['P', 'Where statements arrive'],
    })
    assert({
      given: 'no word about a second hint',
      should: 'have no description',
      actual: fields[1]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const emailTextDanger = story({
  intent:
    'Create a form labelled "Revoke sponsorship" with an email field labelled "Sponsor contact", a text field labelled "Charity" and a danger submit button labelled "Withdraw"',
  template: EmailTextDangerForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Withdraw')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Revoke sponsorship',
    })
    assert({
      given: 'labels',
      should: 'name the fields',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Sponsor contact', 'Charity'],
    })
    assert({
      given: 'kinds of fields',
      should: 'be their types',
      actual: fields.map((field) => field.type),
      expected: ['email', 'text'],
    })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false, false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const textEmail = story({
  intent:
    'I need a form labelled "Book a seat" with a text field labelled "Full name", an email field labelled "Mail address" and a submit button labelled "Reserve"',
  template: TextEmailForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Reserve')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Book a seat' })
    assert({
      given: 'labels',
      should: 'name the fields',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Full name', 'Mail address'],
    })
    assert({
      given: 'kinds of fields',
      should: 'be their types',
      actual: fields.map((field) => field.type),
      expected: ['text', 'email'],
    })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false, false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: button?.getAttribute('data-variant'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const requiredTextEmailPrimary = story({
  intent:
    'Build a form labelled "Chess tournament" with a required text field labelled "Opponent", an email field labelled "Referee mailbox" and a primary submit button labelled "Challenge"',
  template: RequiredTextEmailPrimaryForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Challenge')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Chess tournament',
    })
    assert({
      given: 'labels',
      should: 'name the fields',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Opponent', 'Referee mailbox'],
    })
    assert({
      given: 'kinds of fields',
      should: 'be their types',
      actual: fields.map((field) => field.type),
      expected: ['text', 'email'],
    })
    assert({
      given: 'a required field',
      should: 'demand a value',
      actual: fields.map((field) => field.required),
      expected: [true, false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const textPassword = story({
  intent:
    'Make a form labelled "Observatory login" with a text field labelled "Astronomer", a password field labelled "Dome passcode" and a submit button labelled "Point telescope"',
  template: TextPasswordForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Point telescope')
    assert({
      given: 'the label',
      should: 'name the form',
      actual: form?.getAttribute('aria-label'),
      expected: 'Observatory login',
    })
    assert({
      given: 'labels',
      should: 'name the fields',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Astronomer', 'Dome passcode'],
    })
    assert({
      given: 'kinds of fields',
      should: 'be their types',
      actual: fields.map((field) => field.type),
      expected: ['text', 'password'],
    })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false, false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: button?.getAttribute('data-variant'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const passwordHintDanger = story({
  intent:
    'Build a form labelled "Reset device" with a password field labelled "Device code" with the hint "Printed on the box" and a danger submit button labelled "Wipe everything"',
  template: PasswordHintDangerForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Wipe everything')
    const hint = await findByText('Printed on the box')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Reset device' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Device code'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['password'] })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Printed on the box',
    })
    await accessibilityCheck({})
  },
})

export const passwordHintPrimary = story({
  intent:
    'Build a form labelled "Garage opener" with a password field labelled "Remote phrase" with the hint "Engraved beneath the handle" and a primary submit button labelled "Raise shutter"',
  template: PasswordHintPrimaryForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Raise shutter')
    const hint = await findByText('Engraved beneath the handle')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Garage opener' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Remote phrase'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['password'] })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Engraved beneath the handle',
    })
    await accessibilityCheck({})
  },
})

export const textHintPrimary = story({
  intent:
    'Create a form labelled "Rename project" with a text field labelled "Project title" with the hint "Shown to all members" and a primary submit button labelled "Keep title"',
  template: TextHintPrimaryForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Keep title')
    const hint = await findByText('Shown to all members')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Rename project' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Project title'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['text'] })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(fields[0]?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Shown to all members',
    })
    await accessibilityCheck({})
  },
})

export const requiredEmailDanger = story({
  intent:
    'Add a form labelled "Leave the club" with a required email field labelled "Member email" and a danger submit button labelled "End membership"',
  template: RequiredEmailDangerForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('End membership')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Leave the club' })
    assert({
      given: 'a label',
      should: 'name the field',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['Member email'],
    })
    assert({ given: 'a kind of field', should: 'be its type', actual: fields.map((field) => field.type), expected: ['email'] })
    assert({ given: 'a required field', should: 'demand a value', actual: fields.map((field) => field.required), expected: [true] })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const textPasswordPrimary = story({
  intent:
    'I need a form labelled "Meet the team" with a text field labelled "First name", a password field labelled "Invite code" and a primary submit button labelled "Come in"',
  template: TextPasswordPrimaryForm,
  async play({ assert, findByText, accessibilityCheck }) {
    const form = document.querySelector('form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
    const button = await findByText('Come in')
    assert({ given: 'the label', should: 'name the form', actual: form?.getAttribute('aria-label'), expected: 'Meet the team' })
    assert({
      given: 'labels',
      should: 'name the fields',
      actual: fields.map((field) => field.labels?.[0]?.textContent),
      expected: ['First name', 'Invite code'],
    })
    assert({
      given: 'kinds of fields',
      should: 'be their types',
      actual: fields.map((field) => field.type),
      expected: ['text', 'password'],
    })
    assert({
      given: 'no word about a state',
      should: 'demand nothing',
      actual: fields.map((field) => field.required),
      expected: [false, false],
    })
    assert({
      given: 'the button',
      should: 'submit this form',
      actual: button?.form === form && button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: fields[0]?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})
