// The users' TypeScript agent, in short: asks an endpoint for a component, and prints what came back as one line of JSON.
// node chat.mjs ENDPOINT TOKEN BODY [stream]
import { InferenceClient } from '@huggingface/inference'

const [endpointUrl, token, body, stream] = process.argv.slice(2)
const client = new InferenceClient(token, { endpointUrl })
try {
  if (stream) {
    const chunks = []
    for await (const chunk of client.chatCompletionStream(JSON.parse(body))) chunks.push(chunk)
    console.log(JSON.stringify(chunks))
  } else {
    console.log(JSON.stringify(await client.chatCompletion(JSON.parse(body))))
  }
} catch (error) {
  const { status, body } = error.httpResponse ?? {}
  console.log(JSON.stringify({ message: error.message, status, said: JSON.stringify(body) }))
}
