import { Component, createContext, type JSX } from 'preact'
import { useContext } from 'preact/hooks'

const Words = createContext({ send: 'Sign up' })

const Send = () => <button type="submit">{useContext(Words).send}</button>

type Props = { onSend(values: { name: string; news: boolean }): void }

export default class Signup extends Component<Props, { name: string; news: boolean; typed: number; changes: number }> {
  override state = { name: '', news: false, typed: 0, changes: 0 }

  send = (event: JSX.TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    this.props.onSend({ name: this.state.name, news: this.state.news })
  }

  override render() {
    const { name, news, typed, changes } = this.state
    return (
      <form class="signup" onSubmit={this.send}>
        <label for="name">Name</label>
        <input
          id="name"
          value={name}
          onInput={(event) => this.setState({ name: event.currentTarget.value.toUpperCase(), typed: typed + 1 })}
          onChange={() => this.setState({ changes: this.state.changes + 1 })}
        />
        <label>
          <input type="checkbox" checked={news} onChange={(event) => this.setState({ news: event.currentTarget.checked })} /> News
        </label>
        <p>{changes ? `Left ${changes} times after ${typed} letters` : 'Still typing'}</p>
        <Send />
      </form>
    )
  }
}
