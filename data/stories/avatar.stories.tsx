import { story } from 'plaited/testing'
import {
  CaptionBlueAvatar,
  CaptionGreenAvatar,
  GreenAvatar,
  LargeBlackAvatar,
  LargeBlueAvatar,
  LargeCaptionAvatar,
  LargeCaptionGreenAvatar,
  LargeLinkBlueAvatar,
  LargeLinkGreenAvatar,
  LinkAvatar,
  LinkBlackAvatar,
  LinkGreenAvatar,
  SmallAvatar,
  SmallBlackAvatar,
  SmallCaptionAvatar,
  SmallCaptionBlackAvatar,
  SmallGreenAvatar,
  SmallLinkAvatar,
  SmallLinkBlueAvatar,
} from './avatar.tsx'

export const small = story({
  intent: 'Create a small avatar for "Ada Moore" with the initials "AM"',
  template: SmallAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('AM')
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Ada Moore' })
    assert({ given: 'a small avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a link or a caption', should: 'stand alone', actual: avatar?.matches('a *, figure *'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: avatar && getComputedStyle(avatar).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallGreen = story({
  intent: 'Build a small avatar for "Freya Lind" with the initials "FL" in white on green',
  template: SmallGreenAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('FL')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Freya Lind' })
    assert({ given: 'a small avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a link or a caption', should: 'stand alone', actual: avatar?.matches('a *, figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const largeBlue = story({
  intent: 'Make a large avatar for "Ravi Patel" with the initials "RP" in white on blue',
  template: LargeBlueAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('RP')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Ravi Patel' })
    assert({ given: 'a large avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a link or a caption', should: 'stand alone', actual: avatar?.matches('a *, figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a blue background', should: 'be blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})

export const largeBlack = story({
  intent: 'Add a large avatar for "Emeka Obi" with the initials "EO" in white on black',
  template: LargeBlackAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('EO')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Emeka Obi' })
    assert({ given: 'a large avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a link or a caption', should: 'stand alone', actual: avatar?.matches('a *, figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a black background', should: 'be black', actual: style?.backgroundColor, expected: 'rgb(31, 31, 31)' })
    await accessibilityCheck({})
  },
})

export const green = story({
  intent: 'Add an avatar for "Lena Fischer" with the initials "LF" in white on green',
  template: GreenAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('LF')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Lena Fischer' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: avatar?.hasAttribute('data-size'), expected: false })
    assert({ given: 'no word about a link or a caption', should: 'stand alone', actual: avatar?.matches('a *, figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const link = story({
  intent: 'Create a link avatar for "Petra Novak" with the initials "PN" pointing to "/staff/petra"',
  template: LinkAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('PN')
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a link avatar', should: 'point to the person', actual: avatar?.closest('a')?.getAttribute('href'), expected: '/staff/petra' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Petra Novak' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: avatar?.hasAttribute('data-size'), expected: false })
    assert({ given: 'no word about a caption', should: 'stand in no figure', actual: avatar?.matches('figure *'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: avatar && getComputedStyle(avatar).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallLink = story({
  intent: 'Build a small link avatar for "Noor Haddad" with the initials "NH" pointing to "/people/noor"',
  template: SmallLinkAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('NH')
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a link avatar', should: 'point to the person', actual: avatar?.closest('a')?.getAttribute('href'), expected: '/people/noor' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Noor Haddad' })
    assert({ given: 'a small avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a caption', should: 'stand in no figure', actual: avatar?.matches('figure *'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: avatar && getComputedStyle(avatar).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallLinkBlue = story({
  intent:
    'I need a small link avatar for "Kofi Mensah" with the initials "KM" pointing to "/players/kofi" in white on blue',
  template: SmallLinkBlueAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('KM')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a link avatar', should: 'point to the person', actual: avatar?.closest('a')?.getAttribute('href'), expected: '/players/kofi' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Kofi Mensah' })
    assert({ given: 'a small avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a caption', should: 'stand in no figure', actual: avatar?.matches('figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a blue background', should: 'be blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})

export const largeLinkBlue = story({
  intent:
    'Make a large link avatar for "Bruno Rossi" with the initials "BR" pointing to "/chefs/bruno" in white on blue',
  template: LargeLinkBlueAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('BR')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a link avatar', should: 'point to the person', actual: avatar?.closest('a')?.getAttribute('href'), expected: '/chefs/bruno' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Bruno Rossi' })
    assert({ given: 'a large avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a caption', should: 'stand in no figure', actual: avatar?.matches('figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a blue background', should: 'be blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})

export const linkBlack = story({
  intent: 'I need a link avatar for "Tomas Silva" with the initials "TS" pointing to "/crew/tomas" in white on black',
  template: LinkBlackAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('TS')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a link avatar', should: 'point to the person', actual: avatar?.closest('a')?.getAttribute('href'), expected: '/crew/tomas' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Tomas Silva' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: avatar?.hasAttribute('data-size'), expected: false })
    assert({ given: 'no word about a caption', should: 'stand in no figure', actual: avatar?.matches('figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a black background', should: 'be black', actual: style?.backgroundColor, expected: 'rgb(31, 31, 31)' })
    await accessibilityCheck({})
  },
})

export const linkGreen = story({
  intent: 'Add a link avatar for "Selma Aydin" with the initials "SA" pointing to "/authors/selma" in white on green',
  template: LinkGreenAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('SA')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a link avatar', should: 'point to the person', actual: avatar?.closest('a')?.getAttribute('href'), expected: '/authors/selma' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Selma Aydin' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: avatar?.hasAttribute('data-size'), expected: false })
    assert({ given: 'no word about a caption', should: 'stand in no figure', actual: avatar?.matches('figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const largeCaption = story({
  intent: 'Create a large avatar for "Grace Kim" with the initials "GK" and the caption "Head of design"',
  template: LargeCaptionAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('GK')
    const caption = await findByText('Head of design')
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Grace Kim' })
    assert({ given: 'a large avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'a caption', should: 'be a figure caption', actual: caption?.tagName, expected: 'FIGCAPTION' })
    assert({ given: 'an avatar and its caption', should: 'share a figure', actual: avatar?.parentElement?.tagName, expected: 'FIGURE' })
    assert({ given: 'no word about a link', should: 'point nowhere', actual: avatar?.matches('a *'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: avatar && getComputedStyle(avatar).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const captionBlue = story({
  intent: 'Build an avatar for "Wanda Kowalski" with the initials "WK" and the caption "Beekeeper" in white on blue',
  template: CaptionBlueAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('WK')
    const caption = await findByText('Beekeeper')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Wanda Kowalski' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: avatar?.hasAttribute('data-size'), expected: false })
    assert({ given: 'a caption', should: 'be a figure caption', actual: caption?.tagName, expected: 'FIGCAPTION' })
    assert({ given: 'an avatar and its caption', should: 'share a figure', actual: avatar?.parentElement?.tagName, expected: 'FIGURE' })
    assert({ given: 'no word about a link', should: 'point nowhere', actual: avatar?.matches('a *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a blue background', should: 'be blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})

export const smallCaptionBlack = story({
  intent:
    'Create a small avatar for "Quentin Dubois" with the initials "QD" and the caption "Ferry captain" in white on black',
  template: SmallCaptionBlackAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('QD')
    const caption = await findByText('Ferry captain')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Quentin Dubois' })
    assert({ given: 'a small avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'a caption', should: 'be a figure caption', actual: caption?.tagName, expected: 'FIGCAPTION' })
    assert({ given: 'an avatar and its caption', should: 'share a figure', actual: avatar?.parentElement?.tagName, expected: 'FIGURE' })
    assert({ given: 'no word about a link', should: 'point nowhere', actual: avatar?.matches('a *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a black background', should: 'be black', actual: style?.backgroundColor, expected: 'rgb(31, 31, 31)' })
    await accessibilityCheck({})
  },
})

export const captionGreen = story({
  intent: 'Add an avatar for "Omar Diallo" with the initials "OD" and the caption "Night editor" in white on green',
  template: CaptionGreenAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('OD')
    const caption = await findByText('Night editor')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Omar Diallo' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: avatar?.hasAttribute('data-size'), expected: false })
    assert({ given: 'a caption', should: 'be a figure caption', actual: caption?.tagName, expected: 'FIGCAPTION' })
    assert({ given: 'an avatar and its caption', should: 'share a figure', actual: avatar?.parentElement?.tagName, expected: 'FIGURE' })
    assert({ given: 'no word about a link', should: 'point nowhere', actual: avatar?.matches('a *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const largeCaptionGreen = story({
  intent:
    'I need a large avatar for "Zara Hussain" with the initials "ZH" and the caption "Marathon runner" in white on green',
  template: LargeCaptionGreenAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('ZH')
    const caption = await findByText('Marathon runner')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Zara Hussain' })
    assert({ given: 'a large avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'a caption', should: 'be a figure caption', actual: caption?.tagName, expected: 'FIGCAPTION' })
    assert({ given: 'an avatar and its caption', should: 'share a figure', actual: avatar?.parentElement?.tagName, expected: 'FIGURE' })
    assert({ given: 'no word about a link', should: 'point nowhere', actual: avatar?.matches('a *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const smallBlack = story({
  intent: 'Build a small avatar for "Yuki Tanaka" with the initials "YT" in white on black',
  template: SmallBlackAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('YT')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Yuki Tanaka' })
    assert({ given: 'a small avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a link or a caption', should: 'stand alone', actual: avatar?.matches('a *, figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a black background', should: 'be black', actual: style?.backgroundColor, expected: 'rgb(31, 31, 31)' })
    await accessibilityCheck({})
  },
})

export const largeLinkGreen = story({
  intent: 'I need a large link avatar for "Ines Costa" with the initials "IC" pointing to "/guides/ines" in white on green',
  template: LargeLinkGreenAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('IC')
    const style = avatar && getComputedStyle(avatar)
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a link avatar', should: 'point to the person', actual: avatar?.closest('a')?.getAttribute('href'), expected: '/guides/ines' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Ines Costa' })
    assert({ given: 'a large avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a caption', should: 'stand in no figure', actual: avatar?.matches('figure *'), expected: false })
    assert({ given: 'white initials', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const smallCaption = story({
  intent: 'Make a small avatar for "Hugo Meyer" with the initials "HM" and the caption "Guest speaker"',
  template: SmallCaptionAvatar,
  async play({ assert, findByText, accessibilityCheck }) {
    const avatar = await findByText('HM')
    const caption = await findByText('Guest speaker')
    assert({ given: 'initials', should: 'stand for a picture', actual: avatar?.getAttribute('role'), expected: 'img' })
    assert({ given: 'a person', should: 'give the avatar its name', actual: avatar?.getAttribute('aria-label'), expected: 'Hugo Meyer' })
    assert({ given: 'a small avatar', should: 'carry its size', actual: avatar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'a caption', should: 'be a figure caption', actual: caption?.tagName, expected: 'FIGCAPTION' })
    assert({ given: 'an avatar and its caption', should: 'share a figure', actual: avatar?.parentElement?.tagName, expected: 'FIGURE' })
    assert({ given: 'no word about a link', should: 'point nowhere', actual: avatar?.matches('a *'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: avatar && getComputedStyle(avatar).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})
