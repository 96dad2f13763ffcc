/** A decorator made by a function, as many projects have them. */
export const framed = () => (Story: () => React.JSX.Element, { parameters }: { parameters: { frame: { name: string; level: string } } }) => (
  <section aria-label={`${parameters.frame.name} ${parameters.frame.level}`}>
    <Story />
  </section>
)
