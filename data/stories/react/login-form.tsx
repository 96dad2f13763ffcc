import { type FormEvent, useState } from 'react'

type LoginFormProps = { name: string; secret: string; submit: string; missing: string; onLogin?: (name: string, secret: string) => Promise<string> | string }

export const LoginForm = ({ name, secret, submit, missing, onLogin }: LoginFormProps) => {
  const [values, setValues] = useState({ name: '', secret: '' })
  const [message, setMessage] = useState('')
  const login = async (event: FormEvent) => {
    event.preventDefault()
    if (!values.name || !values.secret) {
      setMessage(missing)
      return
    }
    setMessage((await onLogin?.(values.name, values.secret)) ?? '')
  }
  return (
    <form aria-label={submit} onSubmit={login} noValidate>
      <label>
        {name}
        <input required value={values.name} onChange={(event) => setValues({ ...values, name: event.target.value })} />
      </label>
      <label>
        {secret}
        <input type="password" required value={values.secret} onChange={(event) => setValues({ ...values, secret: event.target.value })} />
      </label>
      <button type="submit">{submit}</button>
      {message && <p role="alert">{message}</p>}
    </form>
  )
}
