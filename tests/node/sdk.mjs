// What users of the AI SDK and of LangChain write, in short; prints what came back as one line of JSON.
// node sdk.mjs CLIENT ENDPOINT INTENT MODE      CLIENT: ai, langchain; MODE: auto, stream, required, named, structured
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { ChatOpenAI } from '@langchain/openai'
import { generateText, Output, streamText, tool } from 'ai'
import { z } from 'zod'

const [client, endpoint, intent, mode] = process.argv.slice(2)
const description = 'Write a file'
const parameters = z.object({ path: z.string(), content: z.string() })
const system = 'You write UI.'

const withAiSdk = async () => {
  const provider = createOpenAICompatible({ name: 'storyloop', baseURL: `${endpoint}/v1`, supportsStructuredOutputs: true })
  const asked = { model: provider('tiny'), system, prompt: intent, temperature: 0, maxOutputTokens: 100 }
  if (mode === 'structured') {
    return (await generateText({ ...asked, output: Output.object({ schema: parameters, name: 'writeTemplate', description }) })).output
  }
  const tools = { writeTemplate: tool({ description, inputSchema: parameters }) }
  const toolChoice = { required: 'required', named: { type: 'tool', toolName: 'writeTemplate' } }[mode] ?? 'auto'
  const answer = await (mode === 'stream' ? streamText : generateText)({ ...asked, tools, toolChoice })
  return (await answer.toolCalls)[0].input
}

const withLangChain = async () => {
  const model = new ChatOpenAI({
    model: 'tiny',
    apiKey: '-',
    temperature: 0,
    maxTokens: 100,
    configuration: { baseURL: `${endpoint}/v1` },
  })
  const messages = [
    ['system', system],
    ['user', intent],
  ]
  if (mode === 'structured') {
    return model.withStructuredOutput(parameters, { name: 'writeTemplate', method: 'jsonSchema' }).invoke(messages)
  }
  const choice = { required: 'required', named: 'writeTemplate' }[mode] ?? 'auto'
  const bound = model.bindTools([{ name: 'writeTemplate', description, schema: parameters }], { tool_choice: choice })
  if (mode !== 'stream') return (await bound.invoke(messages)).tool_calls[0].args
  let whole
  for await (const chunk of await bound.stream(messages)) whole = whole === undefined ? chunk : whole.concat(chunk)
  return whole.tool_calls[0].args
}

console.log(JSON.stringify(await (client === 'ai' ? withAiSdk : withLangChain)()))
